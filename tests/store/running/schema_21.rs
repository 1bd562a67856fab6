//! A database that the last program of schema 21 left, with mail under way, is taken over by this one (see `fixtures/README.md`).

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use chrono::{DateTime, TimeDelta};
use rondbrief::{
    app::issues::resume,
    domain::{
        editor::Role,
        issue::{HoldReason, PauseReason},
        list::List,
        mail_kind::{DeskMail, Mail, MailKind},
        text::{language::Language, phrases::Phrases},
        time::Instant,
    },
    store::{
        Tx, editors,
        issues::{
            self,
            results::{self, Which},
        },
        lists,
        outbox::{self, Claim, Lane},
        subscribers::subscriptions,
    },
};
use sqlx::{Connection, PgConnection, raw_sql};
use tempfile::TempDir;

use crate::{
    both_engines,
    store::terms,
    support::{
        app::{Engine, TestApp, fresh_database},
        fixtures::day,
        raw::Raw,
    },
};

/// Restores the database of that time; gives its URL and its newest moment.
pub(super) async fn restored(engine: Engine, folder: &TempDir) -> (String, Instant) {
    let url = fresh_database(engine, folder).await;
    match engine {
        Engine::Sqlite => {
            fs::write(url.strip_prefix("sqlite:").unwrap(), include_bytes!("fixtures/schema_21.db")).unwrap();
        }
        Engine::Postgres => {
            let mut connection = PgConnection::connect(&url).await.unwrap();
            raw_sql(include_str!("fixtures/schema_21.sql")).execute(&mut connection).await.unwrap();
        }
    }
    let newest = Raw::open(&url).await.number("SELECT MAX(due_at) FROM delivery WHERE state = 'queued'").await;
    (url, DateTime::from_timestamp_micros(newest).unwrap())
}

/// The service on that database, a minute after its newest moment: every lease has ended.
async fn service(engine: Engine) -> TestApp {
    let folder = TempDir::new().unwrap();
    let (url, newest) = restored(engine, &folder).await;
    TestApp::on(url, folder, newest + TimeDelta::minutes(1)).await
}

/// All mail that is not final, read as a worker reads it. The transaction is not to be committed.
async fn under_way(tx: &mut Tx, lists: &[List], at: Instant) -> Vec<Claim> {
    let mut lanes: Vec<_> = lists.iter().map(|list| list.id.0).collect();
    for list in lists {
        lanes.extend(issues::of_list(tx, list.id).await.unwrap().iter().map(|issue| issue.id.0));
    }
    let mut claims = Vec::new();
    for id in lanes {
        let lane = Lane { id, issue: None, route: None, fallback: None, canary_left: None };
        claims.extend(outbox::claim(tx, &lane, terms(1_000, at, at)).await.unwrap());
    }
    claims
}

/// Addresses with subjects, and how many mails there are of each.
type Mails = BTreeMap<(String, String), usize>;

/// The address and the subject that a claimed mail is to arrive with.
async fn arrives(tx: &mut Tx, lists: &[List], claim: &Claim) -> (String, String) {
    let list = lists.iter().find(|list| list.id == claim.list).unwrap();
    let of_subscriber = claim.recipient.as_ref().map(|recipient| recipient.language);
    let phrases = Phrases::of(claim.mail.language().or(of_subscriber).unwrap_or(list.language));
    let number = match claim.mail.issue() {
        Some(id) => issues::by_id(tx, id).await.unwrap().unwrap().number.to_string(),
        None => String::new(),
    };
    let cutoff = match claim.mail {
        Mail::Desk { says: DeskMail::Reminder { cutoff_at, .. }, .. } => list.cadence.local(cutoff_at).date(),
        Mail::Desk { .. }
        | Mail::Confirmation { .. }
        | Mail::Welcome
        | Mail::Issue { .. }
        | Mail::Test { .. }
        | Mail::Seed { .. } => day(2026, 11, 30),
    };
    let (month, cutoff) = (phrases.month(day(2026, 11, 30)), phrases.date(cutoff));
    let places = [("list", list.name.as_str()), ("number", &number), ("month", &month), ("day", &cutoff)];
    let fill = |name: &str| phrases.fill(&format!("mail-{name}-subject"), &places);
    let subject = match claim.mail.kind().word() {
        "seed" => fill("issue"),
        "test" => format!("[Test] {}", fill("issue")),
        // Those that waited are all about the issue that was stopped.
        "sent" => fill("stopped"),
        word => fill(&word.replace('_', "-")),
    };
    let address = claim.mail.address().or(claim.recipient.as_ref().map(|recipient| &recipient.address)).unwrap();
    (address.as_str().to_owned(), subject)
}

