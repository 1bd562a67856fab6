//! `rondbrief editor`, and the link that the first start prints.

use super::place_with_a_list;
use crate::support::{
    eventually,
    program::{Place, SOON},
};

const INVITE: &str = "rondbrief editor invite --list in-de-ggz --role editor --email Anke@example.net --name Anke";

#[test]
fn somebody_is_invited_given_another_role_and_removed() {
    let place = place_with_a_list();
    assert!(place.does(INVITE).contains("/desk/sign-in"));
    let again = place.types(INVITE);
    assert!(again.code == 1 && again.stderr.contains("rondbrief editor role"), "{}", again.stderr);
    place.does("rondbrief editor invite --everywhere --email bo@example.net --name Bo --language en");
    let all = place.asks("rondbrief editor list --json");
    assert_eq!(all[0]["roles"], serde_json::json!({ "in-de-ggz": "editor" }));
    assert_eq!((&all[0]["email"], &all[0]["owner"]), (&"Anke@example.net".into(), &false.into()));
    assert_eq!((&all[1]["owner"], &all[1]["language"]), (&true.into(), &"en".into()));
    assert!(place.does("rondbrief editor list").contains("Bo  owner of the installation"));
    place.does("rondbrief editor role --list in-de-ggz --email anke@example.net --role publisher");
    assert_eq!(place.asks("rondbrief editor list --json")[0]["roles"]["in-de-ggz"], "publisher");
    place.does("rondbrief editor role --list in-de-ggz --email anke@example.net --role none");
    assert_eq!(place.asks("rondbrief editor list --json")[0]["roles"], serde_json::json!({}));
    assert!(place.does("rondbrief editor forget-factors --email anke@example.net").contains("signed out everywhere"));
    assert_eq!(place.types("rondbrief editor forget-factors --email niemand@example.net").code, 1);
    let last = place.types("rondbrief editor remove --email bo@example.net");
    assert!(last.code == 1 && last.stderr.contains("only owner"), "{}", last.stderr);
    place.does("rondbrief editor role --everywhere --email anke@example.net --role owner");
    place.does("rondbrief editor remove --email bo@example.net");
    assert_eq!(place.asks("rondbrief editor list --json").as_array().unwrap().len(), 1);
    assert_eq!(place.types("rondbrief editor link --email bo@example.net").code, 1);
}

#[test]
fn a_viewer_may_still_be_called_a_reader_on_the_command_line() {
    let place = place_with_a_list();
    place.does(INVITE);
    for word in ["reader", "viewer"] {
        place.does("rondbrief editor role --list in-de-ggz --email anke@example.net --role editor");
        place.does(&format!("rondbrief editor role --list in-de-ggz --email anke@example.net --role {word}"));
        assert_eq!(place.asks("rondbrief editor list --json")[0]["roles"]["in-de-ggz"], "viewer");
        assert!(place.does("rondbrief editor list").contains("in-de-ggz: viewer"));
    }
}

#[test]
fn what_is_typed_wrongly_is_told() {
    let place = place_with_a_list();
    for line in [
        "rondbrief editor invite --email anke@example.net --name Anke",
        "rondbrief editor invite --list in-de-ggz --email anke@example.net --name Anke",
        "rondbrief editor invite --list in-de-ggz --role boss --email anke@example.net --name Anke",
        "rondbrief editor invite --everywhere --role editor --email anke@example.net --name Anke",
        "rondbrief editor role --everywhere --email anke@example.net --role editor",
        "rondbrief editor role --list in-de-ggz --everywhere --email anke@example.net --role owner",
    ] {
        let done = place.types(line);
        assert_eq!((done.code, done.stdout.as_str()), (2, ""), "{line}\n{}", done.stderr);
    }
    assert_eq!(place.asks("rondbrief editor list --json"), serde_json::json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn while_there_is_no_owner_each_start_prints_a_fresh_link_that_makes_one() {
    let place = Place::new();
    let mut links = Vec::new();
    for _ in 0..2 {
        let service = place.serve(&[]).await;
        eventually(SOON, "it tells where to go", || service.output().contains("Ctrl-C")).await;
        let output = service.output();
        let link = output.split_whitespace().find(|word| word.contains("/desk/first/")).unwrap();
        let path = &link[link.find("/desk").unwrap()..];
        assert_eq!(place.visit("GET", path, "").unwrap().0, 200);
        assert!(!service.log().contains("/desk/first/"), "it stands in no log");
        links.push(path.to_owned());
        assert_eq!(service.stops("INT").await, 0);
    }
    assert_ne!(links[0], links[1]);
    place.does("rondbrief editor invite --everywhere --email bo@example.net --name Bo");
    let service = place.serve(&[]).await;
    eventually(SOON, "it tells where to go", || service.output().contains("Ctrl-C")).await;
    assert!(!service.output().contains("/desk/first/") && service.output().contains("/desk\n"), "{}", service.output());
    assert_eq!(place.visit("GET", &links[1], "").unwrap().0, 404);
    let link = place.does("rondbrief editor link --email bo@example.net");
    let path = link[link.find("/desk").unwrap()..].trim();
    let (status, page) = place.visit("GET", path, "").unwrap();
    assert!(status == 200 && page.contains("<button"), "{page}");
    assert_eq!(service.stops("INT").await, 0);
}
