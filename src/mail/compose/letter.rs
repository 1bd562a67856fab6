//! A letter: what a mail says, before it is a message. Templates become one here, for every kind of mail alike.

use css_inline::CSSInliner;

use crate::domain::text::{language::Language, markdown::wrap};

/// The words of a mail: one line for the subject, and the same text twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The subject, on one line.
    pub subject: String,
    /// All words and all links as plain text, in lines of at most 76 characters where words allow it.
    pub text: String,
    /// The page, its styles inlined.
    pub html: String,
    /// The language both are in.
    pub language: Language,
}

/// A letter or a message that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// A template failed.
    #[error("a mail template cannot be filled in: {0}")]
    Template(#[from] askama::Error),
    /// The styles could not be written into the page.
    #[error("the styles of a mail cannot be inlined: {0}")]
    Styles(#[from] css_inline::InlineError),
    /// The page is longer than mail programs show.
    #[error(
        "the mail would be {0} bytes long, and mail programs cut off what is over {max}; shorten items, or leave some out",
        max = Letter::MAX_HTML
    )]
    TooLong(usize),
    /// An address or a header that the message format does not allow.
    #[error("a message cannot be built: {0}")]
    Header(String),
}

impl Letter {
    /// The most bytes of HTML: Gmail cuts off what is over about 102,000.
    pub const MAX_HTML: usize = 100_000;

    /// The most characters of [`Letter::beginning`].
    const BEGINNING: usize = 110;

    /// The first words of the page, which mailboxes show behind the subject.
    #[must_use]
    pub fn beginning(&self) -> String {
        let body = self.html.find("<body").map_or("", |start| &self.html[start..]);
        let words: String = body.split('<').filter_map(|tag| Some([" ", tag.split_once('>')?.1].concat())).collect();
        let words = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
            .into_iter()
            .fold(words, |words, (entity, sign)| words.replace(entity, sign));
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        line.chars().take(Self::BEGINNING).collect()
    }

    /// The same letter, marked as a test in its subject.
    #[must_use]
    pub fn as_test(mut self) -> Self {
        self.subject.insert_str(0, "[Test] ");
        self
    }

    /// Makes a letter of three filled-in templates.
    pub(crate) fn finish(language: Language, subject: &str, text: &str, html: &str) -> Result<Self, MailError> {
        let html =
            CSSInliner::options().remove_inlined_selectors(true).keep_at_rules(true).build().inline(&filled(html))?;
        if html.len() > Self::MAX_HTML {
            return Err(MailError::TooLong(html.len()));
        }
        Ok(Self { subject: subject.trim().to_owned(), text: squeeze(&wrap(text)), html, language })
    }
}

/// The lines of a page that are not empty.
fn filled(html: &str) -> String {
    html.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// Leaves at most one empty line between two others, for templates have lines without words.
fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for line in text.trim().lines() {
        if !(line.is_empty() && squeezed.ends_with("\n\n")) {
            squeezed.push_str(line);
            squeezed.push('\n');
        }
    }
    squeezed
}

/// Gives a mail its three templates and a way to become a [`Letter`]. In the templates the mail is called `m`.
macro_rules! templates {
    ($mail:ident, $subject:tt, $text:tt, $html:tt) => {
        const _: () = {
            #[derive(askama::Template)]
            #[template(path = $subject)]
            struct Subject<'m> {
                m: &'m $mail<'m>,
            }
            #[derive(askama::Template)]
            #[template(path = $text)]
            struct Text<'m> {
                m: &'m $mail<'m>,
            }
            #[derive(askama::Template)]
            #[template(path = $html)]
            struct Html<'m> {
                m: &'m $mail<'m>,
            }
            impl $mail<'_> {
                pub(crate) fn letter(&self) -> Result<$crate::mail::Letter, $crate::mail::MailError> {
                    use askama::Template;
                    let (subject, text, html) = (Subject { m: self }, Text { m: self }, Html { m: self });
                    $crate::mail::Letter::finish(
                        self.letterhead.language,
                        &subject.render()?,
                        &text.render()?,
                        &html.render()?,
                    )
                }
            }
        };
    };
}

pub(crate) use templates;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_mail_programs_would_cut_off_is_refused() {
        let html = format!("<html><head><title>x</title></head><body>{}</body></html>", "<p>é</p>".repeat(12_000));
        assert!(
            matches!(Letter::finish(Language::En, "a", "b", &html), Err(MailError::TooLong(n)) if n > Letter::MAX_HTML)
        );
    }

    #[test]
    fn a_mailbox_shows_the_first_words_of_the_page() {
        let html = "<html><head><title>x</title></head><body><p class=\"k\">Nummer 7</p><h1>R&amp;D</h1></body></html>";
        let letter = Letter::finish(Language::Nl, "a", "b", html).unwrap();
        assert_eq!(letter.beginning(), "Nummer 7 R&D");
    }

    #[test]
    fn lines_without_words_leave_one_empty_line() {
        assert_eq!(squeeze("\n\na\n\n\n\nb\nc\n\n"), "a\n\nb\nc\n");
    }
}
