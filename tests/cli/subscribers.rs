//! `rondbrief subscriber add`, `find` and `remove`.

use super::place_with_a_list;

#[test]
fn somebody_is_added_by_proof_found_and_erased() {
    let place = place_with_a_list();
    let line =
        "rondbrief subscriber add --list in-de-ggz --email Anke@Example.net --name Anke --consent 'op papier, 3 maart'";
    let added = place.does(line);
    assert!(!added.to_lowercase().contains("anke"), "no address is repeated: {added}");
    let found = place.asks("rondbrief subscriber find --list in-de-ggz --email anke@example.net --json");
    assert_eq!((&found["state"], &found["name"]), (&"active".into(), &"Anke".into()));
    assert_eq!(found["email"], "Anke@example.net");
    assert_eq!(found["consents"][0]["proof"], "op papier, 3 maart");
    assert!(
        place
            .does("rondbrief subscriber find --list in-de-ggz --email anke@example.net")
            .contains("op papier, 3 maart")
    );
    assert_eq!(place.types(line).code, 1, "a reader is not added twice");
    place.does("rondbrief subscriber remove --list in-de-ggz --email ANKE@example.net");
    assert_eq!(place.types("rondbrief subscriber find --list in-de-ggz --email anke@example.net").code, 1);
    let again = place.types(line);
    assert_eq!((again.code, again.stderr.contains("this address cannot be added")), (1, true), "{}", again.stderr);
}

#[test]
fn an_address_can_come_from_standard_input() {
    let place = place_with_a_list();
    let typed = |address: &str, command: &str| place.types(&format!("printf '{address}' | rondbrief {command}"));
    let add = "subscriber add --list in-de-ggz --email - --consent papier";
    let find = "subscriber find --list in-de-ggz --email -";
    assert_eq!(typed("anke@example.net\\n", add).code, 0);
    assert!(typed("anke@example.net", find).stdout.contains("papier"), "with or without an end of line");
    for command in [
        "editor invite --everywhere --email - --name Anke",
        "editor link --email -",
        "editor role --email - --everywhere --role owner",
        "subscriber remove --list in-de-ggz --email -",
        "list edit --slug in-de-ggz --from -",
    ] {
        let address = if command.contains("--from") { "Stichting <anke@example.net>" } else { "anke@example.net" };
        let done = typed(address, command);
        assert_eq!(done.code, 0, "{command}: {}", done.stderr);
    }
    let edited = typed("a@example.net\\nb@example.net\\n", "list edit --slug in-de-ggz --seed - --editor -");
    assert_eq!(edited.code, 0, "each takes the next line: {}", edited.stderr);
    for (given, words) in
        [("", "standard input"), ("anke", "name@example.org"), ("a%%b@example.net", "another address")]
    {
        let done = typed(given, add);
        assert!(done.code == 2 && done.stderr.contains(words), "{given:?}: {}", done.stderr);
        assert!(!done.stderr.contains("a%b"), "{}", done.stderr);
    }
    assert_eq!(typed("a%%b@example.net", find).code, 1, "who came in with it earlier is found");
}

#[test]
fn nobody_is_added_without_proof() {
    let place = place_with_a_list();
    let done = place.types("rondbrief subscriber add --list in-de-ggz --email anke@example.net --consent ' '");
    assert_eq!((done.code, done.stderr.contains("--consent")), (1, true), "{}", done.stderr);
}

#[test]
fn the_files_of_an_installation_tell_no_address_and_no_name() {
    let place = place_with_a_list();
    place.does(
        "rondbrief subscriber add --list in-de-ggz --email anke.devries@example.net --name Wilhelmina --consent papier",
    );
    for entry in std::fs::read_dir(place.path("rondbrief-data")).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("anke.devries") && !text.contains("wilhelmina"));
    }
}
