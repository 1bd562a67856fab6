//! `rondbrief item`.

use super::place_with_a_list;

#[test]
fn an_item_of_every_kind_is_queued_with_all_it_can_have() {
    let place = place_with_a_list();
    place.write("verhaal.md", "Wat werkt er? De **wijkteams** noemen drie dingen.\n");
    for line in [
        r#"rondbrief item add --list in-de-ggz --kind news --title "Twee pilots" --summary "Een zin." --body-file verhaal.md \
            --link https://www.example.org/pilots --source "Gemeente Zeist=https://www.example.org/zeist?a=b" \
            --image https://www.example.org/team.jpg --alt "Vier collega's" --not-before 2026-01-01 --expires 2099-12-31 --pin \
            --section "GGZ in de wijk""#,
        r#"rondbrief item add --list in-de-ggz --kind event --title "Slotbijeenkomst" --summary "Online." \
            --starts "2098-12-10 14:00" --ends "2098-12-10 16:30" --place "online" \
            --register https://www.example.org/aanmelden --full"#,
        "rondbrief item add --list in-de-ggz --kind publication --title Samen --summary 'Zeven jaar oefenen.'",
        "rondbrief item add --list in-de-ggz --kind podcast --title 'Aflevering 9' --summary 'Over werk.'",
    ] {
        let id = place.does(line);
        let item = place.asks(&format!("rondbrief item show --list in-de-ggz {} --json", id.trim()));
        assert_eq!(item["id"], id.trim());
    }
    let news = place.does("rondbrief item list --list in-de-ggz");
    assert_eq!(news.lines().count(), 4);
    let id = news.lines().find(|line| line.contains("Twee pilots")).unwrap().split_whitespace().next().unwrap();
    let shown = place.does(&format!("rondbrief item show --list in-de-ggz {id}"));
    for words in [
        "Twee pilots",
        "Een zin.",
        "https://www.example.org/pilots",
        "Gemeente Zeist https://www.example.org/zeist?a=b",
        "https://www.example.org/team.jpg (Vier collega's)",
        "2026-01-01",
        "2099-12-31",
        "GGZ in de wijk",
        "**wijkteams**",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
}

#[test]
fn an_item_is_changed_by_the_end_of_its_id_and_removed() {
    let place = place_with_a_list();
    let id = place
        .does("rondbrief item add --list in-de-ggz --kind event --title Congres --starts '2098-02-03 09:30' --full");
    let end = &id.trim()[28..];
    place.does(&format!("rondbrief item edit --list in-de-ggz {end} --title Slotcongres --place Utrecht --not-full"));
    let shown = place.does(&format!("rondbrief item show --list in-de-ggz {end}"));
    assert!(shown.contains("Slotcongres") && shown.contains("Utrecht") && !shown.contains("fully booked"), "{shown}");
    place.does(&format!("rondbrief item edit --list in-de-ggz {end} --place ''"));
    assert!(!place.does(&format!("rondbrief item show --list in-de-ggz {end}")).contains("Utrecht"));
    place.does(&format!("rondbrief item remove --list in-de-ggz {end}"));
    assert_eq!(place.does("rondbrief item list --list in-de-ggz"), "");
}

#[test]
fn an_item_that_contradicts_itself_is_not_queued() {
    let place = place_with_a_list();
    for (facts, words) in [
        ("--kind event --starts '2098-02-03 09:30' --ends '2098-02-02 09:30'", "ends before it starts"),
        ("--kind news --not-before 2098-02-03 --expires 2098-02-02", "expires before"),
        ("--kind news --expires +262142-12-31", "outside the years 2000 to 2100"),
    ] {
        let done = place.types(&format!("rondbrief item add --list in-de-ggz --title T {facts}"));
        assert_eq!(done.code, 1, "{facts}");
        assert!(done.stderr.contains(words), "{}", done.stderr);
    }
    let skipped = "rondbrief item add --list in-de-ggz --title T --kind event --starts '2027-03-28 02:30'";
    assert!(place.types(skipped).stderr.contains("the clock goes forward"));
    assert_eq!(place.does("rondbrief item list --list in-de-ggz"), "");
}

#[test]
fn a_text_comes_from_standard_input_too() {
    let place = place_with_a_list();
    let id =
        place.does("echo 'Een *woord*.' | rondbrief item add --list in-de-ggz --kind news --title T --body-file -");
    assert!(place.does(&format!("rondbrief item show --list in-de-ggz {}", id.trim())).contains("Een *woord*."));
    let hidden =
        place.types("printf 'a\\033[2Jb' | rondbrief item add --list in-de-ggz --kind news --title T --body-file -");
    assert!(hidden.code == 1 && hidden.stderr.contains("invisible control character"), "{}", hidden.stderr);
    let windows = "printf '\\357\\273\\277een\\r\\ntwee' | rondbrief item add --list in-de-ggz --kind news --title T --body-file -";
    let id = place.does(windows);
    let item = place.asks(&format!("rondbrief item show --list in-de-ggz {} --json", id.trim()));
    assert_eq!(item["body"], "een\ntwee");
}
