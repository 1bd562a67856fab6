//! Whether every word of a letter stands out from what is behind it (WCAG 2.2, 1.4.3), in the colours its HTML names.

use super::html::{Piece, pieces, value};

/// The least contrast of text.
const LEAST: f64 = 4.5;

/// What a mail program starts with.
const PAPER: Colour = Colour([255; 3]);
const INK: Colour = Colour([0; 3]);

/// Elements without an end.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

/// A colour as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour([u8; 3]);

impl Colour {
    /// Reads `#rrggbb` or `#rgb`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        let part = |n: usize| match digits.len() {
            3 => u8::from_str_radix(digits.get(n..=n)?, 16).ok().map(|digit| digit * 17),
            6 => u8::from_str_radix(digits.get(2 * n..2 * n + 2)?, 16).ok(),
            _ => None,
        };
        Some(Self([part(0)?, part(1)?, part(2)?]))
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2, glossary).
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast with another colour, 1 to 21 (WCAG 2.2, glossary).
    fn against(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }
}

/// The texts that do not stand out, as far as a few words of each.
pub(crate) fn faint(html: &str) -> Vec<String> {
    let mut open = vec![("", INK, PAPER)];
    let mut faint = Vec::new();
    for piece in pieces(html) {
        let (_, ink, paper) = open.last().copied().unwrap_or(("", INK, PAPER));
        match piece {
            Piece::Open { name, attributes } if !VOID.contains(&name) => {
                let style = value(&attributes, "style");
                let colour = |property| declared(&style, property).and_then(Colour::parse);
                open.push((name, colour("color").unwrap_or(ink), colour("background-color").unwrap_or(paper)));
            }
            Piece::Close(name) => {
                if let Some(place) = open.iter().rposition(|(opened, ..)| *opened == name) {
                    open.truncate(place.max(1));
                }
            }
            Piece::Text(text) if ink.against(paper) < LEAST => faint.push(text.trim().chars().take(40).collect()),
            Piece::Open { .. } | Piece::Text(_) => {}
        }
    }
    faint
}

/// What a style says of a property; the last word counts.
fn declared<'a>(style: &'a str, property: &str) -> Option<&'a str> {
    let declarations = style.split(';').filter_map(|it| it.split_once(':'));
    let mut of_it = declarations.filter(|(name, _)| name.trim() == property);
    of_it.next_back().map(|(_, value)| value.trim_end_matches("!important"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_what_the_guidelines_say() {
        let colour = |text| Colour::parse(text).unwrap();
        assert!((colour("#000").against(colour("#ffffff")) - 21.0).abs() < 0.001);
        // The grey that is known to pass just so, and the one beside it.
        assert!(colour("#767676").against(PAPER) >= LEAST && colour("#777777").against(PAPER) < LEAST);
        assert_eq!([Colour::parse("red"), Colour::parse("#12"), Colour::parse("#gggggg")], [None; 3]);
    }

    #[test]
    fn a_text_takes_its_colours_from_what_is_around_it() {
        let html = "<div style=\"color: #fff; background-color: #1f5f5b\"><p>goed<br><a style=\"color:#2f6f6b\">slecht</a></p></div>\
                    <p style=\"color: #1d2433\">goed</p>";
        assert_eq!(faint(html), ["slecht"]);
    }
}
