//! Copies of the real program's database, made while it delivers, and put back elsewhere.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use tokio::sync::Notify;

use crate::{
    both_engines,
    delivery::crash::{PATIENCE, all_arrive, published, silent_from},
    support::{
        eventually,
        program::{Place, SOON},
        raw::Raw,
        smtp_server::{Security, SmtpServer},
    },
};

const READERS: usize = 300;

/// Makes a backup while visitors post forms; gives its output.
fn backup_under_load(place: &Place, line: &str) -> String {
    let (is_done, posts) = (AtomicBool::new(false), AtomicBool::new(false));
    std::thread::scope(|scope| {
        for visitor in 0..2 {
            let (is_done, posts) = (&is_done, &posts);
            scope.spawn(move || {
                for n in 0.. {
                    let body = format!(r#"{{"email": "bezoeker{visitor}-{n}@example.net"}}"#);
                    let posted = place.visit("POST", "/l/in-de-ggz/subscribe", &body);
                    assert_eq!(posted.unwrap().0, 202, "the service goes on");
                    posts.store(true, Ordering::SeqCst);
                    if is_done.load(Ordering::SeqCst) {
                        break;
                    }
                }
            });
        }
        while !posts.load(Ordering::SeqCst) {
            std::thread::yield_now();
        }
        let output = place.does(line);
        is_done.store(true, Ordering::SeqCst);
        output
    })
}

/// Asserts that a folder and all in it are for its owner only.
fn is_private(path: &Path) {
    let mode = fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            is_private(&entry.unwrap().path());
        }
    }
}

/// The numbers of rows in the tables that a worker does not write to.
async fn rows(place: &Place) -> Vec<(&'static str, i64)> {
    Raw::open(&place.database_url()).await.counts().await
}

