//! A list's settings: told in sentences, changed one thing at a time, and never over somebody else's change.

use axum::http::StatusCode;
use rondbrief::{
    app::{editors::manage::Post, issues::approve},
    domain::{
        editor::Role,
        item::ItemKind,
        list::{List, Origin},
        text::{address::EmailAddress, language::Language},
    },
};

use crate::{
    both_engines,
    support::{
        app::{Answer, Engine, TestApp},
        desk::{Person, invite},
        fixtures,
    },
};

const ANKE: &str = "anke@example.org";
const SETTINGS: &str = "/desk/l/in-de-ggz/settings";

/// Fields with what stands in them.
type Filled<'a> = &'a [(&'a str, &'a str)];

/// The rhythm as the list of every test has it.
const RHYTHM: [(&str, &str); 9] = [
    ("every", "2 months"),
    ("which", "second"),
    ("weekday", "tuesday"),
    ("day", "1"),
    ("begin", ""),
    ("at", "10:00"),
    ("zone", "Europe/Amsterdam"),
    ("cutoff", "5d"),
    ("reminder", "12d"),
];

const SENDER: [(&str, &str); 5] = [
    ("name", "In de ggz"),
    ("sender", "Stichting Voorbeeld"),
    ("address", "update@example.org"),
    ("reply", ""),
    ("postal", "Straat 1, 1000 AA Amsterdam"),
];

async fn with_anke(engine: Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Owner)).await;
    app
}

/// The form of a group as it is opened now.
async fn version(person: &Person<'_>, group: &str) -> String {
    person.get(&format!("{SETTINGS}/{group}")).await.field("version").unwrap()
}

/// Opens the form of a group, fills it in, and saves it.
async fn saves(person: &Person<'_>, group: &str, fields: &[(&str, &str)]) -> Answer {
    let version = version(person, group).await;
    posts(person, group, &version, fields).await
}

async fn posts(person: &Person<'_>, group: &str, version: &str, fields: &[(&str, &str)]) -> Answer {
    person.presses(&format!("{SETTINGS}/{group}"), &[&[("version", version)], fields].concat()).await
}

/// `fields`, one of them with another text.
fn with<'a>(fields: &[(&'a str, &'a str)], name: &str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|field| if field.0 == name { (field.0, text) } else { *field }).collect()
}

fn is_saved(answer: &Answer) -> bool {
    answer.status == StatusCode::SEE_OTHER && answer.header("location").starts_with(&format!("{SETTINGS}?done="))
}

async fn acts(app: &TestApp, act: &str) -> i64 {
    let sql =
        format!("SELECT COUNT(*) FROM audit WHERE act = '{act}' AND list_id IS NOT NULL AND actor_id IS NOT NULL");
    app.raw().await.number(&sql).await
}

