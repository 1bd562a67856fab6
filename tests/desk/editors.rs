//! The people of a list: inviting, changing what somebody may, taking somebody off, and what stands in the log of it.

use axum::http::StatusCode;
use rondbrief::{
    app::editors::{self, manage::Post},
    domain::{
        audit::{Act, AuditEntry},
        editor::{Editor, Role},
        ids::ListId,
        list::List,
        text::language::Language,
    },
    store::audit,
};
use uuid::Uuid;

use crate::{
    both_engines,
    support::{
        app::{Answer, Engine, TestApp},
        desk::{Person, invite, link},
        fixtures::line,
    },
};

const ANKE: &str = "anke@example.org";
const BO: &str = "bo@example.org";
const CEES: &str = "cees@example.org";
const PEOPLE: &str = "/desk/l/in-de-ggz/people";

/// A list with Anke, its owner, and Bo, its editor.
async fn with_two(engine: Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Owner)).await;
    invite(&app, BO, Post::On(app.list().await.id, Role::Editor)).await;
    app
}

/// Another list, and Cees, who has this role on it.
async fn with_another_list(app: &TestApp, role: Role) -> List {
    let slug = "welkome-wijk".parse().unwrap();
    let other = List { id: ListId(Uuid::from_u128(2)), slug, ..app.list().await };
    rondbrief::app::lists::manage::create(&app.app, &other, None).await.unwrap();
    invite(app, CEES, Post::On(other.id, role)).await;
    other
}

async fn editor(app: &TestApp, address: &str) -> Option<Editor> {
    editors::manage::find(&app.app, &address.parse().unwrap()).await.ok()
}

async fn role(app: &TestApp, address: &str) -> Option<Role> {
    editor(app, address).await?.roles.on(app.list().await.id)
}

/// The path of the page about an editor.
async fn page_of(app: &TestApp, address: &str) -> String {
    format!("{PEOPLE}/{}", editor(app, address).await.unwrap().id.0.simple())
}

/// The newest line of the log.
async fn newest(app: &TestApp) -> AuditEntry {
    audit::newest(&mut app.app.snapshot().begin().await.unwrap(), 1).await.unwrap()[0]
}

async fn invites(anke: &Person<'_>, email: &str, role: &str) -> Answer {
    let fields = [("name", "Cees"), ("email", email), ("role", role), ("language", "en")];
    anke.fills_in(&format!("{PEOPLE}/invite"), &fields).await
}

/// What the owner of a list sees of an invitation: the answer, the pages, the log, the number of mails; and the same once more,
/// in the same role and in another.
async fn an_invitation(engine: Engine, works_elsewhere: bool) -> Vec<String> {
    let app = with_two(engine).await;
    let before = if works_elsewhere {
        with_another_list(&app, Role::Publisher).await;
        app.mailbox(CEES).count()
    } else {
        0
    };
    let anke = Person::by_link(&app, ANKE).await;
    let mut seen = Vec::new();
    for role in ["editor", "editor", "owner"] {
        let answer = invites(&anke, CEES, role).await;
        seen.push(format!("{} {} {}", answer.status, answer.header("location"), answer.words()));
        app.deliver().await;
        seen.extend([anke.get(PEOPLE).await.words(), anke.get("/desk/l/in-de-ggz/log").await.words()]);
        seen.push(anke.get(&page_of(&app, CEES).await).await.words());
        seen.push(format!("{} mails", app.mailbox(CEES).count() - before));
    }
    let leave = format!("{}/leave", page_of(&app, CEES).await);
    seen.extend([anke.get(&leave).await.words(), anke.presses(&leave, &[]).await.words()]);
    seen.extend([anke.get(PEOPLE).await.words(), anke.get("/desk/l/in-de-ggz/log").await.words()]);
    seen
}

