//! Leaving: by the mail client's own button (RFC 8058), by the link, at once and for good.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use chrono::TimeDelta;
use rondbrief::{
    app::{
        delivery::deliver::{self, Clearance, Demand},
        issues::{compose, publish, report},
        subscribers::manage,
    },
    domain::{
        item::ItemKind,
        mail::route::{Rates, RouteName},
    },
};

use super::{OK, days, dossier, is_active, leave_link, standing};
use crate::{
    both_engines,
    support::{
        app::{Answer, TestApp},
        fixtures,
    },
};

const ANKE: &str = "anke@example.org";

/// Publishes an issue with one item; gives its number.
async fn published(app: &TestApp, n: u128) -> u32 {
    let list = app.list().await;
    app.queue(&fixtures::item(n, ItemKind::News, "Nieuws")).await;
    let issue = compose::compose_now(&app.app, &list).await.unwrap();
    publish::approve(&app.app, &list, issue.number).await.unwrap();
    publish::publish(&app.app, &list, issue.number).await.unwrap();
    issue.number
}

fn is_plain_success(answer: &Answer, what: &str) {
    assert_eq!(answer.status, OK, "{what}");
    for never in ["location", "set-cookie", "refresh", "www-authenticate"] {
        assert!(!answer.headers.contains_key(never), "{what}: {never}");
    }
    for (name, value) in
        [("cache-control", "no-store"), ("referrer-policy", "no-referrer"), ("x-robots-tag", "noindex")]
    {
        assert_eq!(answer.header(name), value, "{what}: {name}");
    }
    assert!(!answer.body.contains("http-equiv") && !answer.body.contains("<script"), "{what}");
}

