//! Replacing the secret key, and examining it.

use super::{CREATE, place_with_a_list};
use crate::support::{
    app::{Engine, fresh_database},
    eventually,
    program::{Place, SOON},
};

const FILE: &str = "rondbrief-data/secret.key";

fn adds(place: &Place, address: &str) {
    place.does(&format!("rondbrief subscriber add --list in-de-ggz --email {address} --name Lezer --consent papier"));
}

fn finds(place: &Place, address: &str) -> bool {
    place.types(&format!("rondbrief subscriber find --list in-de-ggz --email {address}")).code == 0
}

async fn on(engine: Engine) -> Place {
    let place = Place::new();
    let url = fresh_database(engine, &place.folder).await;
    let place = place.with("RONDBRIEF_DATABASE_URL", &url);
    place.does(CREATE);
    place
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_is_replaced_while_the_service_runs() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let place = on(engine).await;
        adds(&place, "anke@example.org");
        let before = place.does(&format!("cat {FILE}"));
        let service = place.serve(&["serve"]).await;
        let told = place.does("rondbrief key rotate");
        assert!(told.contains("The new key is in use") && told.contains("Everything is under the new key"), "{told}");
        assert_ne!(place.does(&format!("cat {FILE}")), before);
        assert_eq!(place.does(&format!("cat {FILE}.until-*")), before, "it opens older backups");
        assert_eq!(place.does(&format!("stat -c %a {FILE} {FILE}.until-*")), "600\n600\n");
        assert!(!place.path(&format!("{FILE}.new")).exists());

        // The service has noticed: a form posted to it is read by others, and the other way round.
        let post = place.visit("POST", "/l/in-de-ggz/subscribe", r#"{"email":"bo@example.org"}"#).unwrap();
        assert!(post.0 < 300, "{post:?}");
        eventually(SOON, "the form is admitted", || finds(&place, "bo@example.org")).await;
        assert!(finds(&place, "anke@example.org"));
        let told = place.does("rondbrief key check --all");
        assert!(told.contains("keys before it: 1") && !told.contains("look:"), "{told}");
        let state = place.asks("rondbrief key check --json");
        assert_eq!(
            (&state["rotating"], &state["earlier"], &state["modes"]),
            (&false.into(), &1.into(), &serde_json::json!([]))
        );
        assert_eq!(service.stops("TERM").await, 0);
        let log = service_log(&place);
        assert!(!log.contains("ERROR"), "{log}");
        place.does(&format!("cat {FILE}.until-* > sleutel && chmod 600 sleutel"));
        let old = place.types("RONDBRIEF_SECRET_KEY_FILE=sleutel rondbrief list list");
        assert!(old.code == 1 && old.stderr.contains("does not fit"), "{old:?}");
    }
}