both_engines! {
    async fn a_copy_made_under_load_is_whole_and_everything_is_there_elsewhere(engine) {
        let (most, goes_on) = (Arc::new(AtomicUsize::new(READERS / 3)), Arc::new(Notify::new()));
        let server = SmtpServer::start(Security::None, silent_from(&most, &goes_on)).await;
        let place = published(engine, server.port, READERS)
            .await
            .with("RONDBRIEF_LIMITS_SIGN_UPS_PER_NETWORK_PER_HOUR", "1000000")
            .with("RONDBRIEF_LIMITS_SIGN_UPS_PER_HOUR", "1000000");
        let mut raw = Raw::open(&place.database_url()).await;
        raw.run("INSERT INTO picture (id, list_id, made_at, content) SELECT id, id, 0, leave_hash FROM \
                 (SELECT l.id, s.leave_hash FROM list l JOIN subscription s ON s.list_id = l.id LIMIT 1) AS one").await;
        let service = place.serve(&["serve"]).await;
        eventually(PATIENCE, "a third is delivered", || server.taken() >= READERS / 3).await;
        let words = backup_under_load(&place, "rondbrief backup kopie");
        assert!(words.contains("The secret key is not in it") && words.contains("rondbrief backup --check kopie"), "{words}");
        is_private(&place.path("kopie"));
        assert!(!place.path("kopie/secret.key").exists());
        let words = place.does("rondbrief backup --check kopie");
        assert!(words.contains("is whole") && words.contains("lists 1, subscribers 3"), "{words}");
        most.store(usize::MAX, Ordering::SeqCst);
        goes_on.notify_waiters();
        eventually(PATIENCE, "the rest is delivered", || server.taken() >= READERS).await;
        assert_eq!(service.stops("TERM").await, 0);

        let other = Place::with_smtp(engine, server.port).await;
        let copy = place.path("kopie").display().to_string();
        let refused = other.types(&format!("rondbrief restore {copy}"));
        assert!(refused.code == 1 && refused.stderr.contains("the secret key is not in the copy"), "{refused:?}");
        other.does(&format!("mkdir -m 700 rondbrief-data; cp {} rondbrief-data/", place.path("rondbrief-data/secret.key").display()));
        let words = other.does(&format!("rondbrief restore {copy}"));
        assert!(words.contains("Sending is held") && words.contains("rondbrief sending allow"), "{words}");
        is_private(&other.path("rondbrief-data"));
        let status = other.asks("rondbrief sending status --json");
        assert_eq!((&status["held"], &status["reason"]), (&true.into(), &"restored".into()), "{status}");
        for n in [0, READERS / 2, READERS - 1] {
            other.does(&format!("rondbrief subscriber find --list in-de-ggz --email lezer{n}@example.net"));
        }
        let report = other.asks("rondbrief issue report --list in-de-ggz 1 --json");
        assert_eq!((&report["readers"], &report["state"]), (&READERS.into(), &"sending".into()), "{report}");
        let pictures = "SELECT COUNT(*) FROM picture p JOIN subscription s ON s.leave_hash = p.content";
        assert_eq!(Raw::open(&other.database_url()).await.number(pictures).await, 1);

        let taken = server.taken();
        let service = other.serve(&["serve"]).await;
        eventually(SOON, "its log says that sending is held", || service.log().contains("sending is held")).await;
        assert_eq!(server.taken(), taken, "nothing is sent");
        assert_eq!(service.stops("TERM").await, 0);
        other.does("rondbrief issue cancel --list in-de-ggz 1");
        assert!(other.does("rondbrief sending allow").contains("is now allowed"));
    }

    async fn a_copy_with_its_key_needs_nothing_else(engine) {
        let server = SmtpServer::friendly().await;
        let place = published(engine, server.port, 5).await;
        let service = place.serve(&["serve"]).await;
        all_arrive(&place, &server, 5).await;
        assert_eq!(service.stops("TERM").await, 0);
        let words = place.does("rondbrief backup --with-key kopie");
        assert!(words.contains("The secret key is in it"), "{words}");
        is_private(&place.path("kopie"));
        assert!(place.does("rondbrief backup --check kopie").contains("in the copy, and fits"));
        let other = Place::with_smtp(engine, server.port).await;
        other.does(&format!("rondbrief restore {}", place.path("kopie").display()));
        is_private(&other.path("rondbrief-data"));
        assert_eq!(rows(&other).await, rows(&place).await);
        assert!(other.does("rondbrief issue report --list in-de-ggz 1").contains('5'));
        let again = other.types(&format!("rondbrief restore {}", place.path("kopie").display()));
        assert!(again.code == 1 && again.stderr.contains("nothing is overwritten"), "{again:?}");
        assert_eq!(rows(&other).await, rows(&place).await);
    }

    async fn any_file_that_is_cut_changed_or_gone_is_found(engine) {
        let server = SmtpServer::friendly().await;
        let place = published(engine, server.port, 5).await;
        let service = place.serve(&["serve"]).await;
        all_arrive(&place, &server, 5).await;
        place.does("rondbrief backup --with-key kopie");
        assert_eq!(service.stops("TERM").await, 0);
        let files = place.does("cd kopie && find . -type f");
        assert!(files.lines().count() >= 5 && files.contains("workers/1/journal"), "{files}");
        let other = Place::with_smtp(engine, server.port).await;
        for file in files.lines().map(|file| file.trim_start_matches("./")) {
            let path = place.path("kopie").join(file);
            let whole = fs::read(&path).unwrap();
            let mut changed = whole.clone();
            changed.extend_from_slice(b"x");
            if let Some(byte) = whole.len().checked_sub(1).map(|last| &mut changed[last / 2]) {
                *byte ^= 1;
                changed.truncate(whole.len());
            }
            let cut = &whole[..whole.len() / 2];
            for content in [Some(&*changed), (cut.len() < whole.len()).then_some(cut), None] {
                match content {
                    Some(content) => fs::write(&path, content).unwrap(),
                    None => fs::remove_file(&path).unwrap(),
                }
                let found = place.types("rondbrief backup --check kopie");
                let name = if file.starts_with("manifest") { "manifest" } else { file };
                assert!(found.code == 1 && found.stderr.contains(name), "{file}: {found:?}");
                let refused = other.types(&format!("rondbrief restore {}", place.path("kopie").display()));
                assert!(refused.code == 1 && refused.stderr.contains(name), "{file}: {refused:?}");
                fs::write(&path, &whole).unwrap();
            }
        }
        assert!(!other.path("rondbrief-data").exists(), "nothing is made of it");
        place.does("rondbrief backup --check kopie");
    }
}
