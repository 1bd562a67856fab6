//! `rondbrief subscriber import`: it reports the fate of every row, and a bad row does not stop the others.

use std::fmt::Write;

use super::{place_with_a_list, place_with_an_issue};
use crate::support::{
    letter::ReadLetter,
    program::{Place, SOON},
};

const IMPORT: &str = "rondbrief subscriber import --list in-de-ggz lezers.csv";
const HEADING: &str = "email,name,consented_at,consent\n";

/// The fates in the output of an import: line, fate and reason.
fn fates(answer: &str) -> Vec<(u64, String, String)> {
    csv::Reader::from_reader(answer.as_bytes()).deserialize().map(Result::unwrap).collect()
}

/// Each line with its fate, without the reason.
fn short(answer: &str) -> Vec<(u64, String)> {
    fates(answer).into_iter().map(|(line, fate, _)| (line, fate)).collect()
}

fn state(place: &Place, address: &str) -> Option<String> {
    let done = place.types(&format!("rondbrief subscriber find --list in-de-ggz --email {address} --json"));
    let found: serde_json::Value = serde_json::from_str(&done.stdout).ok()?;
    found["state"].as_str().map(str::to_owned)
}

#[test]
fn every_rows_fate_is_told_and_bad_rows_stop_nobody() {
    let place = place_with_a_list();
    place.does("rondbrief subscriber add --list in-de-ggz --email al@example.net --consent papier");
    place.does("rondbrief subscriber add --list in-de-ggz --email gewist@example.net --consent papier");
    place.does("rondbrief subscriber remove --list in-de-ggz --email gewist@example.net");
    let rows: [(&[u8], &str, &str); 13] = [
        (b"anke@example.net,Anke,2026-03-01,op papier", "added", ""),
        (b"\"bo@example.net\",\"Bo, de tweede\",2026-03-01 14:00,\"op papier, bij de balie\"", "added", ""),
        (b"ANKE@example.net,Anke,2026-03-01,op papier", "unchanged", "twice"),
        (b"al@example.net,,2026-03-01,op papier", "unchanged", "already a reader"),
        (b"geen adres,,2026-03-01,op papier", "refused", "address"),
        (b"zonder@example.net,,2026-03-01,", "refused", "no proof of consent"),
        (b"kort@example.net", "refused", "no proof of consent"),
        (b"ooit@example.net,,2098-03-01,op papier", "refused", "in the past"),
        (b"wanneer@example.net,,gisteren,op papier", "refused", "consented_at"),
        (b"regel@example.net,\"twee\rregels\",2026-03-01,op papier", "refused", "the name"),
        (b"\xe9\xe9n@example.net,,2026-03-01,op papier", "refused", "UTF-8"),
        (b"gewist@example.net,,2026-03-01,op papier", "refused", "cannot be added; they can sign up"),
        (b"laatste@example.net,,2026-03-01T10:00:00+01:00,op papier,teveel", "added", ""),
    ];
    let mut file = HEADING.as_bytes().to_vec();
    for (row, _, _) in rows {
        file.extend(row);
        file.push(b'\n');
    }
    place.write("lezers.csv", file);
    let answer = place.does(IMPORT);
    let told = fates(&answer);
    assert_eq!(told.len(), rows.len(), "{answer}");
    for ((row, fate, reason), (line, told_fate, told_reason)) in rows.into_iter().zip(told) {
        let row = String::from_utf8_lossy(row);
        assert_eq!(told_fate, fate, "line {line}: {row}");
        assert!(told_reason.contains(reason), "line {line}: {row}: {told_reason}");
    }
    assert!(!answer.contains('@') || answer.contains("name@example.org"), "no address is repeated");
    for address in ["anke@example.net", "bo@example.net", "laatste@example.net"] {
        assert_eq!(state(&place, address).as_deref(), Some("active"), "{address}");
    }
    assert_eq!(state(&place, "gewist@example.net"), None);
    let bo = place.asks("rondbrief subscriber find --list in-de-ggz --email bo@example.net --json");
    assert_eq!(
        (&bo["name"], &bo["consents"][0]["proof"]),
        (&"Bo, de tweede".into(), &"op papier, bij de balie".into())
    );
    assert_eq!(bo["consents"][0]["form"], "import");
}