both_engines! {
    async fn an_owner_invites_somebody_by_mail_and_the_log_says_who_did(engine) {
        let app = with_two(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        assert_eq!(invites(&anke, CEES, "publisher").await.header("location"), format!("{PEOPLE}?done=invited"));
        let page = anke.get(&format!("{PEOPLE}?done=invited")).await.words();
        assert!(page.contains("De uitnodiging is onderweg.") && page.contains("Eindredacteur Cees cees@example.org"), "{page}");
        let cees = editor(&app, CEES).await.unwrap();
        assert_eq!((role(&app, CEES).await, cees.language), (Some(Role::Publisher), Language::En));
        let anke_herself = editor(&app, ANKE).await.unwrap().id;
        let AuditEntry { act, actor, subject, role, list, .. } = newest(&app).await;
        assert_eq!((act, actor, subject), (Act::Invited, Some(anke_herself), Some(cees.id)));
        assert_eq!((role, list), (Some(Role::Publisher), Some(app.list().await.id)));
        app.deliver().await;
        assert!(app.mailbox(CEES).latest().subject.contains("Welcome to the desk"));
        assert_eq!(invites(&anke, CEES, "publisher").await.header("location"), format!("{PEOPLE}?done=had"));
        app.deliver().await;
        assert_eq!(app.mailbox(CEES).count(), 1, "a second click invites nobody twice");
    }

    async fn two_clicks_at_the_same_moment_invite_somebody_once(engine) {
        let app = with_two(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        let (one, other) = tokio::join!(invites(&anke, CEES, "reader"), invites(&anke, CEES, "reader"));
        let mut told = [one.header("location"), other.header("location")];
        told.sort_unstable();
        assert_eq!(told, ["had", "invited"].map(|done| format!("{PEOPLE}?done={done}")));
        app.deliver().await;
        assert_eq!(app.mailbox(CEES).count(), 1);
    }

    async fn who_invites_cannot_tell_a_stranger_from_an_editor_of_another_list(engine) {
        let alone = an_invitation(engine, false).await;
        assert!(alone[0].contains("done=invited") && alone[1].contains("Cees cees@example.org"), "{alone:?}");
        assert_eq!(an_invitation(engine, true).await, alone);
    }

    async fn somebody_who_is_an_editor_already_gets_the_role_on_this_list_too(engine) {
        let app = with_two(engine).await;
        let other = with_another_list(&app, Role::Viewer).await;
        let (anke, at_other) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, CEES).await);
        assert!(!anke.get(PEOPLE).await.words().contains("cees"), "who works at another list does not stand here");
        assert_eq!(invites(&anke, CEES, "editor").await.header("location"), format!("{PEOPLE}?done=invited"));
        assert!(at_other.is_in().await, "nobody is signed out by an invitation");
        assert_eq!(at_other.get("/desk/l/in-de-ggz/queue/add").await.status, StatusCode::OK);
        app.deliver().await;
        let invitation = app.mailbox(CEES).latest().subject.clone();
        assert!(invitation.contains("Welkom bij de redactie van In de ggz"), "{invitation}");
        let cees = editor(&app, CEES).await.unwrap();
        assert_eq!(cees.roles.of_lists, [(other.id, Role::Viewer), (app.list().await.id, Role::Editor)].into());
        assert_eq!(cees.name.as_str(), "Anke", "nobody is renamed on another list by an invitation");
        let stays = invites(&anke, CEES, "owner").await;
        assert_eq!(stays.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(stays.words().contains("werkt al aan deze lijst, met de rol ‘Redacteur’"), "{}", stays.words());
        assert_eq!(role(&app, CEES).await, Some(Role::Editor), "an invitation changes no role");
    }

    async fn a_role_is_changed_once_however_often_it_is_pressed_and_holds_at_once(engine) {
        let app = with_two(engine).await;
        let (anke, bo) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, BO).await);
        let page = page_of(&app, BO).await;
        let told = anke.get(&page).await;
        assert!(told.words().contains("Keurt ook updates goed, verstuurt ze en pauzeert ze."), "{}", told.words());
        assert_eq!(told.field("was").as_deref(), Some("editor"));
        for _ in 0..2 {
            let answer = anke.presses(&page, &[("role", "publisher"), ("was", "editor")]).await;
            assert_eq!(answer.header("location"), format!("{PEOPLE}?done=changed"));
        }
        assert_eq!(role(&app, BO).await, Some(Role::Publisher));
        assert!(bo.is_in().await, "an owner of one list signs nobody out of the desk");
        let AuditEntry { act, actor, role: since, .. } = newest(&app).await;
        assert_eq!((act, since), (Act::RoleChanged, Some(Role::Publisher)));
        assert_eq!(actor, Some(editor(&app, ANKE).await.unwrap().id));
        let stale = anke.presses(&page, &[("role", "reader"), ("was", "editor")]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.words().contains("heeft deze rol intussen gewijzigd in ‘Eindredacteur’"), "{}", stale.words());
        assert_eq!(role(&app, BO).await, Some(Role::Publisher));
    }

    async fn the_owner_of_one_list_ends_no_session_and_no_link_of_somebody_who_works_elsewhere(engine) {
        let app = with_two(engine).await;
        let other = with_another_list(&app, Role::Publisher).await;
        let anke = Person::by_link(&app, ANKE).await;
        invites(&anke, CEES, "editor").await;
        app.deliver().await;
        let (cees, link) = (Person::by_link(&app, CEES).await, link(&app, CEES).await);
        let page = page_of(&app, CEES).await;
        let acts = [("publisher", "editor"), ("reader", "publisher"), ("owner", "viewer")];
        for (role, was) in acts {
            anke.presses(&page, &[("role", role), ("was", was)]).await;
            assert!(cees.is_in().await, "{role}");
        }
        assert_eq!(cees.get(PEOPLE).await.status, StatusCode::OK, "what a role gives is theirs at once");
        anke.presses(&format!("{page}/leave"), &[]).await;
        assert_eq!(cees.get(PEOPLE).await.status, StatusCode::NOT_FOUND, "and gone at once");
        assert_eq!(cees.get(&format!("/desk/l/{}", other.slug)).await.status, StatusCode::OK);
        assert_eq!(Person::new(&app).get(&link).await.status, StatusCode::OK, "a link that is on its way works");
    }

    async fn a_list_that_is_named_to_come_first_does_not_write_the_mail_by_which_others_sign_in(engine) {
        let app = with_two(engine).await;
        let other = with_another_list(&app, Role::Viewer).await;
        let named = List { name: line("Aaa"), ..app.list().await };
        rondbrief::app::lists::manage::change(&app.app, &named, None).await.unwrap();
        let anke = Person::by_link(&app, ANKE).await;
        invites(&anke, CEES, "owner").await;
        Person::new(&app).asks_for_a_link(CEES).await;
        let letters = app.mailbox(CEES);
        let letter = letters.latest();
        assert!(letter.text.contains(&format!("‘{}’", other.name)), "{}", letter.text);
        assert!(!letter.text.contains("Aaa"), "{}", letter.text);
    }

    async fn the_last_who_may_decide_about_a_list_stays(engine) {
        let app = with_two(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        let page = page_of(&app, ANKE).await;
        for (path, fields) in [
            (page.clone(), vec![("role", "reader"), ("was", "owner"), ("sure", "yes")]),
            (format!("{page}/leave"), vec![]),
        ] {
            let refused = anke.presses(&path, &fields).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{path}");
            assert!(refused.words().contains("Maak eerst iemand anders eigenaar"), "{}", refused.words());
        }
        assert_eq!(role(&app, ANKE).await, Some(Role::Owner));
        invite(&app, CEES, Post::OwnerOfAll).await;
        let answer = anke.presses(&format!("{page}/leave"), &[]).await;
        assert_eq!(answer.header("location"), "/desk", "an owner of everything is left");
        assert_eq!((role(&app, ANKE).await, anke.is_in().await), (None, true));
        assert_eq!(anke.get(PEOPLE).await.status, StatusCode::NOT_FOUND, "it holds at once");
    }

    async fn an_owner_of_everything_removes_somebody_altogether_but_not_the_last_owner(engine) {
        let app = with_two(engine).await;
        invite(&app, CEES, Post::OwnerOfAll).await;
        let (anke, cees) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, CEES).await);
        let remove = format!("{}/remove", page_of(&app, BO).await);
        assert_eq!(anke.presses(&remove, &[]).await.status, StatusCode::NOT_FOUND, "an owner of one list may not");
        let asked = cees.get(&remove).await.words();
        assert!(asked.contains("op geen enkele lijst meer iets zien of doen"), "{asked}");
        for _ in 0..2 {
            assert_eq!(cees.presses(&remove, &[]).await.header("location"), format!("{PEOPLE}?done=removed"));
        }
        assert_eq!(editor(&app, BO).await, None);
        assert_eq!(newest(&app).await.actor, Some(editor(&app, CEES).await.unwrap().id));
        let last = cees.presses(&format!("{}/remove", page_of(&app, CEES).await), &[]).await;
        assert_eq!(last.status, StatusCode::CONFLICT);
        assert!(last.words().contains("de enige eigenaar van alle lijsten") && cees.is_in().await, "{}", last.words());
    }
}