both_engines! {
    async fn a_mail_clients_button_leaves_whatever_way_it_posts(engine) {
        let app = TestApp::new(engine).await;
        let multipart = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        let large = "x".repeat(100_000);
        let ways: [(&str, Option<&str>, &str); 6] = [
            ("urlencoded", Some("application/x-www-form-urlencoded"), "List-Unsubscribe=One-Click"),
            ("multipart", Some("multipart/form-data; boundary=x"), multipart),
            ("empty", Some("application/x-www-form-urlencoded"), ""),
            ("no content type", None, "List-Unsubscribe=One-Click"),
            ("neither", None, ""),
            ("large and odd", Some("image/png"), &large),
        ];
        for (n, (what, kind, body)) in ways.into_iter().enumerate() {
            let address = format!("lezer{n}@example.org");
            app.reader(&address).await;
            let link = leave_link(&app, &address).await;
            let path = link.strip_prefix("https://nieuws.example.org").unwrap();
            let mut first = None;
            for _ in 0..3 {
                let mut request = Request::post(path);
                if let Some(kind) = kind {
                    request = request.header(header::CONTENT_TYPE, kind);
                }
                let request = request
                    .header(header::ORIGIN, "https://mail.example.com")
                    .header("sec-fetch-site", "cross-site")
                    .body(Body::from(body.to_owned()))
                    .unwrap();
                let answer = app.request(request).await;
                is_plain_success(&answer, what);
                assert_eq!(standing(&app, &address).await, "unsubscribed", "{what}");
                let first = first.get_or_insert_with(|| answer.body.clone());
                assert_eq!(&answer.body, first, "{what}: a repeat answers the same");
            }
        }
    }

    async fn looking_at_the_link_leaves_nothing(engine) {
        let app = TestApp::new(engine).await;
        app.reader(ANKE).await;
        let link = leave_link(&app, ANKE).await;
        let path = link.strip_prefix("https://nieuws.example.org").unwrap();
        for method in [Method::GET, Method::HEAD, Method::OPTIONS, Method::PUT, Method::DELETE] {
            let request = Request::builder().method(method.clone()).uri(path).body(Body::empty()).unwrap();
            let answer = app.request(request).await;
            let expected = if matches!(method, Method::GET | Method::HEAD) { OK } else { StatusCode::METHOD_NOT_ALLOWED };
            assert_eq!(answer.status, expected, "{method}");
            assert!(is_active(&app, ANKE).await, "{method}");
            assert_eq!(answer.header("cache-control"), "no-store", "{method}");
        }
        let page = app.get(&link).await;
        is_plain_success(&page, "GET");
        assert!(page.words().contains("Afmelden voor In de ggz?") && page.words().contains("Meld me af"));
        assert!(!page.body.contains(ANKE));
        assert!(app.post(&link, &[]).await.words().contains("Je krijgt geen updates van In de ggz meer."));
    }

    async fn the_link_answers_for_ever_also_after_erasure(engine) {
        let app = TestApp::new(engine).await;
        app.reader(ANKE).await;
        let link = leave_link(&app, ANKE).await;
        app.clock.advance(days(365 * 6));
        is_plain_success(&app.post(&link, &[]).await, "after six years");
        assert_eq!(standing(&app, ANKE).await, "unsubscribed");
        manage::erase(&app.app, &app.list().await, &ANKE.parse().unwrap()).await.unwrap();
        is_plain_success(&app.post(&link, &[]).await, "after erasure");
        is_plain_success(&app.get(&link).await, "after erasure");
        for odd in ["/u/x", "/u/AAAAAAAAAAAAAAAAAAAAAA", "/u/%FF", "/u/%F0%9F%92%8C"] {
            let status = app.post(odd, &[]).await.status;
            assert!(status == OK || odd == "/u/%FF", "{odd}: {status}");
        }
    }

    async fn who_leaves_between_claim_and_sending_gets_nothing(engine) {
        let app = TestApp::new(engine).await;
        for address in [ANKE, "bo@example.org", "cas@example.org"] {
            app.reader(address).await;
        }
        let list = app.list().await;
        let number = published(&app, 1).await;
        let lanes = deliver::lanes(&app.app).await.unwrap();
        let lane = lanes.iter().find(|lane| lane.issue.is_some()).unwrap();
        let (route, rates) = (RouteName::usual(), Rates::default());
        let lease = TimeDelta::seconds(50);
        let demand = Demand { route: &route, rates: &rates, most: 50, lease, stands_in: false };
        let claims = deliver::claim(&app.app, lane, demand).await.unwrap();
        assert_eq!(claims.len(), 3);
        let before = deliver::changes(&app.app).await.unwrap();
        assert_eq!(app.post(&leave_link(&app, ANKE).await, &[]).await.status, OK);
        manage::erase(&app.app, &list, &"bo@example.org".parse().unwrap()).await.unwrap();
        assert_eq!(deliver::changes(&app.app).await.unwrap(), before + 2, "every worker is told to look again");
        let permissions = deliver::look(&app.app, &claims.iter().collect::<Vec<_>>()).await.unwrap();
        for (claim, permission) in claims.iter().zip(permissions) {
            let to = claim.recipient.as_ref().unwrap().address.as_str();
            let expected = if to == "cas@example.org" { Clearance::Go } else { Clearance::Withdrawn };
            assert_eq!(permission, expected, "{to}");
        }
        app.clock.advance(TimeDelta::seconds(50));
        app.tick().await;
        let report = report::report(&app.app, &list, number).await.unwrap();
        assert_eq!((report.readers, report.accepted, report.withdrawn, report.state), (3, 1, 2, "sent"));
        assert_eq!((app.mailbox(ANKE).count(), app.mailbox("bo@example.org").count()), (0, 0));
    }

    async fn who_left_gets_no_further_issue_until_they_come_back_and_confirm(engine) {
        let app = TestApp::new(engine).await;
        app.visitor().becomes_a_reader(ANKE).await;
        published(&app, 1).await;
        app.deliver().await;
        assert_eq!(app.mailbox(ANKE).count(), 3);
        let old_confirmation = app.mailbox(ANKE).0[0].confirmation_link();
        let link = app.mailbox(ANKE).latest().leave_link();
        assert_eq!(app.post(&link, &[]).await.status, OK);
        published(&app, 2).await;
        app.deliver().await;
        assert_eq!(app.mailbox(ANKE).count(), 3, "not one mail too many, not even a goodbye");
        assert_eq!(app.post(&old_confirmation, &[]).await.status, StatusCode::NOT_FOUND, "an old link does not bring back");

        app.clock.advance(days(2));
        app.visitor().becomes_a_reader(ANKE).await;
        published(&app, 3).await;
        app.deliver().await;
        assert_eq!(app.mailbox(ANKE).count(), 6, "confirmation, welcome, issue");
        assert_eq!(dossier(&app, ANKE).await.unwrap().consents.len(), 2);
        assert_eq!(app.mailbox(ANKE).latest().leave_link(), link, "one link for as long as there are mails");
        assert_eq!(app.post(&link, &[]).await.status, OK);
        assert_eq!(standing(&app, ANKE).await, "unsubscribed");
    }

    async fn one_persons_link_leaves_nobody_else(engine) {
        let app = TestApp::new(engine).await;
        for address in [ANKE, "bo@example.org"] {
            app.reader(address).await;
        }
        assert_eq!(app.post(&leave_link(&app, ANKE).await, &[]).await.status, OK);
        assert_eq!((standing(&app, ANKE).await, standing(&app, "bo@example.org").await), ("unsubscribed", "active"));
    }
}