/// Mail that only the present service causes: for forms that were posted and not yet handled, and the results of two issues.
fn follows() -> Vec<(String, String)> {
    let subject = |language, key, list, number| Phrases::of(language).fill(key, &[("list", list), ("number", number)]);
    let sent = |language| subject(language, "mail-sent-subject", "In de ggz", "4");
    let beweging = subject(Language::Nl, "mail-sent-subject", "Beweging in kwetsbaarheid", "1");
    let mails = [
        ("bezoeker.9", subject(Language::Nl, "mail-confirmation-subject", "In de ggz", "")),
        ("redacteur", subject(Language::Nl, "mail-sign-in-subject", "In de ggz", "")),
        ("uitgever", sent(Language::En)),
        ("eigenaar", sent(Language::Nl)),
        ("beheer", sent(Language::Nl)),
        ("redacteur", sent(Language::Nl)),
        ("redactie.in-de-ggz", sent(Language::Nl)),
        ("eigenaar", beweging.clone()),
        ("redactie.beweging", beweging),
        // The clock passes into another month on its way.
        ("eigenaar", subject(Language::Nl, "mail-log-hash-title", "", "")),
    ];
    mails.map(|(name, subject)| (format!("{name}@example.org"), subject)).into()
}

/// The mail that has arrived in the built-in mailbox.
fn arrived(app: &TestApp) -> Mails {
    let mut mails = Mails::new();
    for mail in rondbrief::app::running::captured::list(&app.app).unwrap() {
        let address = mail.to.rsplit(['<', ' ']).next().unwrap().trim_end_matches('>').to_owned();
        *mails.entry((address, mail.subject)).or_default() += 1;
    }
    mails
}

