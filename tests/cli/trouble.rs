//! An owner's mistakes, and a full disk: each gets a clear answer, and nothing is lost.

use std::fs;

use sqlx::{Connection, PgConnection, SqliteConnection};

use super::{CREATE, place_with_a_list};
use crate::{
    both_engines,
    support::{
        app::{Engine, fresh_database},
        program::{Place, SOON},
    },
};

/// A place with a list on this engine, and the URL of its database.
async fn place_on(engine: Engine) -> (Place, String) {
    let place = Place::new();
    let url = fresh_database(engine, &place.folder).await;
    let place = place.with("RONDBRIEF_DATABASE_URL", &url);
    place.does(CREATE);
    (place, url)
}

#[test]
fn all_that_is_wrong_in_a_configuration_is_told_together() {
    let place = Place::new().with("RONDBRIEF_SMPT_URL", "smtp://user:geheim@mail.example.org");
    place.write("rondbrief.toml", "lisen = '127.0.0.1:80'\nbase_url = 'news'\n[delivery]\nconnections = 0\n");
    let done = place.types("rondbrief list list");
    assert_eq!(done.code, 2);
    for words in
        ["lisen: ", "did you mean listen?", "base_url: ", "delivery.connections: ", "did you mean RONDBRIEF_SMTP_URL?"]
    {
        assert!(done.stderr.contains(words), "{words}\n{}", done.stderr);
    }
    assert!(!done.stderr.contains("geheim"), "{}", done.stderr);
    assert!(!place.path("rondbrief-data").exists(), "nothing is made");
}

both_engines! {
    async fn a_wrong_key_is_recognised_and_the_right_one_still_works(engine) {
        let (place, _) = place_on(engine).await;
        let key = fs::read_to_string(place.path("rondbrief-data/secret.key")).unwrap();
        for (wrong, words) in [("ab".repeat(32), "does not fit"), ("geen sleutel".into(), "64 hexadecimal digits")] {
            place.write("rondbrief-data/secret.key", wrong);
            for command in ["rondbrief list list", "rondbrief", "rondbrief worker"] {
                let done = place.types(command);
                assert_eq!((done.code, done.stderr.contains(words)), (1, true), "{command}: {}", done.stderr);
            }
        }
        place.write("rondbrief-data/secret.key", key);
        assert!(place.does("rondbrief list list").contains("in-de-ggz"));
    }

    async fn a_database_whose_key_is_missing_is_left_alone(engine) {
        let (place, _) = place_on(engine).await;
        let key = fs::read_to_string(place.path("rondbrief-data/secret.key")).unwrap();
        fs::remove_file(place.path("rondbrief-data/secret.key")).unwrap();
        for _ in 0..2 {
            let done = place.types("rondbrief list list");
            assert_eq!((done.code, done.stderr.contains("key")), (1, true), "{}", done.stderr);
            assert!(!place.path("rondbrief-data/secret.key").exists(), "no new key takes the place of the lost one");
        }
        place.write("rondbrief-data/secret.key", key);
        assert!(place.does("rondbrief list list").contains("in-de-ggz"));
    }

    async fn a_database_of_a_newer_version_is_left_alone(engine) {
        let (place, url) = place_on(engine).await;
        let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                     SELECT 9999, 'later', success, checksum, execution_time FROM _sqlx_migrations WHERE version = 1";
        match engine {
            Engine::Sqlite => {
                let mut connection = SqliteConnection::connect(&url).await.unwrap();
                sqlx::query(newer).execute(&mut connection).await.unwrap();
            }
            Engine::Postgres => {
                let mut connection = PgConnection::connect(&url).await.unwrap();
                sqlx::query(newer).execute(&mut connection).await.unwrap();
            }
        }
        for command in ["rondbrief list list", "rondbrief", "rondbrief migrate"] {
            let done = place.types(command);
            assert_eq!((done.code, done.stderr.contains("newer version")), (1, true), "{command}: {}", done.stderr);
        }
    }
}

