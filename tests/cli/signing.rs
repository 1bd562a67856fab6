//! `rondbrief dkim`: the records that DNS has to publish.

use std::{fs, os::unix::fs::PermissionsExt};

use super::{CREATE, place_with_a_list};
use crate::support::program::Place;

/// Puts a key in a place, readable by its owner only.
fn with_a_key(place: Place) -> Place {
    place.write("dkim.pem", include_str!("../mail/keys/rsa_pkcs1.pem"));
    fs::set_permissions(place.path("dkim.pem"), fs::Permissions::from_mode(0o600)).unwrap();
    place.with("RONDBRIEF_DKIM_SELECTOR", "brief").with("RONDBRIEF_DKIM_KEY_FILE", "dkim.pem")
}

#[test]
fn the_record_is_told_for_every_domain_a_list_writes_from() {
    let place = with_a_key(place_with_a_list());
    place.does(&CREATE.replace("in-de-ggz", "wijk").replace("update@example.org", "wijk@example.net"));
    place.does(&CREATE.replace("in-de-ggz", "academie"));
    let done = place.types("rondbrief dkim record");
    let names: Vec<_> = done.stdout.lines().map(|line| line.split(" \"").next().unwrap()).collect();
    assert_eq!(names, ["brief._domainkey.example.net. IN TXT", "brief._domainkey.example.org. IN TXT"]);
    assert_eq!(done.stderr, "");
    let asked = place.asks("rondbrief dkim record --json");
    assert_eq!((&asked[1]["name"], &asked[1]["type"]), (&"brief._domainkey.example.org".into(), &"TXT".into()));
    assert!(asked[1]["text"].as_str().unwrap().starts_with("v=DKIM1; k=rsa; p=MIIB"));
}

#[test]
fn a_second_key_has_a_record_of_its_own() {
    let place = with_a_key(place_with_a_list())
        .with("RONDBRIEF_DKIM_ED25519_SELECTOR", "tweede")
        .with("RONDBRIEF_DKIM_ED25519_KEY_FILE", "ed25519.pem");
    place.write("ed25519.pem", include_str!("../mail/keys/ed25519.pem"));
    let done = place.types("rondbrief dkim record");
    let last =
        "tweede._domainkey.example.org. IN TXT \"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"";
    assert_eq!(done.stdout.lines().last(), Some(last));
    assert!(done.stderr.contains("chmod 600 ed25519.pem") && !done.stderr.contains("dkim.pem"), "{}", done.stderr);
}

#[test]
fn what_is_missing_is_told_with_what_to_do() {
    let done = place_with_a_list().types("rondbrief dkim record");
    assert_eq!((done.code, done.stderr.contains("openssl genrsa -out dkim.pem 2048")), (2, true), "{}", done.stderr);
    let done = with_a_key(Place::new()).types("rondbrief dkim record");
    assert_eq!((done.code, done.stderr.contains("rondbrief list create")), (1, true), "{}", done.stderr);
}
