//! Two lists with the same readers: whoever looks after one learns nothing of the other, and changes nothing there.
//!
//! The same day is lived through at list *alfa* for every way in which its readers may stand on *beta*, and every page, answer
//! and import must be the same to the letter. What beta's own owner sees stays as it was.

use chrono::TimeDelta;
use rondbrief::{
    app::{
        editors::manage::Post,
        lists,
        subscribers::{
            erase,
            import::{self, Row, Run},
            look_up, manage,
        },
    },
    domain::{
        editor::Role,
        ids::{ListId, SubscriptionId},
        list::List,
    },
    web::{Route, desk_routes},
};
use uuid::Uuid;

use crate::{
    both_engines,
    support::{
        app::{Answer, Engine, TestApp},
        desk::{Person, invite},
        fixtures::line,
    },
};

const ANKE: &str = "anke@example.org";
const BO: &str = "bo@example.org";
/// One whom Anke adds by hand, and one who waits to confirm on alfa.
const LEES: &str = "lees@example.org";
const WACHT: &str = "wacht@example.org";
const ALFA: &str = "/desk/l/in-de-ggz";
const BETA: &str = "/desk/l/welkome-wijk";

/// The way in which both stand on beta.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OnBeta {
    Unknown,
    Reader,
    AskedTheSameDay,
    Left,
    Erased,
}

/// Puts both on beta, before anything happens on alfa.
async fn before_alfa(app: &TestApp, beta: &List, how: OnBeta) {
    if matches!(how, OnBeta::Unknown | OnBeta::AskedTheSameDay) {
        return;
    }
    for address in [LEES, WACHT] {
        // Spelled in another way, for the spelling that one list was given must not show on the other.
        let address = address.replacen(char::is_alphabetic, &address[..1].to_uppercase(), 1);
        let (address, name) = (address.parse().unwrap(), Some(line("Naam op beta")));
        manage::add(&app.app, beta, address, name, "op papier, bij beta").await.unwrap();
    }
    for id in on(beta, app).await {
        match how {
            OnBeta::Left => manage::unsubscribe(&app.app, beta, id).await.unwrap(),
            OnBeta::Erased => erase::erase(&app.app, beta, id, erase::Reach::List).await.unwrap(),
            OnBeta::Unknown | OnBeta::Reader | OnBeta::AskedTheSameDay => {}
        }
    }
}

/// The subscriptions of both to a list.
async fn on(list: &List, app: &TestApp) -> Vec<SubscriptionId> {
    let mut ids = Vec::new();
    for address in [LEES, WACHT] {
        ids.extend(look_up::find(&app.app, list, &address.parse().unwrap()).await.unwrap());
    }
    ids
}

/// What was asked and what the answer was, without ids.
type Told = (String, u16, String, String);

/// The words of an answer, with ids put out of sight.
fn told(what: &str, answer: &Answer) -> Told {
    let location = answer.header("location").split('/').map(without_id).collect::<Vec<_>>().join("/");
    (what.to_owned(), answer.status.as_u16(), location, answer.words())
}

fn without_id(part: &str) -> &str {
    let (name, query) = part.split_once('?').map_or((part, ""), |(name, _)| (name, &part[name.len()..]));
    if name.len() == 32 && name.bytes().all(|b| b.is_ascii_hexdigit()) { query } else { part }
}

/// Every page of a list's desk that has no id in its path.
async fn pages(person: &Person<'_>, desk: &str) -> Vec<Told> {
    let mut all = Vec::new();
    for Route { method, path, .. } in desk_routes() {
        let Some(rest) = path.strip_prefix("/desk/l/{list}") else { continue };
        if method == "GET" && !rest.contains('{') {
            all.push(told(rest, &person.get(&format!("{desk}{rest}")).await));
        }
    }
    assert!(all.len() > 10, "the list's pages are found");
    all
}

/// Everything that Anke, who looks after alfa, sees in a day; and that it changes nothing at beta.
async fn a_day_at_alfa(engine: Engine, how: OnBeta) -> Vec<Told> {
    let app = TestApp::new(engine).await;
    let (slug, name) = ("welkome-wijk".parse().unwrap(), line("Welkome Wijk"));
    let beta = List { id: ListId(Uuid::from_u128(2)), slug, name, ..app.list().await };
    lists::manage::create(&app.app, &beta, None).await.unwrap();
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Owner)).await;
    invite(&app, BO, Post::On(beta.id, Role::Owner)).await;
    before_alfa(&app, &beta, how).await;
    app.clock.advance(TimeDelta::hours(25));
    app.visitor().subscribes(WACHT).await;
    app.clock.advance(TimeDelta::hours(25));
    if how == OnBeta::AskedTheSameDay {
        for address in [LEES, WACHT] {
            let form = format!("{{\"email\":\"{address}\",\"name\":\"Naam op beta\"}}");
            assert_eq!(app.post_json("/l/welkome-wijk/subscribe", &form).await.status.as_u16(), 202);
        }
        app.deliver().await;
    }
    let (anke, bo) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, BO).await);
    let beta_before = beta_tells(&app, &bo, &beta).await;
    let all = acts_at_alfa(&app, &anke).await;
    let beta_after = beta_tells(&app, &bo, &beta).await;
    assert_eq!(beta_before.len(), beta_after.len(), "{how:?}");
    for (before, after) in beta_before.iter().zip(&beta_after) {
        assert_eq!(before, after, "{how:?}");
    }
    app.deliver().await;
    all
}