#[tokio::test]
async fn nobody_takes_their_own_rights_without_being_asked_once_more() {
    let app = with_two(Engine::Sqlite).await;
    invite(&app, CEES, Post::On(app.list().await.id, Role::Owner)).await;
    let anke = Person::by_link(&app, ANKE).await;
    let page = page_of(&app, ANKE).await;
    let asked = anke.presses(&page, &[("role", "editor"), ("was", "owner")]).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(asked.words().contains("Je eigen rol wijzigen?"), "{}", asked.words());
    assert_eq!(role(&app, ANKE).await, Some(Role::Owner));
    let fields = ["role", "was", "sure"].map(|name| (name, asked.field(name).unwrap()));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(anke.presses(&page, &fields).await.header("location"), "/desk");
    assert_eq!((role(&app, ANKE).await, anke.is_in().await), (Some(Role::Editor), true));
    assert_eq!(anke.get(PEOPLE).await.status, StatusCode::NOT_FOUND, "it holds at once");
}

#[tokio::test]
async fn taking_somebody_off_a_list_is_asked_once_more_and_leaves_their_other_lists() {
    let app = with_two(Engine::Sqlite).await;
    let other = with_another_list(&app, Role::Viewer).await;
    let anke = Person::by_link(&app, ANKE).await;
    invites(&anke, CEES, "editor").await;
    app.deliver().await;
    let leave = format!("{}/leave", page_of(&app, CEES).await);
    let asked = anke.get(&leave).await.words();
    assert!(asked.contains("Van deze lijst halen?") && !asked.contains("jezelf"), "{asked}");
    for _ in 0..2 {
        assert_eq!(anke.presses(&leave, &[]).await.header("location"), format!("{PEOPLE}?done=left"));
    }
    assert_eq!(editor(&app, CEES).await.unwrap().roles.of_lists, [(other.id, Role::Viewer)].into());
    assert_eq!(anke.get(&leave).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_wrong_with_an_invitation_stands_beside_its_field_and_nothing_typed_is_lost() {
    let app = with_two(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let long = "x".repeat(301);
    let script = "<script>alert(1)</script>";
    for (name, email, role, language, words) in [
        ("", CEES, "editor", "nl", "Vul een naam in."),
        (long.as_str(), CEES, "editor", "nl", "Gebruik minder dan 300 tekens"),
        ("Cees\u{202e}", CEES, "editor", "nl", "onzichtbaar"),
        ("Cees", "", "editor", "nl", "Vul een e-mailadres in."),
        ("Cees", "cees", "editor", "nl", "Dit is geen e-mailadres."),
        ("Cees", "a@b.nl\r\nBcc: c@d.nl", "editor", "nl", "E-mailadres:"),
        ("Cees", CEES, "", "nl", "Kies een rol."),
        ("Cees", CEES, "boss", "nl", "Kies een rol."),
        ("Cees", CEES, "editor", "tlh", "Kies een taal."),
        (script, "", "editor", "nl", "Vul een e-mailadres in."),
    ] {
        let fields = [("name", name), ("email", email), ("role", role), ("language", language)];
        let answer = anke.fills_in(&format!("{PEOPLE}/invite"), &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(answer.words().contains(words), "{words}: {}", answer.words());
        assert!(answer.body.contains("role=\"alert\"") && !answer.body.contains("<script"), "{words}");
        assert_eq!(answer.field("name").as_deref(), Some(name), "what was typed is still there");
    }
    let missing = anke.fills_in(&format!("{PEOPLE}/invite"), &[]).await;
    assert!(missing.words().contains("Vul een naam in.") && missing.words().contains("Kies een rol."));
    assert_eq!(editor(&app, CEES).await, None);
    let bo = page_of(&app, BO).await;
    for role in ["", "boss"] {
        let answer = anke.presses(&bo, &[("role", role), ("was", "editor")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.words().contains("Kies een rol."));
    }
}

#[tokio::test]
async fn only_who_may_decide_about_people_sees_the_way_there() {
    let app = with_two(Engine::Sqlite).await;
    for (address, sees) in [(ANKE, true), (BO, false)] {
        let page = Person::by_link(&app, address).await.get("/desk/l/in-de-ggz").await;
        assert_eq!(page.body.contains(PEOPLE), sees, "{address}");
    }
}