both_engines! {
    async fn the_settings_stand_in_sentences_with_the_next_six_moments(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        app.tick().await;
        let page = anke.get(SETTINGS).await;
        for words in [
            "Er wordt om de maand een update verstuurd, op de tweede dinsdag, om 10.00 uur (Amsterdam).",
            "De update wordt 5 dagen voor het versturen samengesteld. De redactie krijgt 12 dagen voor het versturen een herinnering.",
            "donderdag 7 januari 2027 om 10.00 uur", "dinsdag 12 januari 2027 om 10.00 uur", "dinsdag 9 november 2027",
            "Zonder goedkeuring wordt de update niet verstuurd.", "Er is minstens één bericht nodig.",
            "De mail komt van Stichting Voorbeeld, update@example.org. Antwoorden gaan naar datzelfde adres.",
            "Taal van de pagina's en de mail: Nederlands.", "Versie 1, sinds dinsdag 1 december 2026:",
            "Nog geen andere site", "Er staat nog geen eigen tekst onderaan.",
        ] {
            assert!(page.words().contains(words), "{words}\n{}", page.words());
        }
        assert_eq!(page.body.matches("<tr><td>").count(), 6);
        app.clock.set("2027-01-07T09:00:00Z");
        app.tick().await;
        let page = Person::by_link(&app, ANKE).await.get(SETTINGS).await.words();
        assert!(page.contains("dinsdag 12 januari 2027 om 10.00 uur Overgeslagen: er stonden te weinig berichten in de wachtrij."), "{page}");
        assert!(page.contains("dinsdag 9 november"), "{page}");
    }

    async fn each_setting_is_saved_and_stands_in_the_log(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        let sender = with(&with(&SENDER, "sender", "De redactie"), "reply", "Antwoord@Example.org");
        let sender = with(&sender, "name", "In de zorg");
        for (group, fields) in [
            ("approval", &[("approval", "automatic"), ("minimum", "3")][..]),
            ("sender", &sender),
            ("form", &[("language", "en"), ("asks_name", "no"), ("privacy", "")]),
            ("wording", &[("wording", "Ja,\r\nstuur mij de update.")]),
            ("sites", &[("sites", "https://www.example.org/\r\n\r\nhttps://a.example.org\r\nhttps://www.example.org")]),
            ("footer", &[("footer_nl", "Bel **113**."), ("footer_en", "")]),
        ] {
            let answer = saves(&anke, group, fields).await;
            assert!(is_saved(&answer), "{group}: {}", answer.words());
            assert!(anke.get(answer.header("location")).await.words().contains("Bewaard:"), "{group}");
            // The form as it stands now, saved as it is, changes nothing.
            let version = version(&anke, group).await;
            assert!(is_saved(&posts(&anke, group, "0", fields).await), "{group}");
            assert_eq!(self::version(&anke, group).await, version);
        }
        let list = app.list().await;
        assert_eq!(list.minimum, 3);
        assert_eq!((list.name.as_str(), list.sender.name.as_str()), ("In de zorg", "De redactie"));
        assert_eq!(list.language, Language::En);
        assert_eq!(list.reply.as_ref().map(EmailAddress::as_str), Some("Antwoord@example.org"));
        assert!(list.privacy.is_none() && !list.asks_name);
        assert_eq!(list.origins.iter().map(Origin::as_str).collect::<Vec<_>>(), ["https://a.example.org", "https://www.example.org"]);
        assert_eq!(app.app.snapshot().wording(list.id, Language::En).await.unwrap().unwrap().text, "Ja,\nstuur mij de update.");
        assert_eq!(list.footers.len(), 1);
        assert_eq!((acts(&app, "list-changed").await, acts(&app, "wording-changed").await), (3, 1));
        assert_eq!((acts(&app, "sites-changed").await, acts(&app, "texts-changed").await), (1, 1));
    }

    async fn a_rhythm_is_looked_at_with_its_moments_before_it_is_saved(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        app.tick().await;
        let before = app.list().await.cadence;
        let fields = with(&with(&RHYTHM, "every", "3 weeks"), "weekday", "thursday");
        let check = saves(&anke, "rhythm", &fields).await;
        assert_eq!(check.status, StatusCode::OK);
        for words in ["Er is nog niets bewaard.", "om de 3 weken een update verstuurd, op donderdag", "om de maand een update verstuurd"] {
            assert!(check.words().contains(words), "{words}\n{}", check.words());
        }
        let edit = posts(&anke, "rhythm", "1", &[&fields[..], &[("step", "edit")]].concat()).await;
        assert!(edit.body.contains(r#"<option value="3 weeks" selected>"#));
        assert_eq!(app.list().await.cadence, before);
        let version = check.field("version").unwrap();
        let save = [&fields[..], &[("step", "save")]].concat();
        for _ in 0..2 {
            assert!(is_saved(&posts(&anke, "rhythm", &version, &save).await));
        }
        assert_eq!(acts(&app, "list-changed").await, 1, "a double click is one change");
        let promised: Vec<_> = check.words().match_indices("donderdag").map(|(at, _)| check.words()[at..at + 22].to_owned()).collect();
        let page = anke.get(SETTINGS).await.words();
        assert!(promised.len() >= 6 && promised.iter().all(|moment| page.contains(moment)), "{promised:?}\n{page}");
        assert!(is_saved(&saves(&anke, "rhythm", &fields).await), "nothing changes, so there is nothing to check");
    }

    async fn a_rhythm_begins_in_the_month_that_is_chosen(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        app.tick().await;
        let form = anke.get(&format!("{SETTINGS}/rhythm")).await;
        assert!(form.body.contains(r#"<option value="2027-04-01">april 2027</option>"#), "{}", form.body);
        let fields = [&with(&RHYTHM, "begin", "2027-04-01")[..], &[("step", "save")]].concat();
        assert!(is_saved(&saves(&anke, "rhythm", &fields).await));
        let page = anke.get(SETTINGS).await.words();
        for day in ["dinsdag 13 april", "dinsdag 8 juni", "dinsdag 10 augustus"] {
            assert!(page.contains(day), "{day}: {page}");
        }
        assert!(!page.contains("dinsdag 12 januari"), "{page}");
    }

    async fn a_form_that_was_opened_before_somebody_elses_change_overwrites_nothing(engine) {
        let app = with_anke(engine).await;
        let (anke, bo) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, ANKE).await);
        let seen = version(&anke, "sender").await;
        let changed = with(&SENDER, "postal", "Postbus 2, 3500 AA Utrecht");
        assert!(is_saved(&saves(&bo, "sender", &changed).await));
        let mine = with(&SENDER, "sender", "De redactie");
        let late = posts(&anke, "sender", &seen, &mine).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.words().contains("Onder elke mail staat: Postbus 2, 3500 AA Utrecht."), "{}", late.words());
        assert_eq!(late.field("sender").unwrap(), "De redactie");
        assert_eq!(app.list().await.sender.name.as_str(), "Stichting Voorbeeld");
        let fresh = late.field("version").unwrap();
        assert!(is_saved(&posts(&anke, "sender", &fresh, &with(&mine, "postal", "Postbus 2, 3500 AA Utrecht")).await));
        assert_eq!(app.list().await.sender.name.as_str(), "De redactie");
        for version in ["", "x", "-1", "99999999999"] {
            assert_eq!(posts(&anke, "sender", version, &SENDER).await.status, StatusCode::CONFLICT, "{version:?}");
        }
    }

    async fn a_new_wording_is_a_new_version_and_earlier_consents_keep_theirs(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        app.visitor().becomes_a_reader("eerst@example.org").await;
        assert!(is_saved(&saves(&anke, "wording", &[("wording", "Stuur mij de update.")]).await));
        app.visitor().becomes_a_reader("later@example.org").await;
        let page = anke.get(&format!("{SETTINGS}/wording")).await.words();
        assert!(page.contains("Versie 2, sinds dinsdag 1 december 2026 Stuur mij de update."), "{page}");
        assert!(page.contains("Versie 1, sinds dinsdag 1 december 2026 Ik wil de update"), "{page}");
        let consents = app.raw().await.texts("SELECT CAST(wording AS TEXT) FROM consent ORDER BY confirmed_at").await;
        assert_eq!(consents, ["1", "2"]);
    }

    async fn answers_go_to_the_address_for_them(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        saves(&anke, "sender", &with(&SENDER, "reply", "antwoord@example.org")).await;
        app.visitor().subscribes("nieuw@example.org").await;
        assert_eq!(app.mailbox("nieuw@example.org").latest().header("Reply-To"), "antwoord@example.org");
    }
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let before = app.list().await;
    let long = "x".repeat(301);
    let longer = "é".repeat(2_001);
    let approval = [("approval", "needed"), ("minimum", "1")];
    let form = [("language", "nl"), ("asks_name", "yes"), ("privacy", "")];
    let link = format!("https://example.org/{}", "x".repeat(2_000));
    let footer = [("footer_nl", ""), ("footer_en", "")];
    let many = (0..21).map(|n| format!("https://s{n}.example.org")).collect::<Vec<_>>().join("\n");
    let cases: &[(&str, Filled<'_>, &str, &str, &str)] = &[
        ("rhythm", &RHYTHM, "every", "61 months", "Vul dit in"),
        ("rhythm", &RHYTHM, "every", "", "Vul dit in"),
        ("rhythm", &RHYTHM, "weekday", "<script>", "Vul dit in"),
        ("rhythm", &RHYTHM, "at", "25:00", "Dit is geen tijd"),
        ("rhythm", &RHYTHM, "zone", "Europe/Zeist\u{0}", "Deze tijdzone bestaat niet"),
        ("rhythm", &RHYTHM, "cutoff", "x", "Vul dit in"),
        ("rhythm", &RHYTHM, "begin", "april", "Vul dit in"),
        ("rhythm", &RHYTHM, "reminder", "1d", "De herinnering komt na het samenstellen"),
        ("approval", &approval, "approval", "", "Vul dit in"),
        ("approval", &approval, "minimum", "0", "van 1 tot en met 50"),
        ("approval", &approval, "minimum", "5,5", "van 1 tot en met 50"),
        ("sender", &SENDER, "name", "", "Vul dit in"),
        ("sender", &SENDER, "sender", "", "Vul dit in"),
        ("sender", &SENDER, "sender", "A\r\nBcc: x@example.org", "onzichtbaar teken"),
        ("sender", &SENDER, "sender", &long, "minder dan 300 tekens"),
        ("sender", &SENDER, "address", "geen adres", "Dit is geen e-mailadres"),
        ("sender", &SENDER, "reply", "a@b", "domein"),
        ("sender", &SENDER, "postal", " ", "Vul dit in"),
        ("form", &form, "language", "tlh", "Vul dit in"),
        ("form", &form, "asks_name", "misschien", "Vul dit in"),
        ("form", &form, "privacy", "javascript:alert(1)", "Dit is geen link"),
        ("form", &form, "privacy", &link, "minder dan 2000 tekens"),
        ("wording", &[("wording", "x")], "wording", " \r\n", "Vul dit in"),
        ("wording", &[("wording", "x")], "wording", &longer, "minder dan 2.000 tekens"),
        ("wording", &[("wording", "x")], "wording", "a\u{202e}b", "onzichtbaar teken"),
        ("sites", &[("sites", "x")], "sites", "https://www.example.org/pad", "is geen site"),
        ("sites", &[("sites", "x")], "sites", "https://a.example.org\nhttps://x\" ; script-src *", "is geen site"),
        ("sites", &[("sites", "x")], "sites", "https://*", "is geen site"),
        ("sites", &[("sites", "x")], "sites", &many, "te veel sites"),
        ("footer", &footer, "footer_en", &longer, "minder dan 2.000 tekens"),
        ("footer", &footer, "footer_nl", "a\u{1}b", "onzichtbaar teken"),
    ];
    for (group, fields, name, text, words) in cases {
        let page = saves(&anke, group, &with(fields, name, text)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{group} {name} {text}");
        assert!(page.words().contains(words), "{group} {name} {text}: {words}\n{}", page.words());
        assert!(page.body.contains(&format!(r#"id="{name}-error""#)), "{group} {name}");
        let own = page.body.matches("<script src=\"/desk-rhythm.js?v=").count();
        assert_eq!(page.body.matches("<script").count(), own, "{group} {name}: none but our own");
    }
    let day = with(&with(&RHYTHM, "which", "day"), "day", "32");
    assert!(saves(&anke, "rhythm", &day).await.words().contains("Vul een getal in van 1 tot en met 31."));
    let kept = saves(&anke, "sender", &with(&with(&SENDER, "sender", "De \"redactie\" <b>"), "address", "x")).await;
    assert_eq!(kept.field("sender").unwrap(), "De \"redactie\" <b>");
    assert_eq!(app.list().await, before);
    assert_eq!(app.raw().await.number("SELECT COUNT(*) FROM wording").await, 1);
}

#[tokio::test]
async fn a_text_at_the_foot_stands_in_the_update_and_on_the_pages_and_runs_nothing() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let text = "Praat erover: bel **113** of mail hulp@example.org. <script>alert(1)</script>";
    saves(&anke, "footer", &[("footer_nl", text), ("footer_en", "")]).await;
    let settings = anke.get(SETTINGS).await;
    assert!(settings.body.contains("<strong>113</strong>") && !settings.body.contains("<script"));
    let form = anke.get(&format!("{SETTINGS}/footer")).await;
    assert!(form.words().contains("<script>alert(1)</script>") && !form.body.contains("<script>"));
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    app.reader("lezer@example.org").await;
    app.clock.set("2027-01-07T09:00:00Z");
    app.tick().await;
    let list = app.list().await;
    approve::approve(&app.app, &list, 1).await.unwrap();
    app.clock.set("2027-01-12T09:00:00Z");
    app.tick().await;
    let mail = app.mailbox("lezer@example.org").latest().text.clone();
    assert!(mail.contains("Praat erover: bel 113 of mail hulp@example.org."), "{mail}");
    for path in ["/l/in-de-ggz", "/l/in-de-ggz/archive", "/l/in-de-ggz/1"] {
        let page = app.get(path).await;
        assert!(page.words().contains("Praat erover: bel 113"), "{path}\n{}", page.words());
        assert!(
            !page.body.contains("hulp@example.org") && !page.body.contains("<script"),
            "{path}: kept from harvesters"
        );
    }
    assert!(!app.get("/embed/in-de-ggz").await.words().contains("Praat erover"));
}

#[tokio::test]
async fn the_form_can_be_pasted_elsewhere_and_is_shown_as_it_looks_there() {
    let app = with_anke(Engine::Sqlite).await;
    app.change_list(|list| list.name = fixtures::line("R&D \"wijk\" <b>")).await;
    let anke = Person::by_link(&app, ANKE).await;
    let page = anke.get(&format!("{SETTINGS}/embed")).await;
    for words in [
        "Aangepaste HTML",
        r#"<script src="https://nieuws.example.org/embed.js" data-list="in-de-ggz" async></script>"#,
        r#"<iframe src="https://nieuws.example.org/embed/in-de-ggz" title="Meld je aan voor R&#38;D &#34;wijk&#34; &#60;b&#62;""#,
        r#"<form action="https://nieuws.example.org/l/in-de-ggz/subscribe" method="post">"#,
        "Nog geen site mag het formulier laten zien.",
    ] {
        assert!(page.words().contains(words), "{words}\n{}", page.words());
    }
    assert_eq!(page.body.matches("<script").count(), 1, "our own, that copies");
    assert!(page.body.contains("<script src=\"/desk-copy.js?v=") && !page.body.contains("<b>"));
    assert!(page.body.contains(r#"sandbox src="/embed/in-de-ggz""#));
    assert!(page.header("content-security-policy").contains("frame-src 'self'"));
    let embedded = app.get("/embed/in-de-ggz").await;
    assert!(embedded.header("content-security-policy").contains("frame-ancestors 'self'"));
}

#[tokio::test]
async fn what_a_reader_sees_of_the_settings_has_no_way_to_change_them() {
    let app = with_anke(Engine::Sqlite).await;
    invite(&app, "bo@example.org", Post::On(app.list().await.id, Role::Publisher)).await;
    let bo = Person::by_link(&app, "bo@example.org").await;
    let page = bo.get(SETTINGS).await;
    assert!(page.words().contains("Een eigenaar kan dit wijzigen.") && !page.body.contains("/settings/sender"));
    let List { sender, .. } = app.list().await;
    assert_eq!(bo.presses(&format!("{SETTINGS}/sender"), &SENDER).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.list().await.sender, sender);
}

#[tokio::test]
async fn an_owner_is_led_to_where_a_site_is_added_and_others_are_told_whom_to_ask() {
    let app = with_anke(Engine::Sqlite).await;
    invite(&app, "bo@example.org", Post::On(app.list().await.id, Role::Editor)).await;
    let embed = format!("{SETTINGS}/embed");
    let (owner, editor) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, "bo@example.org").await);
    let (leads, asks) = (owner.get(&embed).await, editor.get(&embed).await);
    assert!(leads.body.contains(&format!("<a href=\"{SETTINGS}/sites\">Voeg je site eerst toe</a>")), "{}", leads.body);
    assert!(!leads.words().contains("Vraag een eigenaar"));
    assert!(asks.words().contains("Vraag een eigenaar om eerst je site toe te voegen."), "{}", asks.words());
    assert!(!asks.body.contains("settings/sites\""));
}
