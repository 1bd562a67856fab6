//! `rondbrief list` and `rondbrief timetable`.

use super::{CREATE, place_with_a_list};
use crate::support::program::Place;

#[test]
fn a_list_is_made_with_every_option() {
    let place = Place::new();
    place.does(
        r#"rondbrief list create --slug welkome-wijk --name "Welkome Wijk" --language en --from "Wijk <wijk@example.org>" \
        --postal "Straat 2, Zeist" --every "3 weeks" --on friday --at 16:30 --zone Europe/London \
        --cutoff 2d --reminder 5d --minimum 3 --send-without-approval --ask-name --wording "Yes, every third Friday." \
        --embed-origin https://www.example.org --editor eva@example.org --privacy https://www.example.org/privacy \
        --reply-to antwoord@example.org"#,
    );
    let list = place.asks("rondbrief list show --slug welkome-wijk --json");
    for (key, value) in [
        ("slug", "welkome-wijk"),
        ("name", "Welkome Wijk"),
        ("language", "en"),
        ("from", "Wijk <wijk@example.org>"),
        ("postal", "Straat 2, Zeist"),
        ("every", "3 weeks"),
        ("on", "friday"),
        ("at", "16:30"),
        ("zone", "Europe/London"),
        ("cutoff", "2d"),
        ("reminder", "5d"),
        ("privacy", "https://www.example.org/privacy"),
        ("reply_to", "antwoord@example.org"),
    ] {
        assert_eq!(list[key], value, "{key}");
    }
    assert_eq!((&list["minimum"], &list["send_without_approval"]), (&3.into(), &true.into()));
    assert_eq!((&list["ask_name"], &list["embed_origins"][0]), (&true.into(), &"https://www.example.org".into()));
    assert_eq!(list["editors"][0], "eva@example.org");
    assert!(place.does("rondbrief list show --slug welkome-wijk").contains("Yes, every third Friday."));
}

#[test]
fn no_update_goes_out_before_the_day_a_list_begins() {
    let place = Place::new();
    let sends = || place.asks("rondbrief timetable --list in-de-ggz --count 2 --json");
    let days = |moments: serde_json::Value| [0, 1].map(|n| moments[n]["sends_at"].as_str().unwrap()[..10].to_owned());
    place.does(&CREATE.replace("2099-01-01", "2098-02-20"));
    assert_eq!(days(sends()), ["2098-03-11", "2098-05-13"], "February's second Tuesday is past by then");
    place.does("rondbrief list edit --slug in-de-ggz --begin 2097-04-09");
    assert_eq!(days(sends()), ["2097-04-09", "2097-06-11"], "that very day, and every other month from it");
    place.does("rondbrief list edit --slug in-de-ggz --every '3 weeks' --on friday --begin 2097-04-09");
    assert_eq!(days(sends()), ["2097-04-12", "2097-05-03"]);
    let wrong = place.types("rondbrief list edit --slug in-de-ggz --begin 'next year'");
    assert_eq!((wrong.code, wrong.stderr.contains("--begin")), (2, true), "{}", wrong.stderr);
}

#[test]
fn what_is_not_said_has_a_careful_default() {
    let list = place_with_a_list().asks("rondbrief list show --slug in-de-ggz --json");
    assert_eq!((&list["cutoff"], &list["reminder"], &list["minimum"]), (&"5d".into(), &"12d".into(), &1.into()));
    assert_eq!(list["send_without_approval"], false);
}

#[test]
fn a_list_is_changed_without_touching_the_rest() {
    let place = place_with_a_list();
    let before = place.asks("rondbrief list show --slug in-de-ggz --json");
    place.does("rondbrief list edit --slug in-de-ggz --at 09:15 --send-without-approval yes");
    let after = place.asks("rondbrief list show --slug in-de-ggz --json");
    assert_eq!((&after["at"], &after["send_without_approval"]), (&"09:15".into(), &true.into()));
    for key in ["name", "from", "postal", "every", "on", "zone", "cutoff", "reminder", "minimum"] {
        assert_eq!(after[key], before[key], "{key}");
    }
    assert_eq!(place.asks("rondbrief list list --json").as_array().unwrap().len(), 1);
    assert!(place.does("rondbrief list list").contains("in-de-ggz  In de ggz"));
}

