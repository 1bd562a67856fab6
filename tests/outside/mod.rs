//! Link checks: they report the answers of other people's servers, and no link reaches into a network of the owner's.

mod records;

use std::collections::BTreeMap;

use rondbrief::domain::issue::link_check::LinkCheck;

use crate::support::sites::{HOST, Sites};

fn link(path: &str) -> String {
    format!("https://{HOST}{path}")
}

/// Sites that give every kind of answer.
async fn sites() -> Sites {
    Sites::start(|path| match path {
        "/" | "/nieuw" => "200 OK",
        "/weg" => "404 Not Found",
        "/voorgoed-weg" => "410 Gone",
        "/dicht" => "403 Forbidden",
        "/stuk" => "500 Internal Server Error",
        "/oud" => "301 Moved Permanently\r\nLocation: /nieuw",
        "/oud-en-weg" => "302 Found\r\nLocation: /weg",
        "/rond" => "307 Temporary Redirect\r\nLocation: /rond",
        "/naar-binnen" => "301 Moved Permanently\r\nLocation: https://169.254.169.254/latest/meta-data",
        "/naar-huis" => "301 Moved Permanently\r\nLocation: https://intranet.voorbeeld.nl/",
        "/onbeveiligd" => "301 Moved Permanently\r\nLocation: http://www.voorbeeld.nl/",
        "/nergens" => "301 Moved Permanently",
        _ => "204 No Content",
    })
    .await
}

#[tokio::test]
async fn an_answer_is_told_by_what_it_means_for_a_reader() {
    let sites = sites().await;
    for (path, sight) in [
        ("/", LinkCheck::Fine),
        ("/?a=1&b=2#deel", LinkCheck::Fine),
        ("/weg", LinkCheck::Dead),
        ("/voorgoed-weg", LinkCheck::Dead),
        ("/dicht", LinkCheck::Unclear),
        ("/stuk", LinkCheck::Unclear),
        ("/oud", LinkCheck::Fine),
        ("/oud-en-weg", LinkCheck::Dead),
        ("/rond", LinkCheck::Unclear),
        ("/onbeveiligd", LinkCheck::Unclear),
        ("/nergens", LinkCheck::Unclear),
    ] {
        assert_eq!(sites.outside.look(&link(path)).await, sight, "{path}");
    }
    let rounds = sites.asked().iter().filter(|path| *path == "/rond").count();
    assert_eq!(rounds, 6, "five times elsewhere, and no further");
}

#[tokio::test]
async fn nobody_is_asked_where_a_link_leads_into_an_own_network() {
    let sites = sites().await;
    for inside in [
        "https://127.1/",
        "https://0x7f.1/",
        "https://2130706434/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.2]/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[fd00::1]/",
    ] {
        // The sites of this test are at 127.0.0.1, however written; every other address of this machine is refused.
        let expected = if ["https://127.1/", "https://0x7f.1/"].contains(&inside) {
            LinkCheck::Unclear
        } else {
            LinkCheck::Unsafe
        };
        assert_eq!(sites.outside.look(inside).await, expected, "{inside}");
    }
    assert_eq!(sites.outside.look(&link("/naar-binnen")).await, LinkCheck::Unsafe, "nor where an answer leads there");
    assert_eq!(sites.asked(), ["/naar-binnen"]);
}

#[tokio::test]
async fn a_name_is_judged_by_all_its_addresses_each_time_it_is_asked_for() {
    let sites = Sites::with_hosts(
        |path| if path == "/" { "200 OK" } else { "301 Moved Permanently\r\nLocation: /" },
        |here| {
            let private = "10.0.0.7:443".parse().unwrap();
            BTreeMap::from([
                ("half.nl".to_owned(), vec![vec![here, private]]),
                // The name leads to a public server first, and then, for the redirect, into the owner's network.
                ("wisselt.nl".to_owned(), vec![vec![here], vec![private]]),
            ])
        },
    )
    .await;
    assert_eq!(sites.outside.look("https://half.nl/").await, LinkCheck::Unclear);
    assert_eq!(sites.outside.look("https://wisselt.nl/oud").await, LinkCheck::Unclear);
    assert_eq!(sites.asked(), ["/oud"], "the second answer was never connected to");
}

#[tokio::test]
async fn a_name_that_nobody_has_is_as_dead_as_a_page_that_is_not_there() {
    let silent = |_| BTreeMap::from([("stil.nl".to_owned(), vec![vec![]])]);
    let sites = Sites::with_hosts(|_| "301 Moved Permanently\r\nLocation: https://onbekend.nl/", silent).await;
    assert_eq!(sites.outside.look("https://onbekend.nl/").await, LinkCheck::Dead);
    assert_eq!(sites.outside.look(&link("/verhuisd")).await, LinkCheck::Dead, "nor where an answer leads there");
    assert_eq!(sites.outside.look("https://stil.nl/").await, LinkCheck::Unclear, "nobody said that it is not there");
}

#[tokio::test]
async fn only_a_protected_line_to_the_usual_port_of_a_known_host_is_used() {
    let sites = sites().await;
    for link in [
        "http://www.voorbeeld.nl/",
        "https://www.voorbeeld.nl:8443/",
        "ftp://www.voorbeeld.nl/",
        "mailto:a@voorbeeld.nl",
        "geen link",
    ] {
        assert_eq!(sites.outside.look(link).await, LinkCheck::Unclear, "{link}");
    }
    assert_eq!(sites.asked(), [""; 0]);
}