#[test]
fn a_data_folder_that_cannot_be_made_is_named() {
    let place = Place::new().with("RONDBRIEF_DATA_DIR", "bestand/map");
    place.write("bestand", "in de weg");
    let done = place.types("rondbrief migrate");
    assert_eq!(done.code, 1);
    assert!(done.stderr.contains("bestand/map") && done.stderr.contains("RONDBRIEF_DATA_DIR"), "{}", done.stderr);
}

#[tokio::test]
async fn a_database_that_is_none_is_named() {
    let place = Place::new().with("RONDBRIEF_DATABASE_URL", "sqlite:brief.txt");
    place.does("rondbrief migrate");
    place.write("brief.txt", "Lieve Anke, ".repeat(1_000));
    let done = place.types("rondbrief list list");
    assert_eq!((done.code, done.stderr.contains("database")), (1, true), "{}", done.stderr);
    assert!(fs::read_to_string(place.path("brief.txt")).unwrap().starts_with("Lieve Anke"));
    let url = fresh_database(Engine::Postgres, &place.folder).await + "-that-is-not-there";
    let nobody = Place::new().with("RONDBRIEF_DATABASE_URL", &url.replace("rondbrief@", "rondbrief:geheim@"));
    let done = nobody.types("rondbrief list list");
    assert_eq!((done.code, done.stderr.contains("database")), (1, true), "{}", done.stderr);
    assert!(!done.stderr.contains("geheim"));
}

/// The text of an import file of `count` rows with proof of consent.
fn rows(count: usize) -> String {
    let row = |n| format!("lezer{n}@example.net,Lezer,2026-03-01,op papier bij de balie van het buurthuis\n");
    "email,name,consented_at,consent\n".to_owned() + &(0..count).map(row).collect::<String>()
}

#[test]
fn a_full_disk_stops_an_import_with_a_clear_word_and_what_was_told_as_added_is_there() {
    let place = place_with_a_list();
    place.write("lezers.csv", rows(20_000));
    // Files may not grow beyond 3 MiB, which acts as a full disk.
    let done = place.types("trap '' XFSZ; ulimit -f 6144; rondbrief subscriber import --list in-de-ggz lezers.csv");
    assert_eq!(done.code, 1, "{}", done.stderr);
    assert!(done.stderr.contains("were not imported") && done.stderr.contains("disk"), "{}", done.stderr);
    let added = done.stdout.matches(",added,").count();
    assert!(added > 0 && added < 20_000, "{added} were added before the disk was full");
    let again = place.types("rondbrief subscriber import --list in-de-ggz lezers.csv");
    assert!(
        again.stderr.contains(&format!("{} added, {added} unchanged, 0 refused", 20_000 - added)),
        "{}",
        again.stderr
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_said_to_a_visitor_and_over_as_soon_as_there_is_room() {
    let place = place_with_a_list().with("RONDBRIEF_LIMITS_SIGN_UPS_PER_NETWORK_PER_HOUR", "1000000");
    let post = |n: usize| {
        let body = format!(r#"{{"email": "lezer{n}@example.net"}}"#);
        place.visit("POST", "/l/in-de-ggz/subscribe", &body).unwrap().0
    };
    let size = fs::metadata(place.path("rondbrief-data/rondbrief.db")).unwrap().len();
    // The limit leaves room for some forms, and no more.
    let limit = size / 512 + 400;
    let service = place.serve_by(&format!("trap '' XFSZ; ulimit -f {limit}; exec rondbrief serve --no-worker")).await;
    let mut taken = 0;
    let answer = loop {
        match post(taken) {
            202 => taken += 1,
            other => break other,
        }
        assert!(taken < 5_000, "the disk is never full");
    };
    assert!((500..600).contains(&answer), "{answer}");
    assert!(taken > 0);
    assert_eq!(place.visit("GET", "/l/in-de-ggz", "").unwrap().0, 200, "who only looks is served");
    service.kill();
    let service = place.serve(&[]).await;
    assert_eq!(post(taken), 202);
    let mails = || -> Vec<serde_json::Value> {
        serde_json::from_str(&place.looks(&service, "/mailbox/messages.json").1).unwrap()
    };
    crate::support::eventually(SOON, "every form that was taken is answered by mail", || mails().len() == taken + 1)
        .await;
    assert_eq!(service.stops("INT").await, 0);
}
