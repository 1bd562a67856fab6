//! The real program on an older copy of its database, after readers left and were erased and the program was killed.

use super::restored::copy;
use crate::{
    both_engines,
    delivery::crash::{all_arrive, published},
    support::{
        app::{Engine, fresh_database},
        letter::ReadLetter,
        program::Place,
        smtp_server::SmtpServer,
    },
};

/// The path by which a reader leaves, from the update they got.
fn leave_path(server: &SmtpServer, address: &str) -> String {
    let got = server.received().into_iter().find(|message| message.to == [address]).unwrap();
    let link = ReadLetter::parse(&got.data).leave_link();
    format!("/u/{}", link.split_once("/u/").unwrap().1)
}

/// The state of a reader's subscription.
fn state(place: &Place, address: &str) -> String {
    let done = place.types(&format!("rondbrief subscriber find --list in-de-ggz --email {address} --json"));
    let found: Option<serde_json::Value> = serde_json::from_str(&done.stdout).ok();
    found.map_or_else(|| "nobody".to_owned(), |it| it["state"].as_str().unwrap().to_owned())
}

both_engines! {
    async fn a_kill_right_after_leaving_and_an_older_copy_bring_nobody_back(engine) {
        let server = SmtpServer::friendly().await;
        let place = published(engine, server.port, 3).await;
        let service = place.serve(&["serve"]).await;
        all_arrive(&place, &server, 3).await;
        assert_eq!(service.stops("TERM").await, 0);
        copy(&place, false).await;
        let service = place.serve(&["serve"]).await;
        let left = place.visit("POST", &leave_path(&server, "lezer0@example.net"), "").unwrap();
        service.kill();
        assert_eq!(left.0, 200);
        place.does("rondbrief subscriber remove --list in-de-ggz --email lezer1@example.net");

        copy(&place, true).await;
        let service = place.serve(&["serve"]).await;
        assert!(service.log().contains("have left again"), "{}", service.log());
        let states = [0, 1, 2].map(|n| state(&place, &format!("lezer{n}@example.net")));
        assert_eq!(states, ["unsubscribed", "nobody", "active"]);
        let refused = place.types("rondbrief subscriber import --list in-de-ggz lezers.csv");
        assert!(refused.stdout.contains("cannot be added"), "{refused:?}");
        assert_eq!(state(&place, "lezer1@example.net"), "nobody");
    }

    async fn a_backup_takes_the_journal_along_and_a_restore_keeps_what_is_newer(engine) {
        let server = SmtpServer::friendly().await;
        let place = published(engine, server.port, 4).await;
        let remove = |n: usize| place.does(&format!("rondbrief subscriber remove --list in-de-ggz --email lezer{n}@example.net"));
        place.does("rondbrief backup first");
        remove(0);
        place.does("rondbrief backup second && rondbrief backup --check second");
        assert!(place.does("ls first second").contains("departures.journal"));
        remove(1);

        // The same machine, the oldest copy: its journal knows both.
        let folder = &place.folder;
        place.does("mkdir aside");
        let here = match engine {
            Engine::Sqlite => {
                place.does("mv rondbrief-data/rondbrief.db* aside/");
                place.does("rondbrief restore first");
                [0, 1, 2].map(|n| state(&place, &format!("lezer{n}@example.net")))
            }
            Engine::Postgres => {
                let url = fresh_database(engine, folder).await;
                let line = format!("RONDBRIEF_DATABASE_URL={url}");
                place.does(&format!("{line} rondbrief restore first"));
                let find = |n: usize| place.types(&format!(
                    "{line} rondbrief subscriber find --list in-de-ggz --email lezer{n}@example.net"
                ));
                [0, 1, 2].map(|n| if find(n).stdout.contains("active") { "active" } else { "nobody" }.to_owned())
            }
        };
        assert_eq!(here, ["nobody", "nobody", "active"]);

        // Another machine, the oldest copy with the journal of the newer one.
        let other = Place::with_smtp(engine, server.port).await;
        let of = |name: &str| place.path(name).display().to_string();
        other.does(&format!(
            "mkdir -m 700 rondbrief-data && cp {} {} rondbrief-data/ && rondbrief restore {}",
            of("rondbrief-data/secret.key"), of("second/departures.journal"), of("first"),
        ));
        let there = [0, 1, 2].map(|n| state(&other, &format!("lezer{n}@example.net")));
        assert_eq!(there, ["nobody", "active", "active"]);
    }
}
