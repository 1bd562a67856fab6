//! What DNS says about the lists' senders: each record there, missing, wrong, or not to be had.

use rondbrief::{
    app::running::{
        doctor::{Finding, Verdict},
        readiness,
    },
    domain::mail::route::Limits,
    mail::{
        compose::dkim::{Key, Signer},
        smtp::Settings,
        transport::{Route, Routes},
    },
};
use tempfile::TempDir;

use crate::support::{
    app::{BASE, Engine, TestApp},
    dns::{DnsServer, Entry},
};

const KEY: &str = "brief._domainkey.stichting.nl";

fn signer() -> Signer {
    Signer::new(Key::rsa("brief", include_str!("../mail/keys/rsa_pkcs8.pem")).unwrap(), None)
}

/// A list that sends as update@stichting.nl, through mail.stichting.nl, signed.
async fn app() -> TestApp {
    let settings = Settings::parse("smtp://mail.stichting.nl", None).unwrap();
    let routes = Routes::new((Route::Smtp(Box::new(settings)), Limits::default()), []).signed_by(Some(signer()));
    let app = TestApp::with_all(Engine::Sqlite, TempDir::new().unwrap(), routes, BASE).await;
    app.change_list(|list| list.sender = "Stichting <update@stichting.nl>".parse().unwrap()).await;
    app
}

/// Everything as it should be.
fn all_well() -> Vec<(&'static str, Entry)> {
    vec![
        ("mail.stichting.nl", Entry::A([8, 8, 4, 4].into())),
        ("stichting.nl", "v=spf1 a:mail.stichting.nl -all".into()),
        ("stichting.nl", Entry::Mx("mail.stichting.nl")),
        ("_dmarc.stichting.nl", "v=DMARC1; p=reject; rua=mailto:dmarc@stichting.nl".into()),
        (KEY, Entry::Txt(signer().records("stichting.nl")[0].text.clone())),
    ]
}

/// All well, but for these entries in the place of those that the name had.
fn but(name: &'static str, entries: &[Entry]) -> Vec<(&'static str, Entry)> {
    let mut names = all_well();
    names.retain(|(other, _)| *other != name);
    names.extend(entries.iter().cloned().map(|entry| (name, entry)));
    names
}

async fn examined(app: &TestApp, names: &[(&str, Entry)]) -> Vec<Finding> {
    let server = DnsServer::start(names).await;
    readiness::examine(&app.app, Some(&server.resolver())).await.unwrap()
}

#[tokio::test]
async fn a_sender_whose_records_are_right_is_well() {
    let findings = examined(&app().await, &all_well()).await;
    let about: Vec<_> = findings.iter().map(|finding| (finding.about.as_str(), finding.verdict)).collect();
    assert_eq!(
        about,
        [
            ("SPF of stichting.nl", Verdict::Ok),
            ("DKIM at brief._domainkey.stichting.nl", Verdict::Ok),
            ("DMARC of stichting.nl", Verdict::Ok),
            ("mail to stichting.nl", Verdict::Ok),
        ],
        "{findings:#?}"
    );
}

#[tokio::test]
async fn whatever_is_amiss_is_told_with_the_record_to_copy() {
    let app = app().await;
    let mx = || Entry::Mx("mail.stichting.nl");
    let endless = "v=spf1 a:1.nl a:2.nl a:3.nl a:4.nl a:5.nl a:6.nl a:7.nl a:8.nl a:9.nl a:10.nl a:11.nl -all";
    for (names, about, verdict, words) in [
        (
            but("stichting.nl", &[mx()]),
            "SPF of",
            Verdict::Look,
            "stichting.nl. IN TXT \"v=spf1 a:mail.stichting.nl ~all\"",
        ),
        (but("stichting.nl", &[mx(), "v=spf1 ip4:9.9.9.9 -all".into()]), "SPF of", Verdict::Look, "8.8.4.4"),
        (but("stichting.nl", &[mx(), "v=spf1 ip4:9.9.9.9 ~all".into()]), "SPF of", Verdict::Look, "8.8.4.4"),
        (but("stichting.nl", &[mx(), endless.into()]), "SPF of", Verdict::Look, "ten look-ups"),
        (but("stichting.nl", &[Entry::Fails]), "SPF of", Verdict::Look, "no answer"),
        (but(KEY, &[]), "DKIM at", Verdict::Wrong, "brief._domainkey.stichting.nl. IN TXT \"v=DKIM1; k=rsa; p="),
        (but(KEY, &["v=DKIM1; k=rsa; p=MIIB".into()]), "DKIM at", Verdict::Wrong, "another key"),
        (but(KEY, &["v=DKIM1; p=".into()]), "DKIM at", Verdict::Wrong, "another key"),
        (but(KEY, &[Entry::Fails]), "DKIM at", Verdict::Look, "no answer"),
        (but("_dmarc.stichting.nl", &[]), "DMARC of", Verdict::Look, "_dmarc.stichting.nl. IN TXT \"v=DMARC1; p=none"),
        (but("_dmarc.stichting.nl", &["iets anders".into()]), "DMARC of", Verdict::Look, "_dmarc.stichting.nl. IN TXT"),
        (but("_dmarc.stichting.nl", &["v=DMARC1; p=none".into()]), "DMARC of", Verdict::Ok, "p=none"),
        (but("_dmarc.stichting.nl", &[Entry::Fails]), "DMARC of", Verdict::Look, "no answer"),
        (
            but("stichting.nl", &["v=spf1 -all".into(), Entry::Mx("")]),
            "mail to",
            Verdict::Wrong,
            "answers to update@stichting.nl",
        ),
        (but("stichting.nl", &["v=spf1 -all".into()]), "mail to", Verdict::Wrong, "MX record"),
        (but("stichting.nl", &[Entry::A([8, 8, 4, 4].into())]), "mail to", Verdict::Ok, "a server takes it"),
    ] {
        let findings = examined(&app, &names).await;
        let finding = findings.iter().find(|finding| finding.about.starts_with(about)).unwrap();
        let told = format!("{} {}", finding.words, finding.remedy.as_deref().unwrap_or_default());
        assert!(finding.verdict == verdict && told.contains(words), "{about} {words}: {finding:#?}");
    }
}

#[tokio::test]
async fn a_domain_without_a_policy_has_that_of_the_domain_above_it() {
    let app = app().await;
    app.change_list(|list| list.sender = "Stichting <update@post.stichting.nl>".parse().unwrap()).await;
    let findings = examined(&app, &[("_dmarc.stichting.nl", "v=DMARC1; p=reject; sp=quarantine".into())]).await;
    let finding = findings.iter().find(|finding| finding.about == "DMARC of post.stichting.nl").unwrap();
    assert!(finding.verdict == Verdict::Ok && finding.words.starts_with("p=quarantine"), "{finding:#?}");
}

#[tokio::test]
async fn example_senders_are_not_looked_up_and_no_resolver_is_told() {
    let app = TestApp::new(Engine::Sqlite).await;
    assert_eq!(readiness::examine(&app.app, None).await.unwrap(), []);
    app.change_list(|list| list.sender = "Stichting <update@stichting.nl>".parse().unwrap()).await;
    let findings = readiness::examine(&app.app, None).await.unwrap();
    assert!(findings.len() == 1 && findings[0].verdict == Verdict::Look, "{findings:#?}");
}
