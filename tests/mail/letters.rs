//! The texts of the letters, as snapshots, and the rules that every letter keeps.

use std::collections::BTreeSet;

use rondbrief::{
    domain::{item::ItemKind, text::language::Language, token::Token},
    mail::{IssueLetter, Letter, Letterhead, MailError},
};
use scraper::{Html, Selector};

use super::letters;
use crate::support::fixtures::{self, TOKEN, day};

/// Every letter in every language, with its name.
fn all() -> Vec<(String, Letter)> {
    let named = |language: Language| {
        letters(language).into_iter().map(move |(kind, letter)| (format!("{kind}_{}", language.tag()), letter))
    };
    Language::ALL.into_iter().flat_map(named).collect()
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn every_letter_reads_as_it_should() {
    for (name, letter) in all() {
        insta::assert_snapshot!(format!("{name}.txt"), format!("{}\n\n{}", letter.subject, letter.text));
        insta::assert_snapshot!(format!("{name}.html"), letter.html);
    }
}

#[test]
fn every_phrase_of_the_mails_exists() {
    for (name, letter) in all() {
        for text in [&letter.subject, &letter.text, &letter.html] {
            assert!(!text.contains("mail-") && !text.contains("~~~"), "{name}: {text}");
        }
    }
}

#[test]
fn the_text_has_every_link_of_the_page_in_lines_that_fit() {
    for (name, letter) in all() {
        let page = Html::parse_document(&letter.html);
        let links: BTreeSet<_> = select(&page, "a").iter().map(|a| a.attr("href").unwrap().to_owned()).collect();
        assert!(!links.is_empty(), "{name}");
        for link in links {
            assert!(letter.text.contains(link.trim_start_matches("mailto:")), "{name}: {link} is not in the text");
        }
        for line in letter.text.lines() {
            assert!(line.chars().count() <= 78 || !line.contains(' '), "{name}: {line}");
        }
    }
}

#[test]
fn the_text_has_every_word_of_the_page() {
    for (name, letter) in all() {
        let page = Html::parse_document(&letter.html);
        let words = |text: &str| {
            let letters = |c: char| !c.is_alphanumeric();
            text.split(letters).filter(|word| word.len() > 3).map(str::to_lowercase).collect::<BTreeSet<_>>()
        };
        let said: String = select(&page, "body")[0].text().collect::<Vec<_>>().join(" ");
        let missing: Vec<_> = words(&said).difference(&words(&letter.text)).cloned().collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}

#[test]
fn a_page_is_built_for_who_listens_to_it() {
    for (name, letter) in all() {
        let page = Html::parse_document(&letter.html);
        let tag = letter.language.tag();
        assert_eq!(select(&page, &format!("html[lang={tag}], .paper[lang={tag}]")).len(), 2, "{name}");
        assert_eq!(select(&page, "title").len(), 1, "{name}");
        assert_eq!(select(&page, "h1").len(), 1, "{name}");
        assert_eq!(select(&page, "body header, body main, body footer").len(), 3, "{name}");
        assert!(select(&page, "table:not([role=presentation]), img:not([alt]), script, form, link, iframe").is_empty());
        assert!(letter.html.contains("prefers-color-scheme: dark"), "{name}");
        let levels: Vec<u8> =
            select(&page, "h1, h2, h3, h4").iter().map(|h| h.value().name().as_bytes()[1] - b'0').collect();
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
    }
}

#[test]
fn nothing_is_loaded_but_the_items_own_pictures() {
    for (name, letter) in all() {
        let page = Html::parse_document(&letter.html);
        let loaded: Vec<_> =
            select(&page, "[src], [background]").iter().map(|e| e.attr("src").unwrap().to_owned()).collect();
        let expected: &[&str] =
            if name.starts_with("issue") { &["https://www.example.org/foto/team.jpg"] } else { &[] };
        assert_eq!(loaded, expected, "{name}");
        assert!(!letter.html.contains("url(") && !letter.html.contains("@import"), "{name}");
    }
}

#[test]
fn every_letter_says_who_sends_it_and_why() {
    for (name, letter) in all() {
        for part in [&letter.text, &letter.html] {
            for word in ["Stichting Voorbeeld", "Straat 1, 1000 AA", "https://www.example.org/privacy", "In de ggz"] {
                assert!(part.contains(word), "{name}: {word}");
            }
        }
    }
}

#[test]
fn a_confirmation_promotes_nothing_and_has_no_way_out_but_its_own() {
    for language in Language::ALL {
        let letter = &letters(language)[0].1;
        let page = Html::parse_document(&letter.html);
        let links: Vec<_> = select(&page, "main a").iter().map(|a| a.attr("href").unwrap().to_owned()).collect();
        let links_of = fixtures::links();
        assert_eq!(links, [links_of.confirm(TOKEN), links_of.refuse(TOKEN)]);
        assert_eq!(select(&page, "a.button").len(), 1);
    }
}

#[test]
fn a_letter_to_editors_leads_to_the_desk_and_asks_nobody_to_type_commands() {
    let desk = fixtures::links().desk();
    let to_editors =
        ["reminder", "review", "held", "paused", "sent", "stopped", "invitation", "sign_in", "wish", "log_hash"];
    let letters = all().into_iter().filter(|(name, _)| to_editors.iter().any(|kind| name.starts_with(kind)));
    let letters: Vec<_> = letters.collect();
    assert!(letters.len() >= to_editors.len() * Language::ALL.len());
    for (name, letter) in letters {
        let page = Html::parse_document(&letter.html);
        let button = select(&page, "main a.button")[0].attr("href").unwrap();
        assert!(button.starts_with(&format!("{desk}/")), "{name}: {button}");
        assert!(select(&page, "code").is_empty() && !letter.text.contains("rondbrief issue"), "{name}");
    }
}

#[test]
fn an_issue_is_left_from_its_top_and_from_its_foot() {
    let letter = &letters(Language::Nl)[2].1;
    let page = Html::parse_document(&letter.html);
    let leave = fixtures::links().leave(TOKEN);
    for place in ["header", "footer"] {
        assert_eq!(select(&page, &format!("{place} a[href='{leave}']")).len(), 1, "{place}");
    }
    assert_eq!(letter.text.matches(&leave).count(), 2);
}

#[test]
fn an_issue_speaks_the_readers_language_and_marks_what_is_in_another() {
    let english = &letters(Language::En)[2].1;
    let page = Html::parse_document(&english.html);
    assert_eq!(select(&page, "article[lang=nl]").len(), 7);
    assert!(english.html.contains("Fully booked"));
    let dutch = &letters(Language::Nl)[2].1;
    assert!(select(&Html::parse_document(&dutch.html), "article[lang]").is_empty());
}

#[test]
fn an_issue_says_at_its_end_what_the_list_wants_said_in_the_readers_language_or_its_own() {
    let (links, mut list) = (fixtures::links(), fixtures::list(Language::Nl));
    let text = "Praat erover. Bel **113** of [chat](https://www.113.nl).\n\n<script>alert(1)</script>";
    list.footers.insert(Language::Nl, text.parse().unwrap());
    for (language, lang) in [(Language::Nl, ""), (Language::En, " lang=\"nl\"")] {
        let letterhead = Letterhead { links: &links, list: &list, language };
        let issue = IssueLetter::render(&letterhead, 7, day(2027, 1, 12), &fixtures::contents()).unwrap();
        let letter = issue.for_reader(TOKEN, None);
        let (_, end) = letter.html.split_once(&format!("<section{lang}>\n<hr")).unwrap();
        let (end, _) = end.split_once("</section>").unwrap();
        assert!(end.contains("Bel <strong>113</strong> of <a href=\"https://www.113.nl\""), "{end}");
        assert!(!letter.html.contains("<script"));
        assert!(letter.text.contains("-----\n\nPraat erover. Bel 113 of chat"), "{}", letter.text);
        assert!(letter.text.contains("https://www.113.nl"));
    }
    list.footers.insert(Language::En, "Call 113.".parse().unwrap());
    let letterhead = Letterhead { links: &links, list: &list, language: Language::En };
    let issue = IssueLetter::render(&letterhead, 7, day(2027, 1, 12), &fixtures::contents()).unwrap();
    assert!(issue.for_reader(TOKEN, None).text.contains("Call 113."));
}

#[test]
fn an_issue_opens_with_what_an_editor_wrote_for_it() {
    for language in Language::ALL {
        let letters = letters(language);
        let (_, letter) = letters.iter().find(|(kind, _)| *kind == "issue_opened").unwrap();
        let preface = fixtures::preface();
        assert_eq!(letter.subject, preface.subject.unwrap().as_str());
        let page = Html::parse_document(&letter.html);
        assert_eq!(select(&page, "title")[0].text().collect::<String>(), letter.subject);
        assert!(letter.beginning().starts_with("Twee pilots beginnen & er is weer een congres <in Utrecht>"));
        assert!(letter.text.starts_with("Twee pilots beginnen & er is weer een congres <in Utrecht>\n\nIn de ggz"));
        let word = select(&page, "main > :first-child")[0].html();
        assert!(word.contains("Beste lezer,") && word.contains("<strong>wijken</strong>"), "{word}");
        assert_eq!(select(&page, "main > :first-child[lang=nl]").len(), usize::from(language == Language::En));
        assert!(letter.text.find("Beste lezer").unwrap() < letter.text.find("-----").unwrap());
    }
}

#[test]
fn mailboxes_show_the_first_titles_where_nobody_wrote_anything_for_that() {
    let letter = &letters(Language::Nl)[2].1;
    let titles: Vec<_> = fixtures::contents().items().take(3).map(|item| item.title.to_string()).collect();
    let shown: String = titles.join(" · ").chars().take(60).collect();
    assert!(letter.beginning().starts_with(&shown), "{}", letter.beginning());
    assert!(!letter.text.starts_with(&titles[0]), "as text they stand where they belong");
}

#[test]
fn readers_differ_in_their_link_and_their_day_and_in_nothing_else() {
    let (links, list) = (fixtures::links(), fixtures::list(Language::Nl));
    let letterhead = Letterhead { links: &links, list: &list, language: Language::Nl };
    let issue = IssueLetter::render(&letterhead, 7, day(2027, 1, 12), &fixtures::contents()).unwrap();
    let (one, other) = (Token::new([1; 16]), Token::new([2; 16]));
    let (a, b) = (issue.for_reader(one, Some(day(2026, 3, 3))), issue.for_reader(other, None));
    assert_eq!(a.html.matches(&one.text()).count(), 2);
    assert!(!a.html.contains(&other.text()));
    assert!(a.html.contains("omdat je je op 3 maart 2026 hebt aangemeld voor <em>In de ggz</em>."));
    let swapped =
        a.html.replace(&one.text(), &other.text()).replace("je je op 3 maart 2026 hebt aangemeld", "je bent aangemeld");
    assert_eq!(swapped, b.html);
}

#[test]
fn a_name_full_of_markup_stays_a_name() {
    let (links, mut list) = (fixtures::links(), fixtures::list(Language::Nl));
    list.name = fixtures::line("<b>R&D</b> \"{{ env }}\" ~~~~list~~~~");
    let letterhead = Letterhead { links: &links, list: &list, language: Language::Nl };
    let letter =
        IssueLetter::render(&letterhead, 1, day(2027, 1, 1), &fixtures::contents()).unwrap().for_reader(TOKEN, None);
    assert!(!letter.html.contains("<b>"), "{}", letter.html);
    assert!(letter.text.contains("<b>R&D</b> \"{{ env }}\""));
}

#[test]
fn an_issue_that_would_be_cut_off_is_refused_with_a_remedy() {
    let (links, list) = (fixtures::links(), fixtures::list(Language::Nl));
    let letterhead = Letterhead { links: &links, list: &list, language: Language::Nl };
    let long = |n| {
        let mut item = fixtures::item(n, ItemKind::News, "Lang");
        item.body = "woord ".repeat(3_300);
        item
    };
    let contents = rondbrief::domain::issue::composing::Contents::arrange((0..6).map(long).collect(), chrono_tz::UTC);
    let error = IssueLetter::render(&letterhead, 1, day(2027, 1, 1), &contents).unwrap_err();
    assert!(matches!(error, MailError::TooLong(n) if n > 100_000));
    assert!(error.to_string().contains("leave some out"));
}