#[test]
fn a_dry_run_tells_the_same_and_writes_nothing() {
    let place = place_with_a_list();
    let row = |n| format!("lezer{n}@example.net,,2026-03-01,op papier\n");
    let mut rows = HEADING.to_owned();
    for n in 0..1_500 {
        rows.push_str(&row(n));
    }
    rows.push_str("geen adres,,2026-03-01,op papier\n");
    rows.push_str(&row(3));
    place.write("lezers.csv", rows);
    let dry = place.types(&format!("{IMPORT} --dry-run"));
    assert_eq!(
        (dry.code, dry.stderr.contains("1500 would be added, 1 unchanged, 1 refused")),
        (0, true),
        "{}",
        dry.stderr
    );
    assert_eq!(state(&place, "lezer3@example.net"), None);
    let real = place.types(IMPORT);
    assert!(real.stderr.contains("1500 added, 1 unchanged, 1 refused"), "{}", real.stderr);
    assert_eq!(short(&real.stdout), short(&dry.stdout));
}

#[test]
fn the_same_file_again_adds_nobody() {
    let place = place_with_an_issue();
    let mut rows = HEADING.to_owned();
    for n in 0..2_345 {
        writeln!(rows, "lezer{n}@example.net,,2026-03-01,op papier").unwrap();
    }
    place.write("lezers.csv", rows);
    assert!(place.types(IMPORT).stderr.contains("2345 added, 0 unchanged, 0 refused"));
    assert!(place.types(IMPORT).stderr.contains("0 added, 2345 unchanged, 0 refused"));
    place.does("rondbrief issue approve --list in-de-ggz 1");
    assert!(place.does("rondbrief issue publish --list in-de-ggz 1").contains("2345 readers"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_is_not_brought_back_and_imported_readers_get_no_mail_about_it() {
    let place = place_with_an_issue();
    place.write("lezers.csv", format!("{HEADING}anke@example.net,Anke,2026-03-01,op papier\n"));
    place.does(IMPORT);
    place.does("rondbrief issue approve --list in-de-ggz 1");
    place.does("rondbrief issue publish --list in-de-ggz 1");
    let service = place.serve(&[]).await;
    let mails = || -> Vec<serde_json::Value> {
        serde_json::from_str(&place.looks(&service, "/mailbox/messages.json").1).unwrap()
    };
    let to_anke = || mails().into_iter().filter(|mail| mail["to"].to_string().contains("anke@")).collect::<Vec<_>>();
    crate::support::eventually(SOON, "the issue arrives", || !to_anke().is_empty()).await;
    assert_eq!(to_anke().len(), 1, "the issue, and nothing else");
    let path = format!("/mailbox/{}.eml", to_anke()[0]["id"].as_str().unwrap());
    let mail = ReadLetter::parse(place.looks(&service, &path).1.as_bytes());
    let link = mail.leave_link();
    let (_, path) = link.split_once(&format!(":{}", place.port)).unwrap();
    assert_eq!(place.visit("POST", path, "").unwrap().0, 200);
    let told = fates(&place.does(IMPORT));
    assert_eq!(told[0].1, "refused");
    assert!(told[0].2.contains("has unsubscribed"), "{told:?}");
    assert_eq!(state(&place, "anke@example.net").as_deref(), Some("unsubscribed"));
}

#[test]
fn a_file_without_the_right_heading_is_refused_whole() {
    let place = place_with_a_list();
    for file in ["", "naam\nAnke\n", "email;name;consented_at;consent\nanke@example.net;;2026-03-01;papier\n"] {
        place.write("lezers.csv", file);
        let done = place.types(IMPORT);
        assert_eq!(done.code, 2, "{file:?}\n{}", done.stderr);
        assert!(done.stderr.contains("email,name,consented_at,consent"), "{}", done.stderr);
    }
}

#[test]
fn the_files_that_spreadsheets_write_are_read() {
    let place = place_with_a_list();
    // A byte order mark, CRLF, columns in another order, one more than needed, an empty line.
    let file = "\u{feff}consent,email,consented_at,Opmerking\r\n\"op papier\",anke@example.net,2026-03-01,\r\n\r\n\
                op papier,bo@example.net,2026-03-01,ja\r\n";
    place.write("lezers.csv", file);
    assert_eq!(short(&place.does(IMPORT)), [(2, "added".to_owned()), (4, "added".to_owned())]);
    assert_eq!(state(&place, "anke@example.net").as_deref(), Some("active"));
}