both_engines! {
    async fn who_left_or_was_erased_before_has_departed(engine) {
        let app = service(engine).await;
        app.leaves(69);
        let mut raw = app.raw().await;
        let [left, unsubscribed, gone, suppressed] = [
            "SELECT COUNT(*) FROM departure WHERE what = 'left'",
            "SELECT COUNT(*) FROM subscription WHERE state = 'unsubscribed'",
            "SELECT COUNT(*) FROM departure WHERE what IN ('erased', 'refused')",
            "SELECT COUNT(*) FROM suppression",
        ];
        let counts = (raw.number(left).await, raw.number(gone).await);
        assert_eq!(counts, (raw.number(unsubscribed).await, raw.number(suppressed).await));
        assert!(counts.0 > 0 && counts.1 > 0, "{counts:?}");
    }

    async fn every_letter_that_was_sealed_before_is_read(engine) {
        let app = service(engine).await;
        app.leaves(69);
        let mut raw = app.raw().await;
        let open = raw.texts("SELECT kind FROM delivery WHERE finished_at IS NULL ORDER BY kind").await;
        let mut tx = app.app.store().begin().await.unwrap();
        let lists = lists::all(&mut tx).await.unwrap();
        let claims = under_way(&mut tx, &lists, app.clock_now() + TimeDelta::days(1)).await;
        let mut read: Vec<_> = claims.iter().map(|claim| claim.mail.kind().word().to_owned()).collect();
        read.sort_unstable();
        assert_eq!(read, open);
        let kinds: BTreeSet<_> = open.iter().map(String::as_str).collect();
        let of_then = MailKind::ALL.iter().filter(|kind| !matches!(kind, MailKind::Wish | MailKind::LogHash));
        assert_eq!(kinds, of_then.map(|kind| kind.word()).collect(), "one of each kind of that time waits");
        let desk = |claim: &Claim| if let Mail::Desk { to, says } = &claim.mail { Some((to.clone(), *says)) } else { None };
        for (to, says) in claims.iter().filter_map(desk) {
            let is_right = match says {
                DeskMail::Reminder { cutoff_at, sends_at } => sends_at - cutoff_at == TimeDelta::minutes(1),
                DeskMail::Held { reason, .. } => reason == HoldReason::NotApproved,
                DeskMail::Paused { reason, .. } => reason == PauseReason::Refusals,
                DeskMail::SignIn { .. } => to.language == Some(Language::En),
                DeskMail::Invitation { role } => (role == Role::Editor) == to.address.as_str().starts_with("redacteur"),
                DeskMail::Review { .. } | DeskMail::Sent { .. } | DeskMail::Wish | DeskMail::LogHash { .. } => true,
            };
            assert!(is_right, "{to:?} {says:?}");
        }
    }

    async fn what_was_under_way_reaches_everybody_once(engine) {
        const TAKEN: &str = "SELECT COUNT(*) FROM delivery WHERE state = 'accepted'";
        let app = service(engine).await;
        let mut tx = app.app.store().begin().await.unwrap();
        let all = lists::all(&mut tx).await.unwrap();
        let claims = under_way(&mut tx, &all, app.clock_now() + TimeDelta::days(1)).await;
        let mut expected = Mails::new();
        for claim in &claims {
            *expected.entry(arrives(&mut tx, &all, claim).await).or_default() += 1;
        }
        drop(tx);
        for mail in follows() {
            *expected.entry(mail).or_default() += 1;
        }
        let mut raw = app.raw().await;
        let taken_before = raw.number(TAKEN).await;
        app.tick().await;
        let paused = all.iter().find(|list| list.slug.as_str() == "beweging").unwrap();
        resume::resume(&app.app, paused, 1).await.unwrap();
        for _ in 0..6 {
            app.clock.advance(TimeDelta::hours(1));
            app.tick().await;
        }
        assert_eq!(raw.number("SELECT COUNT(*) FROM delivery WHERE finished_at IS NULL").await, 0, "nobody is left over");
        let (arrived, count) = (arrived(&app), expected.values().sum::<usize>());
        assert_eq!(arrived, expected, "nobody is lost, and nobody gets it twice");
        assert_eq!(raw.number(TAKEN).await - taken_before, i64::try_from(count).unwrap());
    }

    async fn what_stood_in_clear_is_sealed_and_still_told(engine) {
        let folder = TempDir::new().unwrap();
        let (url, newest) = restored(engine, &folder).await;
        let mut raw = Raw::open(&url).await;
        let said = raw.texts("SELECT DISTINCT reply_text FROM delivery WHERE kind = 'issue' AND reply_text <> ''").await;
        let proofs = raw.texts("SELECT DISTINCT proof FROM consent WHERE proof IS NOT NULL").await;
        assert!(!said.is_empty() && !proofs.is_empty(), "there is something to seal");
        drop(raw);
        let app = TestApp::on(url, folder, newest + TimeDelta::minutes(1)).await;
        app.leaves(69);
        assert_eq!(app.raw().await.number("SELECT COUNT(*) FROM unsealed").await, 0);
        let (mut told, mut proven) = (BTreeSet::new(), BTreeSet::new());
        let mut tx = app.app.snapshot().begin().await.unwrap();
        for list in lists::all(&mut tx).await.unwrap() {
            for issue in issues::of_list(&mut tx, list.id).await.unwrap() {
                for it in results::page(&mut tx, issue.id, Which::All, None, 10_000).await.unwrap() {
                    told.extend(it.words);
                    for consent in subscriptions::consents(&mut tx, it.reader).await.unwrap() {
                        proven.extend(consent.proof);
                    }
                }
            }
        }
        assert!(said.iter().all(|words| told.contains(words)), "{said:?} {told:?}");
        assert!(proofs.iter().all(|proof| proven.contains(proof)), "{proofs:?} {proven:?}");
    }

    async fn links_that_were_mailed_before_still_work(engine) {
        const ACTIVE: &str = "SELECT COUNT(*) FROM subscription WHERE state = 'active'";
        let app = service(engine).await;
        app.leaves(33);
        app.tick().await;
        let mut raw = app.raw().await;
        let before = raw.number(ACTIVE).await;
        let confirm = app.mailbox("bezoeker.7@example.org").latest().confirmation_link();
        assert_eq!(app.post(&confirm, &[]).await.status, 200);
        assert_eq!(raw.number(ACTIVE).await, before + 1);
        let leave = app.mailbox("vast.1@example.org").latest().leave_link();
        assert_eq!(app.post(&leave, &[]).await.status, 200);
        assert_eq!(raw.number(ACTIVE).await, before);
    }

    async fn every_state_of_an_issue_and_every_role_is_read(engine) {
        let app = service(engine).await;
        app.leaves(69);
        let mut tx = app.app.snapshot().begin().await.unwrap();
        let (mut states, mut roles) = (BTreeSet::new(), BTreeSet::new());
        for list in lists::all(&mut tx).await.unwrap() {
            states.extend(issues::of_list(&mut tx, list.id).await.unwrap().iter().map(|issue| issue.state.word()));
            roles.extend(editors::all(&mut tx).await.unwrap().iter().filter_map(|editor| editor.roles.on(list.id)));
        }
        let eight = ["cancelled", "draft", "held", "paused", "scheduled", "sending", "sent", "stopped"];
        assert_eq!(states, BTreeSet::from(eight));
        assert_eq!(roles, BTreeSet::from(Role::ALL));
    }
}
