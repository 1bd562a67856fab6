//! Backups and restores that cannot be made, each with an answer that says why.

use super::{CREATE, place_with_a_list};
use crate::support::{
    app::{Engine, fresh_database},
    program::{Done, Place},
};

/// Types a line that fails with these words; what was made on the way is gone again.
fn fails(place: &Place, line: &str, words: &str) -> Done {
    let done = place.types(line);
    assert!(done.code == 1 && done.stderr.contains(words) && done.stdout.is_empty(), "{line}: {words}\n{done:?}");
    done
}

async fn on_postgres() -> Place {
    let place = Place::new();
    let url = fresh_database(Engine::Postgres, &place.folder).await;
    let place = place.with("RONDBRIEF_DATABASE_URL", &url);
    place.does(CREATE);
    place
}

#[test]
fn a_folder_that_is_no_copy_is_told_from_one() {
    let place = place_with_a_list();
    place.does("mkdir leeg vol && touch vol/iets bestand && rondbrief backup kopie && mv kopie/manifest.json vol/");
    for (folder, words) in [
        ("nergens", "there is no folder nergens"),
        ("leeg", "there is no manifest.json in it"),
        ("bestand", "there is no manifest.json in it"),
        ("kopie", "a copy that was broken off has none either"),
        ("vol", "not as it was written"),
    ] {
        fails(&place, &format!("rondbrief backup --check {folder}"), words);
        fails(&place, &format!("rondbrief restore {folder}"), words);
    }
    place.does("mv vol/manifest.json kopie/ && rondbrief backup --check kopie");
}

#[test]
fn a_backup_goes_to_a_folder_of_its_own_or_leaves_nothing() {
    let place = Place::new();
    fails(&place, "rondbrief backup kopie", "there is no database yet");
    assert!(!place.path("kopie").exists() && !place.path("rondbrief-data").exists());
    place.does(CREATE);
    place.does("mkdir leeg vol && touch vol/iets bestand && rondbrief backup leeg && rondbrief backup --check leeg");
    for (folder, words) in [
        ("leeg", "is not empty"),
        ("vol", "is not empty"),
        ("bestand", "cannot hold a copy"),
        ("nergens/kopie", "cannot be made"),
    ] {
        fails(&place, &format!("rondbrief backup {folder}"), words);
    }
    assert_eq!(place.does("ls vol"), "iets\n");
    place.does("mv rondbrief-data/secret.key sleutel");
    fails(&place, "rondbrief backup --with-key kopie", "there is no secret key");
    place.write("rondbrief-data/secret.key", "ab".repeat(32));
    fails(&place, "rondbrief backup --with-key kopie", "does not fit");
    assert!(!place.path("kopie").exists(), "it removes what it made");
    place.does("rondbrief backup kopie");
    assert_eq!(place.types("rondbrief backup --with-key --check kopie").code, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_overwrites_nothing_and_wants_the_right_place() {
    let place = place_with_a_list();
    let service = place.serve(&["serve"]).await;
    place.does("rondbrief backup kopie");
    fails(&place, "rondbrief restore kopie", "stop it first");
    assert_eq!(service.stops("TERM").await, 0);
    fails(&place, "rondbrief restore kopie", "nothing is overwritten");
    place.does("mv rondbrief-data/rondbrief.db weg.db && touch rondbrief-data/rondbrief.db-wal");
    fails(&place, "rondbrief restore kopie", "nothing is overwritten");
    place.does("rm rondbrief-data/rondbrief.db-wal && mv rondbrief-data/secret.key sleutel");
    fails(&place, "rondbrief restore kopie", "put it there first");
    place.write("rondbrief-data/secret.key", "ab".repeat(32));
    fails(&place, "rondbrief restore kopie", "is not the one of this copy");
    place.does("mv sleutel rondbrief-data/secret.key");
    let postgres = on_postgres().await;
    let here = place.path("kopie").display().to_string();
    fails(&postgres, &format!("rondbrief restore {here}"), "of an SQLite database");
    assert!(!place.path("rondbrief-data/rondbrief.db").exists());
    place.does("rondbrief restore kopie");
    assert_eq!(place.asks("rondbrief list list --json").as_array().unwrap().len(), 1);
    assert!(!place.path("rondbrief-data/rondbrief.db.part").exists());

    postgres.does("rondbrief backup kopie");
    let there = postgres.path("kopie").display().to_string();
    fails(&place, &format!("rondbrief restore {there}"), "of a PostgreSQL database");
    fails(&postgres, "rondbrief restore kopie", "has tables already");
    let nowhere = postgres.with("RONDBRIEF_DATABASE_URL", "postgres://rondbrief@127.0.0.1:9/nergens");
    fails(&nowhere, "rondbrief restore kopie", "createdb");
    fails(&nowhere, "rondbrief backup andere", "cannot be read");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_programs_of_postgresql_it_says_what_to_install() {
    let place = on_postgres().await;
    place.does("rondbrief backup kopie");
    let bare = |line: &str| format!("program=$(command -v rondbrief); PATH=/nowhere; exec \"$program\" {line}");
    for (line, name) in
        [("backup andere", "pg_dump"), ("backup --check kopie", "pg_restore"), ("restore kopie", "pg_restore")]
    {
        let done = fails(&place, &bare(line), &format!("{name} is not installed"));
        assert!(done.stderr.contains("apt-get install postgresql-client"), "{done:?}");
    }
    assert!(!place.path("andere").exists());
}

#[test]
fn a_copy_is_made_of_an_older_database_without_changing_it() {
    let place = place_with_a_list();
    let sql = "SELECT MAX(version) FROM _sqlx_migrations";
    let newest = place.does(&format!("sqlite3 rondbrief-data/rondbrief.db '{sql}'"));
    place.does("sqlite3 rondbrief-data/rondbrief.db 'DELETE FROM _sqlx_migrations WHERE version > 20'");
    place.does("rondbrief backup ouder");
    assert_eq!(place.does(&format!("sqlite3 rondbrief-data/rondbrief.db '{sql}'")), "20\n");
    assert_ne!(newest, "20\n");
    place.does("sqlite3 rondbrief-data/rondbrief.db 'UPDATE _sqlx_migrations SET version = 9999 WHERE version = 20'");
    place.does("rondbrief backup nieuwer && rm -r rondbrief-data/rondbrief.db*");
    fails(&place, "rondbrief restore nieuwer", "newer version");
    assert!(!place.path("rondbrief-data/rondbrief.db").exists());
}
