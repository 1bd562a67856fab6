//! `rondbrief receive`: what a mail is, told to scripts.

use crate::support::program::Place;

#[test]
fn a_mail_that_came_back_is_explained_and_changes_nothing() {
    let place = Place::new();
    let mail = format!("{}/fuzz/corpus/returned/unknown", env!("CARGO_MANIFEST_DIR"));
    let told = place.asks(&format!("rondbrief receive --explain < {mail}"));
    assert_eq!(
        (told["kind"].as_str(), told["class"].as_str(), told["status"].as_str(), told["by"].as_str()),
        (Some("bounce"), Some("hard"), Some("5.1.1"), Some("delivery-status"))
    );
    assert_eq!(told["recipients"], serde_json::json!(["lezer@example.net"]));
    assert!(!place.path("rondbrief-data").exists());
}

#[test]
fn without_explain_it_says_what_is_missing() {
    assert_eq!(Place::new().types("rondbrief receive < /dev/null").code, 2);
}