fn service_log(place: &Place) -> String {
    place.does("cat *.log")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rotation_that_was_killed_goes_on() {
    let place = place_with_a_list();
    for address in ["anke@example.org", "bo@example.org"] {
        adds(&place, address);
    }
    // No block of this table can be written for as long as the trigger is there.
    let trigger = "CREATE TRIGGER stuck BEFORE UPDATE ON consent BEGIN SELECT RAISE(ABORT, \"stuck\"); END";
    place.does(&format!("sqlite3 rondbrief-data/rondbrief.db '{trigger}'"));
    let rotation = place.start(&["key", "rotate"]);
    eventually(SOON, "it begins", || rotation.output().contains("the one before it in")).await;
    rotation.kill();
    let check = place.types("rondbrief key check");
    assert!(check.code == 1 && check.stderr.contains("run `rondbrief key rotate` to go on"), "{check:?}");
    assert!(
        check.stdout.lines().any(|line| line.contains("consent") && line.ends_with("0          2          0")),
        "{check:?}"
    );
    let doctor = place.types("rondbrief doctor");
    assert!(doctor.stdout.contains("key rotation"), "{doctor:?}");
    assert!(finds(&place, "anke@example.org"));
    place.does("sqlite3 rondbrief-data/rondbrief.db 'DROP TRIGGER stuck'");
    let told = place.does("rondbrief key rotate");
    assert!(told.contains("goes on") && told.contains("Everything is under the new key"), "{told}");
    place.does("rondbrief key check --all");
    assert!(!place.types("rondbrief doctor").stdout.contains("key rotation"));
}

#[test]
fn a_rotation_that_was_killed_before_the_key_was_in_its_place_goes_on() {
    let place = place_with_a_list();
    adds(&place, "anke@example.org");
    place.does("rondbrief key rotate --prepare");
    assert!(place.types("rondbrief doctor").stdout.contains("a new key is prepared"));
    assert!(place.does("rondbrief key check").contains("prepared and not in use"));
    let again = place.types("rondbrief key rotate --prepare");
    assert!(again.code == 1 && again.stderr.contains("cannot be written"), "{again:?}");
    let prepared = place.does(&format!("cat {FILE}.new"));
    let before = place.does(&format!("cat {FILE}"));
    place.does("rondbrief key rotate");
    assert_eq!(place.does(&format!("cat {FILE}")), prepared);
    // As it is when it was killed after the database had the new key.
    place.does(&format!("mv {FILE} {FILE}.new && mv {FILE}.until-* {FILE}"));
    assert_eq!(place.does(&format!("cat {FILE}")), before);
    assert!(finds(&place, "anke@example.org"));
    assert_eq!(place.does(&format!("cat {FILE}")), prepared, "any command puts it in its place");
    let used = place.types(&format!("cp {FILE} {FILE}.new && rondbrief key rotate && cp {FILE}.until-* {FILE}.new"));
    assert_eq!(used.code, 0, "{used:?}");
    place.does(&format!("cp $(ls {FILE}.until-* | head -n 1) {FILE}.new"));
    let used = place.types("rondbrief key rotate");
    assert!(used.code == 1 && used.stderr.contains("had the key"), "{used:?}");
}

#[test]
fn who_was_erased_after_a_rotation_stays_so_when_a_copy_from_before_it_is_put_back() {
    let place = place_with_a_list();
    for address in ["anke@example.org", "bo@example.org"] {
        adds(&place, address);
    }
    place.does("rondbrief backup --with-key kopie && rondbrief key rotate");
    place.does("rondbrief subscriber remove --list in-de-ggz --email bo@example.org");
    place.does("rm rondbrief-data/rondbrief.db*");
    let refused = place.types("rondbrief restore kopie");
    assert!(refused.code == 1 && refused.stderr.contains("is not the one of this copy"), "{refused:?}");
    let put = place.types(&format!("mv {FILE} {FILE}.new && rondbrief restore kopie"));
    assert!(put.code == 0 && put.stderr.contains("entries of a key that this database does not have"), "{put:?}");
    assert!(finds(&place, "bo@example.org"), "as in the copy");
    place.does("rondbrief key rotate && rondbrief key check --all");
    assert!(finds(&place, "anke@example.org") && !finds(&place, "bo@example.org"));
    let barred = place.types("rondbrief subscriber add --list in-de-ggz --email bo@example.org --consent papier");
    assert_eq!(barred.code, 1, "{barred:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_start_warns_of_files_that_others_can_read_and_starts() {
    let place = place_with_a_list();
    place.does("rondbrief backup kopie && chmod 755 rondbrief-data && mkdir elders && mv rondbrief-data/secret.key elders/sleutel");
    let place = place.with("RONDBRIEF_SECRET_KEY_FILE", "elders/sleutel");
    place.does("chmod 640 elders/sleutel && touch rondbrief-data/departures.journal && chmod 644 rondbrief-data/departures.journal");
    place.does("mkdir -m 750 rondbrief-data/mailbox && touch rondbrief-data/mailbox/een.eml");
    let check = place.does("rondbrief key check");
    let service = place.serve(&["serve"]).await;
    for (name, mode) in [
        ("elders/sleutel", "600 elders/sleutel"),
        ("rondbrief-data", "700 rondbrief-data"),
        ("departures.journal", "600 rondbrief-data/departures.journal"),
        ("mailbox", "700 rondbrief-data/mailbox"),
        ("een.eml", "600 rondbrief-data/mailbox/een.eml"),
    ] {
        assert!(service.log().contains(&format!("chmod {mode}")), "{name}\n{}", service.log());
        assert!(check.contains(&format!("chmod {mode}")), "{name}\n{check}");
    }
    assert_eq!(service.stops("TERM").await, 0);
    place.does("rondbrief key rotate && rondbrief key check --all && ls elders/sleutel.until-*");
}