/// What beta's owner sees of both, without what the log says of having looked.
async fn beta_tells(app: &TestApp, bo: &Person<'_>, beta: &List) -> Vec<Told> {
    let mut all = pages(bo, BETA).await;
    all.retain(|(what, ..)| what != "/log");
    for id in on(beta, app).await {
        all.push(told("a reader", &bo.get(&format!("{BETA}/readers/{}", id.0.simple())).await));
    }
    all
}

async fn acts_at_alfa(app: &TestApp, anke: &Person<'_>) -> Vec<Told> {
    let (readers, alfa) = (format!("{ALFA}/readers"), app.list().await);
    let page_of = async |address: &str| {
        let id = look_up::find(&app.app, &alfa, &address.parse().unwrap()).await.unwrap().unwrap();
        format!("{readers}/{}", id.0.simple())
    };
    let adds = async |proof: &str| {
        let fields = [("email", LEES), ("proof", proof), ("day", "2026-11-03")];
        told(proof, &anke.fills_in(&format!("{readers}/add"), &fields).await)
    };
    let mut all = vec![told("find", &anke.presses(&readers, &[("email", LEES)]).await)];
    all.extend([adds("kaart").await, adds("andere kaart").await]);
    all.extend(pages(anke, ALFA).await);
    let (lees, wacht) = (page_of(LEES).await, page_of(WACHT).await);
    for page in [&lees, &wacht] {
        for rest in ["", "/unsubscribe", "/erase"] {
            all.push(told(rest, &anke.get(&format!("{page}{rest}")).await));
        }
    }
    let seen = anke.get(&wacht).await.field("seen").unwrap_or_default();
    all.push(told("ask again", &anke.presses(&format!("{wacht}/ask-again"), &[("seen", &seen)]).await));
    app.deliver().await;
    all.push(told("asked again", &anke.get(&wacht).await));
    all.push(told("unsubscribe", &anke.presses(&format!("{lees}/unsubscribe"), &[]).await));
    all.push(adds("derde kaart").await);
    all.push(told("erase", &anke.presses(&format!("{lees}/erase"), &[("reach", "wish")]).await));
    all.push(told("erase", &anke.presses(&format!("{wacht}/erase"), &[("reach", "all")]).await));
    all.extend([told("erased", &anke.get(&lees).await), adds("vierde kaart").await]);
    all.push(told("find", &anke.presses(&readers, &[("email", LEES)]).await));
    let row = |email: &str| Row {
        email: email.to_owned(),
        consented_at: "2026-11-03".to_owned(),
        consent: "een oude lijst".to_owned(),
        ..Row::default()
    };
    for dry in [true, false] {
        let fates = import::import(&app.app, &alfa, &[row(LEES), row(WACHT)], &mut Run::new(dry)).await.unwrap();
        all.push(("import".to_owned(), 0, String::new(), format!("{fates:?}")));
    }
    all.extend(pages(anke, ALFA).await);
    all
}

both_engines! {
    async fn who_looks_after_one_list_learns_nothing_of_another_and_changes_nothing_there(engine) {
        let alone = a_day_at_alfa(engine, OnBeta::Unknown).await;
        let words = |what: &str| alone.iter().filter(|told| told.0 == what).map(|told| told.3.clone()).collect::<String>();
        assert!(words("vierde kaart").contains("Dit adres kun je niet toevoegen"), "{}", words("vierde kaart"));
        assert!(words("import").contains("[Barred, Barred]"), "{}", words("import"));
        assert!(alone.iter().any(|told| told.2.contains("done=asked-again")), "the one who waits is asked again");
        for how in [OnBeta::Reader, OnBeta::AskedTheSameDay, OnBeta::Left, OnBeta::Erased] {
            let both = a_day_at_alfa(engine, how).await;
            assert_eq!(alone.len(), both.len(), "{how:?}");
            for (one, other) in alone.iter().zip(&both) {
                assert_eq!(one, other, "{how:?}");
            }
        }
    }
}