#[test]
fn a_list_says_how_its_issues_are_delivered() {
    let place = place_with_a_list();
    let show = || place.asks("rondbrief list show --slug in-de-ggz --json");
    let usual = show();
    assert_eq!((&usual["route"], &usual["fallback"]), (&serde_json::Value::Null, &serde_json::Value::Null));
    assert_eq!(
        (&usual["unknown"], &usual["canary"], &usual["refusal_limit"]),
        (&"again".into(), &50.into(), &5.into())
    );
    let unknown = place.types("rondbrief list edit --slug in-de-ggz --route own-server");
    assert_eq!(unknown.code, 1);
    assert!(unknown.stderr.contains("no route \"own-server\"; write a [routes.own-server]"), "{}", unknown.stderr);
    place.write("rondbrief.toml", "[routes.own-server]\nurl = 'smtp://127.0.0.1:2525'\n");
    place.does(
        "rondbrief list edit --slug in-de-ggz --route own-server --fallback default --unknown leave --canary 200 \
         --refusal-limit 8 --seed proef@example.org --seed een@example.org",
    );
    let changed = show();
    assert_eq!((&changed["route"], &changed["fallback"]), (&"own-server".into(), &"default".into()));
    assert_eq!((&changed["unknown"], &changed["canary"]), (&"leave".into(), &200.into()));
    assert_eq!((&changed["refusal_limit"], changed["seeds"].as_array().unwrap().len()), (&8.into(), 2));
    place.does("rondbrief list edit --slug in-de-ggz --at 09:15");
    assert_eq!(show()["seeds"], changed["seeds"], "what is not given stays");
    let page = place.does("rondbrief list show --slug in-de-ggz");
    for words in ["own-server", "200 readers first", "8 %", "proef@example.org"] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    place.does("rondbrief list edit --slug in-de-ggz --route default --no-fallback --no-seeds --canary 0");
    let back = show();
    assert_eq!((&back["route"], &back["fallback"]), (&serde_json::Value::Null, &serde_json::Value::Null));
    assert_eq!((&back["canary"], &back["seeds"]), (&0.into(), &serde_json::json!([])));
    for wrong in
        ["--refusal-limit 0", "--refusal-limit 101", "--route 'Own Server'", "--unknown perhaps", "--seed nobody"]
    {
        assert_eq!(place.types(&format!("rondbrief list edit --slug in-de-ggz {wrong}")).code, 2, "{wrong}");
    }
}

#[test]
fn all_that_is_wrong_with_a_rhythm_is_told_at_once() {
    let place = Place::new();
    let line = CREATE
        .replace("2 months", "now and then")
        .replace("second tuesday", "someday")
        .replace("10:00", "25:00")
        .replace("Europe/Amsterdam", "Mars/Olympus");
    let done = place.types(&line);
    assert_eq!(done.code, 2);
    for option in ["--every", "--on", "--at", "--zone"] {
        assert!(done.stderr.contains(option), "{option}\n{}", done.stderr);
    }
}

#[test]
fn the_timetable_tells_the_coming_moments_on_the_lists_clock() {
    let place = place_with_a_list();
    let moments = place.asks("rondbrief timetable --list in-de-ggz --count 6 --json");
    let moments = moments.as_array().unwrap();
    assert_eq!(moments.len(), 6);
    let mut months = Vec::new();
    for moment in moments {
        let sends: chrono::NaiveDateTime =
            chrono::NaiveDateTime::parse_from_str(moment["sends"].as_str().unwrap(), "%Y-%m-%d %H:%M").unwrap();
        assert!(sends.to_string().ends_with("10:00:00"), "at ten in summer and winter: {sends}");
        assert_eq!(chrono::Datelike::weekday(&sends), chrono::Weekday::Tue);
        assert!((8..=14).contains(&chrono::Datelike::day(&sends)), "the second Tuesday: {sends}");
        months.push(chrono::Datelike::year(&sends) * 12 + chrono::Datelike::month0(&sends).cast_signed());
    }
    assert!(months.windows(2).all(|pair| pair[1] - pair[0] == 2), "every other month: {months:?}");
    let page = place.does("rondbrief timetable --list in-de-ggz --count 6");
    assert_eq!(page.lines().count(), 8);
    assert!(page.starts_with("In de ggz (Europe/Amsterdam)"), "{page}");
}

#[test]
fn two_people_can_be_asked_to_approve() {
    let place = place_with_a_list();
    let shown = || {
        let list = place.asks("rondbrief list show --slug in-de-ggz --json");
        (list["two_approvals"] == true, list["send_without_approval"] == true)
    };
    for (said, is) in [
        ("--two-approvals yes", (true, false)),
        ("--send-without-approval no", (true, false)),
        ("--send-without-approval yes", (false, true)),
        ("--two-approvals no", (false, true)),
        ("--two-approvals yes", (true, false)),
        ("--two-approvals no", (false, false)),
    ] {
        place.does(&format!("rondbrief list edit --slug in-de-ggz {said}"));
        assert_eq!(shown(), is, "{said}");
    }
    assert!(place.does("rondbrief list show --slug in-de-ggz").contains("needed"));
}
