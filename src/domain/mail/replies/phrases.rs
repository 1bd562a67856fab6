//! The table of phrases, and finding one in a server's words.

use std::sync::LazyLock;

use super::super::reply_class::ReplyClass;

/// The most words that a gap in a phrase may stand for.
const GAP: usize = 3;

/// The most words of a reply that are looked at.
const WORDS: usize = 120;

/// The phrases with the class of each, in the order in which they are tried.
static TABLE: LazyLock<Vec<(Phrase, Saying)>> = LazyLock::new(|| read(include_str!("phrases.txt")));

/// The meaning of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Saying {
    /// The class of the reply.
    Class(ReplyClass),
    /// This connection has carried enough messages.
    EndOfConnection,
}

struct Phrase(Vec<Part>);

enum Part {
    Gap,
    Number,
    OneOf(Vec<Word>),
}

struct Word {
    text: &'static str,
    is_beginning: bool,
}

/// The meaning of a reply's words; none if nothing in them is known.
pub(super) fn saying(text: &str) -> Option<Saying> {
    let words = split(text);
    TABLE.iter().find(|(phrase, _)| phrase.is_in(&words)).map(|(_, saying)| *saying)
}

/// The words of a text in lower case, without punctuation.
pub(super) fn split(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(WORDS)
        .map(str::to_owned)
        .collect()
}

impl Phrase {
    fn is_in(&self, words: &[String]) -> bool {
        (0..words.len()).any(|start| fits(&self.0, &words[start..]))
    }
}

fn fits(parts: &[Part], words: &[String]) -> bool {
    let Some((part, rest)) = parts.split_first() else { return true };
    if matches!(part, Part::Gap) {
        return (0..=GAP.min(words.len())).any(|skipped| fits(rest, &words[skipped..]));
    }
    words.split_first().is_some_and(|(word, behind)| part.is(word) && fits(rest, behind))
}

impl Part {
    fn is(&self, word: &str) -> bool {
        match self {
            Self::Gap => false,
            Self::Number => word.bytes().all(|byte| byte.is_ascii_digit()),
            Self::OneOf(words) => {
                words.iter().any(|it| if it.is_beginning { word.starts_with(it.text) } else { word == it.text })
            }
        }
    }
}

/// Reads the table. A heading that is no class would leave its phrases out; a test finds it.
fn read(table: &'static str) -> Vec<(Phrase, Saying)> {
    let (mut found, mut heading) = (Vec::new(), None);
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let class = ReplyClass::ALL.into_iter().find(|class| class.word() == name).map(Saying::Class);
            heading = class.or_else(|| (name == "connection").then_some(Saying::EndOfConnection));
        } else if let Some(saying) = heading {
            found.push((phrase(line), saying));
        }
    }
    found
}

fn phrase(line: &'static str) -> Phrase {
    let part = |part: &'static str| match part {
        "*" => Part::Gap,
        "#" => Part::Number,
        words => Part::OneOf(words.split('|').map(word).collect()),
    };
    Phrase(line.split(' ').map(part).collect())
}

fn word(text: &'static str) -> Word {
    let beginning = text.strip_suffix('*');
    Word { text: beginning.unwrap_or(text), is_beginning: beginning.is_some() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_of_the_table_is_a_class_and_every_phrase_can_be_said() {
        let table = include_str!("phrases.txt");
        let lines: Vec<_> = table.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).collect();
        for heading in lines.iter().filter_map(|line| line.strip_prefix('[')) {
            let name = heading.strip_suffix(']').unwrap();
            assert!(name == "connection" || ReplyClass::ALL.iter().any(|class| class.word() == name), "{name}");
        }
        for line in lines.iter().filter(|line| !line.starts_with('[')) {
            assert!(!line.starts_with('*') && !line.ends_with(" *"), "a gap at an end says nothing: {line}");
            let plain = |letter: char| letter.is_alphanumeric() || " |*#".contains(letter);
            assert!(line.chars().all(plain) && line.to_lowercase() == **line, "{line}");
        }
        assert_eq!(TABLE.len(), lines.iter().filter(|line| !line.starts_with('[')).count());
    }

    #[test]
    fn a_phrase_is_found_whatever_the_case_the_punctuation_and_what_stands_around_it() {
        let throttled = Some(Saying::Class(ReplyClass::TooFast));
        for text in
            ["Throttling failure: Maximum sending rate exceeded.", "you are RATE-LIMITED", "too   many connections!"]
        {
            assert_eq!(saying(text), throttled, "{text}");
        }
        assert_eq!(saying("the weather is nice"), None);
        assert_eq!(saying(""), None);
    }

    proptest::proptest! {
        #[test]
        fn any_words_are_looked_through_to_their_end(text in ".{0,600}") {
            let _ = saying(&text);
        }
    }
}
