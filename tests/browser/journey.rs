//! The whole way of an update in real browsers: from the first owner to a reader who leaves, with a real SMTP server at the end.

use chrono::TimeDelta;
use rondbrief::{
    app::{editors::first_owner, issues::inspect},
    domain::editor::factor::AppSecret,
};

use super::{chrome::Chrome, desk::day::Desk};
use crate::support::{letter::ReadLetter, smtp_server::SmtpServer};

const OWNER: &str = "eva@example.org";
const EDITOR: &str = "anke@example.org";
const READER: &str = "lezer@example.org";
const LIST: &str = "/desk/l/in-de-ggz";

/// The newest mail to somebody that the SMTP server took.
fn newest(server: &SmtpServer, address: &str) -> ReadLetter {
    let received = server.received();
    let to = received.iter().rev().find(|it| it.to.iter().any(|to| to.contains(address)));
    ReadLetter::parse(&to.unwrap_or_else(|| panic!("a mail to {address}")).data)
}

/// Types the code that an app would show now.
async fn types_a_code(desk: &Desk, chrome: &Chrome, secret: AppSecret) {
    chrome.types("#code", &secret.code(desk.app.app.now()).unwrap()).await;
    chrome.presses("main button").await;
}

/// Becomes the first owner, with an app for codes.
async fn becomes_owner(desk: &Desk, chrome: &Chrome) -> AppSecret {
    let first = first_owner::link(&desk.app.app).await.unwrap().unwrap();
    chrome.open(&desk.app.app.links().first_owner(first)).await;
    chrome.types("#name", "Eva").await;
    chrome.types("#email", OWNER).await;
    chrome.presses("main button").await;
    chrome.presses("main section a").await;
    let letters = chrome.find("code").await.text().await.unwrap().replace(' ', "");
    let secret = data_encoding::BASE32_NOPAD.decode(letters.as_bytes()).unwrap();
    let secret = AppSecret(secret.try_into().unwrap());
    types_a_code(desk, chrome, secret).await;
    assert!(chrome.words().await.contains("You see the codes only now"), "{}", chrome.words().await);
    chrome.presses("main .button").await;
    secret
}

/// Signs in by a mailed link.
async fn signs_in(desk: &Desk, server: &SmtpServer, chrome: &Chrome, address: &str) {
    // Mails are told apart by their order, and links by their moment.
    desk.app.clock.advance(TimeDelta::minutes(1));
    chrome.open(&desk.page("/desk/sign-in")).await;
    chrome.types("#email", address).await;
    chrome.presses("main form.form button").await;
    desk.app.deliver().await;
    chrome.open(&newest(server, address).sign_in_link()).await;
    chrome.presses("main button").await;
}

/// Queues an item, with these fields besides its kind.
async fn queues(desk: &Desk, chrome: &Chrome, kind: &str, fields: &[(&str, &str)]) {
    chrome.open(&desk.page(&format!("{LIST}/queue/add"))).await;
    chrome.find(&format!("#kind-{kind}")).await.click().await.unwrap();
    for (name, text) in fields {
        chrome.types(&format!("#{name}"), text).await;
    }
    chrome.presses(".save").await;
    assert!(chrome.words().await.contains(fields[0].1), "{}", chrome.words().await);
}

/// A photograph of 1600 by 900 pixels.
fn photograph(desk: &Desk) -> String {
    let path = desk.app.folder.path().join("foto.png");
    let shade = |x: u32, y: u32| image::Rgb([u8::try_from(x / 8).unwrap(), u8::try_from(y / 4).unwrap(), 120]);
    image::RgbImage::from_fn(1600, 900, shade).save(&path).unwrap();
    path.display().to_string()
}

#[tokio::test]
async fn an_update_goes_from_the_first_owner_to_a_reader_who_leaves() {
    let server = SmtpServer::friendly().await;
    let (desk, owner, editor) = (Desk::with_smtp(server.port).await, Chrome::start().await, Chrome::start().await);
    desk.app.reader(READER).await;
    let secret = becomes_owner(&desk, &owner).await;

    owner.open(&desk.page(&format!("{LIST}/people/invite"))).await;
    owner.types("#name", "Anke").await;
    owner.types("#email", EDITOR).await;
    owner.find("input[name=role][value=editor]").await.click().await.unwrap();
    owner.presses("main form button").await;
    assert!(owner.words().await.contains("Anke"), "{}", owner.words().await);
    desk.app.deliver().await;
    assert!(newest(&server, EDITOR).text.contains("/desk/sign-in"));

    signs_in(&desk, &server, &editor, EDITOR).await;
    let picture = photograph(&desk);
    let with_picture = [("title", "De herstelacademie opent"), ("summary", "Kom kijken."), ("upload", &picture)];
    queues(&desk, &editor, "news", &[&with_picture[..], &[("alt", "De nieuwe zaal")]].concat()).await;
    queues(&desk, &editor, "publication", &[("title", "Vijf gesprekken op papier")]).await;
    queues(&desk, &editor, "podcast", &[("title", "Praten met je leidinggevende")]).await;
    let starts = "document.getElementById('starts').value = '2027-01-21T14:00'";
    editor.open(&desk.page(&format!("{LIST}/queue/add"))).await;
    editor.find("#kind-event").await.click().await.unwrap();
    editor.types("#title", "Slotbijeenkomst").await;
    editor.run(starts).await;
    editor.presses(".save").await;
    assert!(editor.words().await.contains("4 berichten") || editor.words().await.contains("4 items"));

    desk.app.clock.set("2027-01-07T10:00:00Z");
    desk.app.tick().await;
    signs_in(&desk, &server, &editor, EDITOR).await;
    editor.open(&desk.page(&format!("{LIST}/issues/1"))).await;
    assert!(editor.words().await.contains("Vijf gesprekken op papier"), "{}", editor.words().await);
    let contents = inspect::look(&desk.app.app, &desk.app.list().await, 1).await.unwrap().contents;
    let change = contents.items().find(|item| item.title.as_str().starts_with("Vijf")).unwrap().id;
    editor.open(&desk.page(&format!("{LIST}/queue/{}", change.0.simple()))).await;
    editor.types("#title", ", en meer").await;
    editor.presses(".save").await;
    editor.open(&desk.page(&format!("{LIST}/issues/1?as=text"))).await;
    assert!(editor.words().await.contains("Vijf gesprekken op papier, en meer"), "{}", editor.words().await);

    signs_in(&desk, &server, &owner, OWNER).await;
    types_a_code(&desk, &owner, secret).await;
    owner.open(&desk.page(&format!("{LIST}/issues/1"))).await;
    owner.presses("main .controls button").await;
    assert!(owner.words().await.contains("Approved"), "{}", owner.words().await);
    desk.app.clock.set("2027-01-12T09:00:00Z");
    desk.app.tick().await;
    let mail = newest(&server, READER);
    assert!(mail.text.contains("Vijf gesprekken op papier, en meer") && mail.html.contains("De nieuwe zaal"));
    signs_in(&desk, &server, &owner, OWNER).await;
    types_a_code(&desk, &owner, secret).await;
    owner.open(&desk.page(&format!("{LIST}/issues/1/sending"))).await;
    assert!(owner.words().await.contains("1 of 1"), "{}", owner.words().await);

    let reader = Chrome::start().await;
    reader.open(&mail.leave_link()).await;
    reader.presses("main button").await;
    owner.open(&desk.page(&format!("{LIST}/readers"))).await;
    assert!(owner.words().await.contains("This list has no readers"), "{}", owner.words().await);
}
