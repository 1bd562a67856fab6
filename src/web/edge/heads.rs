//! The lines of a request's head, which end in CR LF and in nothing else.
//!
//! RFC 9112 section 2.2 lets a server take a lone LF for the end of a line, and ours would. A server in front that does not sees
//! one field where ours sees two, and lets through what it should have kept out. So what comes in is looked at before it is parsed.

/// The most bytes of a line that are kept: enough for the fields that tell where a head's body ends.
const KEPT: usize = 48;

/// The part of the stream that the next byte belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A head.
    Head,
    /// A body of which so many bytes are left.
    Body(u64),
    /// Everything else on this connection: a request that is refused, or a body of unknown length.
    Rest,
}

/// The line that is being read.
#[derive(Debug, Default)]
struct Line {
    /// Its beginning.
    kept: Vec<u8>,
    /// True if there was more.
    is_long: bool,
    /// True if its last byte is CR.
    is_returned: bool,
}

/// The facts of the head that is being read.
#[derive(Debug, Default)]
struct Facts {
    has_begun: bool,
    length: Option<u64>,
    is_chunked: bool,
}

/// A look at all heads on one connection.
#[derive(Debug)]
pub struct Heads {
    part: Part,
    line: Line,
    facts: Facts,
}

impl Default for Heads {
    fn default() -> Self {
        Self { part: Part::Head, line: Line::default(), facts: Facts::default() }
    }
}

impl Heads {
    /// Looks at the next bytes of the connection. The end of a line that must not be read becomes NUL, which no parser takes: the
    /// request is answered with 400.
    pub fn look(&mut self, bytes: &mut [u8]) {
        let mut at = 0;
        while let Some(byte) = bytes.get_mut(at) {
            match self.part {
                Part::Rest => return,
                Part::Body(left) => {
                    let here = (bytes.len() - at).min(usize::try_from(left).unwrap_or(usize::MAX));
                    let left = left.saturating_sub(u64::try_from(here).unwrap_or(u64::MAX));
                    self.part = if left == 0 { Part::Head } else { Part::Body(left) };
                    at += here;
                    continue;
                }
                Part::Head if *byte != b'\n' => self.line.push(*byte),
                Part::Head => {
                    if !(self.line.is_returned && self.end_line()) {
                        *byte = 0;
                        self.part = Part::Rest;
                    }
                }
            }
            at += 1;
        }
    }

    /// Ends a line, and the head if the line is empty; false if it must not be read.
    fn end_line(&mut self) -> bool {
        let line = std::mem::take(&mut self.line);
        let Facts { has_begun, length, is_chunked } = &mut self.facts;
        if line.kept == b"\r" {
            // An empty line before a request is passed over (RFC 9112 section 2.2).
            if !*has_begun {
                return true;
            }
            self.part = match (*length, *is_chunked) {
                (Some(_), true) => return false,
                (_, true) => Part::Rest,
                (None | Some(0), false) => Part::Head,
                (Some(length), false) => Part::Body(length),
            };
            self.facts = Facts::default();
            return true;
        }
        if !std::mem::replace(has_begun, true) {
            return true;
        }
        let Some((name, value)) = line.field() else { return true };
        if name.eq_ignore_ascii_case(b"transfer-encoding") {
            *is_chunked = true;
        } else if name.eq_ignore_ascii_case(b"content-length") {
            let said = std::str::from_utf8(value).ok().and_then(|value| value.trim().parse().ok());
            let is_clear = said.is_some() && !line.is_long && length.is_none_or(|length| Some(length) == said);
            *length = said;
            return is_clear;
        }
        true
    }
}

impl Line {
    fn push(&mut self, byte: u8) {
        if self.kept.len() < KEPT {
            self.kept.push(byte);
        } else {
            self.is_long = true;
        }
        self.is_returned = byte == b'\r';
    }

    /// The name and the value of a field.
    fn field(&self) -> Option<(&[u8], &[u8])> {
        let colon = self.kept.iter().position(|byte| *byte == b':')?;
        Some((&self.kept[..colon], &self.kept[colon + 1..]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes as the parser gets them when they come in pieces of this size.
    fn seen(text: &str, size: usize) -> String {
        let mut bytes = text.as_bytes().to_vec();
        let mut heads = Heads::default();
        bytes.chunks_mut(size).for_each(|piece| heads.look(piece));
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn requests_with_proper_lines_pass_whatever_their_bodies_hold() {
        let post = "POST / HTTP/1.1\r\nHost: a\r\ncontent-LENGTH: 6\r\n\r\na\nb\n\n\n";
        let get = "\r\nGET / HTTP/1.1\r\nHost: a\r\nX: \r\n\r\n";
        let chunked = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\n\n\n";
        for size in 1..=200 {
            let all = [get, post, post, get, chunked].concat();
            assert_eq!(seen(&all, size), all, "{size}");
        }
    }

    #[test]
    fn a_line_that_ends_in_lf_alone_is_spoilt_in_whichever_request_of_a_connection() {
        let proper = "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n\n\n";
        for (wrong, at) in [
            ("GET / HTTP/1.1\nHost: a\r\n\r\n", 14),
            ("\nGET / HTTP/1.1\r\n\r\n", 0),
            ("GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", 23),
            ("GET / HTTP/1.1\r\nHost: a\r\n\n", 25),
            ("GET / HTTP/1.1\r\nHost: a\r\r\n\n", 26),
        ] {
            for size in 1..=80 {
                let mut spoilt = [proper, wrong].concat().into_bytes();
                spoilt[proper.len() + at] = 0;
                assert_eq!(seen(&[proper, wrong].concat(), size).as_bytes(), spoilt, "{wrong:?} in {size}");
            }
        }
    }

    #[test]
    fn a_length_that_can_be_read_in_two_ways_is_spoilt() {
        for fields in [
            "Content-Length: 5, 5\r\n",
            "Content-Length: 5\r\nContent-Length: 6\r\n",
            "Content-Length: \r\n",
            "Content-Length: -1\r\n",
            "Content-Length:                                          5\r\n",
            "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
            "transfer-encoding: chunked\r\ncontent-length: 5\r\n",
        ] {
            let text = format!("POST / HTTP/1.1\r\n{fields}\r\n");
            assert!(seen(&text, 7).contains('\0'), "{fields}");
        }
        let twice = "POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\n\n\n\n\n\n";
        assert_eq!(seen(twice, 7), twice);
    }
}
