//! How easily a text reads, for guidance: Flesch's reading ease for English, and Douma's for Dutch.
//!
//! Both count the words of a sentence and the syllables of a word (R. Flesch, *A new readability yardstick*, 1948; W. H.
//! Douma, *De leesbaarheid van landbouwbladen*, 1960). Syllables are counted by letters, which is right often enough for an
//! average.

use crate::domain::text::language::Language;

/// Fewer words than this say little about a text.
const ENOUGH: usize = 100;

/// Dutch vowels of several letters that are one sound, the longest first.
const DUTCH: [&str; 19] = [
    "aai", "eeu", "ieu", "oei", "ooi", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ei", "ij", "au", "ou", "ai",
    "oi",
];

/// How easily `text` reads, from 0 (hard) to 100 (easy), or beyond; none for a text that is too short to tell.
pub(crate) fn ease(text: &str, language: Language) -> Option<i32> {
    let (mut words, mut sentences, mut syllables) = (0_u32, 0_u32, 0_u32);
    for sentence in sentences_of(text) {
        let of_it: Vec<String> = sentence.split_whitespace().filter_map(word).collect();
        sentences += u32::from(!of_it.is_empty());
        words += u32::try_from(of_it.len()).ok()?;
        syllables += of_it.iter().map(|word| count(word, language)).sum::<u32>();
    }
    if (words as usize) < ENOUGH {
        return None;
    }
    let (words, sentences, syllables) = (f64::from(words), f64::from(sentences), f64::from(syllables));
    let (length, weight) = (words / sentences, syllables / words);
    let ease = match language {
        Language::Nl => 206.84 - 0.93 * length - 77.0 * weight,
        Language::En => 206.835 - 1.015 * length - 84.6 * weight,
    };
    #[expect(clippy::cast_possible_truncation, reason = "averages of words that fit in a mail")]
    Some(ease.round() as i32)
}

/// The sentences of a text: up to a mark that a capital or nothing follows, and to the end of each paragraph or point.
fn sentences_of(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    for paragraph in text.split("\n\n").flat_map(|paragraph| paragraph.split("\n- ")) {
        let mut start = 0;
        for (place, mark) in paragraph.match_indices(['.', '!', '?']) {
            let end = place + mark.len();
            let after = &paragraph[end..];
            let next = after.trim_start().chars().next();
            if after.starts_with(char::is_whitespace) && next.is_some_and(|c| !c.is_lowercase()) {
                sentences.push(&paragraph[start..end]);
                start = end;
            }
        }
        sentences.push(&paragraph[start..]);
    }
    sentences
}

/// A word in lower case without what stands around it; none for a number, a mark or an address.
fn word(text: &str) -> Option<String> {
    if text.contains("://") || text.contains('@') {
        return None;
    }
    let word = text.trim_matches(|c: char| !c.is_alphabetic());
    (!word.is_empty()).then(|| word.to_lowercase())
}

fn count(word: &str, language: Language) -> u32 {
    match language {
        Language::Nl => dutch(word),
        Language::En => english(word),
    }
    .max(1)
}

fn is_vowel(letter: char) -> bool {
    "aeiouyáàâäéèêëíìîïóòôöúùûü".contains(letter)
}

/// A vowel with a trema begins a syllable of its own: "geëerd".
fn dutch(word: &str) -> u32 {
    let mut count = 0;
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let is_parted = "äëïöü".contains(letter);
        let long = DUTCH.into_iter().find(|vowels| rest.starts_with(vowels));
        let step = match long {
            Some(vowels) => vowels.len(),
            // "ideeën" has one syllable after its trema, "geëerd" too.
            None if is_parted && rest[letter.len_utf8()..].starts_with('e') => letter.len_utf8() + 1,
            None => letter.len_utf8(),
        };
        count += u32::from(long.is_some() || is_vowel(letter));
        rest = &rest[step..];
    }
    count
}

/// Vowels that stand together are one, and an `e` at the end is silent, but for "table".
fn english(word: &str) -> u32 {
    let letters: Vec<char> = word.chars().collect();
    let begins = |place: &usize| is_vowel(letters[*place]) && (*place == 0 || !is_vowel(letters[*place - 1]));
    let groups = u32::try_from((0..letters.len()).filter(begins).count()).unwrap_or(u32::MAX);
    let is_silent = match letters.as_slice() {
        [.., before, 'l', 'e'] => is_vowel(*before),
        [.., before, 'e'] => !is_vowel(*before),
        [.., before, 'e', 'd'] => !is_vowel(*before) && !matches!(before, 't' | 'd'),
        _ => false,
    };
    groups - u32::from(is_silent && groups > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_people_say_them() {
        for (word, syllables) in [
            ("subsidieaanvraag", 5),
            ("mooie", 2),
            ("geëerd", 2),
            ("ideeën", 3),
            ("koeien", 2),
            ("bijeenkomst", 3),
            ("theater", 3),
            ("ggz", 1),
            ("herstelacademie", 6),
            ("nieuws", 1),
        ] {
            assert_eq!(count(word, Language::Nl), syllables, "{word}");
        }
        for (word, syllables) in
            [("table", 2), ("make", 1), ("walked", 1), ("wanted", 2), ("reading", 2), ("the", 1), ("rhythm", 1)]
        {
            assert_eq!(count(word, Language::En), syllables, "{word}");
        }
    }

    #[test]
    fn sentences_end_at_marks_and_at_ends_but_not_within_abbreviations() {
        let text = "Kom je ook, bijv. om 10.30 uur? Dat kan.\n\nKop zonder punt\n\nEen lijst:\n- een\n- twee";
        assert_eq!(sentences_of(text).len(), 6, "{:?}", sentences_of(text));
    }

    #[test]
    fn short_words_in_short_sentences_read_more_easily_in_both_languages() {
        let easy = "De kat zit op de mat. ".repeat(20);
        let hard = "De interdisciplinaire samenwerkingsovereenkomst betreffende gemeenschapsgerichte ondersteuning \
                    vereist onderhandelingen. "
            .repeat(20);
        for language in Language::ALL {
            let [easy, hard] = [&easy, &hard].map(|text| ease(text, language).unwrap());
            assert!(easy > 90 && hard < 20, "{easy} {hard}");
        }
        // 206.84 - 0.93 * 6 - 77 * 1, by hand.
        assert_eq!(ease(&easy, Language::Nl), Some(124));
        assert_eq!(ease("Kort.", Language::Nl), None);
    }
}
