//! Quoted-printable (RFC 2045 section 6.7), with two additions.
//!
//! Text that differs by recipient stands between [`OPEN`] and [`CLOSE`] and gets encoded lines of its own, so that a
//! message can be encoded once and filled in for each recipient. And no line begins with a dot or with "From ", so that
//! no server on the way has anything to add (RFC 5321 section 4.5.2).

/// Begins text that differs by recipient: a character that no line holds (`domain::line`), and that is left out of bodies.
pub(crate) const OPEN: char = '\u{2}';

/// Ends text that differs by recipient.
pub(crate) const CLOSE: char = '\u{3}';

/// The most characters of a line, without its break.
const WIDTH: usize = 76;

/// Ends an encoded line without ending the line.
pub(crate) const SOFT_BREAK: &str = "=\r\n";

/// Encodes a text whose lines end with LF.
#[must_use]
pub(crate) fn encode(text: &str) -> String {
    let mut encoded = Encoded { out: String::with_capacity(text.len() * 9 / 8), column: 0 };
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match first {
            OPEN if encoded.column > 0 => encoded.break_softly(),
            OPEN => {}
            CLOSE => encoded.break_softly(),
            '\n' => encoded.break_hard(),
            _ => encoded.push(rest, first),
        }
        rest = &rest[first.len_utf8()..];
    }
    encoded.out
}

/// Encodes text that differs by recipient, as it stands in the text around it.
#[must_use]
pub(crate) fn place(value: &str) -> String {
    encode(&format!("{OPEN}{value}{CLOSE}"))
}

struct Encoded {
    out: String,
    column: usize,
}

impl Encoded {
    fn push(&mut self, rest: &str, first: char) {
        if self.is_plain(rest, first) && self.column + 1 >= WIDTH {
            self.break_softly();
        }
        // At the start of a line more must be encoded, so it is asked again.
        if self.is_plain(rest, first) {
            self.out.push(first);
            self.column += 1;
            return;
        }
        let mut bytes = [0; 4];
        for byte in first.encode_utf8(&mut bytes).bytes() {
            if self.column + 3 >= WIDTH {
                self.break_softly();
            }
            self.out.push('=');
            self.out.push(hex(byte >> 4));
            self.out.push(hex(byte & 15));
            self.column += 3;
        }
    }

    fn is_plain(&self, rest: &str, first: char) -> bool {
        match first {
            ' ' | '\t' => !matches!(rest[1..].chars().next(), None | Some('\n')),
            '=' => false,
            '.' => self.column > 0,
            'F' => self.column > 0 || !rest.starts_with("From "),
            _ => first.is_ascii_graphic(),
        }
    }

    fn break_softly(&mut self) {
        self.out.push_str(SOFT_BREAK);
        self.column = 0;
    }

    fn break_hard(&mut self) {
        self.out.push_str("\r\n");
        self.column = 0;
    }
}

fn hex(digit: u8) -> char {
    char::from_digit(digit.into(), 16).unwrap_or('0').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Decodes as RFC 2045 says.
    fn decode(encoded: &str) -> String {
        let joined = encoded.replace(SOFT_BREAK, "");
        let mut bytes = Vec::new();
        let mut rest = joined.as_bytes();
        while let Some((first, after)) = rest.split_first() {
            if *first == b'=' {
                bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
                rest = &after[2..];
            } else {
                bytes.push(*first);
                rest = after;
            }
        }
        String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
    }

    fn keeps_the_form(encoded: &str) {
        assert!(encoded.is_ascii());
        for line in encoded.split("\r\n") {
            assert!(line.len() <= WIDTH, "{line}");
            assert!(!line.starts_with('.') && !line.starts_with("From "), "{line}");
            assert!(!line.ends_with([' ', '\t']), "{line:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_encoded_reads_back(text in "([a-zA-F. =éü€🙂\t]|From |\n|[ -~]){0,400}") {
            let encoded = encode(&text);
            keeps_the_form(&encoded);
            prop_assert_eq!(decode(&encoded), text);
        }

        #[test]
        fn a_place_stands_on_lines_of_its_own(
            before in "[a-z .é\n]{0,100}", value in "[a-z .=é\n]{0,200}", after in "[a-z .é\n]{0,100}",
        ) {
            let text = format!("{before}{OPEN}{value}{CLOSE}{after}");
            let encoded = encode(&text);
            keeps_the_form(&encoded);
            prop_assert_eq!(decode(&encoded), format!("{before}{value}{after}"));
            prop_assert!(encoded.contains(&place(&value)));
        }
    }
}
