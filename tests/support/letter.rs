//! A mail as its recipient gets it, read by a parser from another project.

use mail_parser::{HeaderValue, Message, MessageParser};

/// A parsed mail.
pub struct ReadLetter {
    pub source: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl ReadLetter {
    pub fn parse(bytes: &[u8]) -> Self {
        let message = MessageParser::default().parse(bytes).expect("a mail");
        let body = |part: Option<std::borrow::Cow<'_, str>>| part.map(std::borrow::Cow::into_owned).unwrap_or_default();
        Self {
            subject: message.subject().unwrap_or_default().to_owned(),
            text: body(message.body_text(0)),
            html: body(message.body_html(0)),
            source: String::from_utf8_lossy(bytes).into_owned(),
        }
    }

    /// The text of a header, unfolded; empty without one.
    pub fn header(&self, name: &str) -> String {
        let message: Message<'_> = MessageParser::default().parse(self.source.as_bytes()).expect("a mail");
        if let Some(HeaderValue::Text(text)) = message.header(name) {
            return text.to_string();
        }
        message.header_raw(name).map(|raw| raw.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
    }

    /// The link that confirms a subscription.
    pub fn confirmation_link(&self) -> String {
        self.link(|link| link.contains("/confirm/") && !link.ends_with("/refuse"))
    }

    /// The link that refuses a subscription.
    pub fn refusal_link(&self) -> String {
        self.link(|link| link.ends_with("/refuse"))
    }

    /// The link that signs in at the desk.
    pub fn sign_in_link(&self) -> String {
        self.link(|link| link.contains("/desk/in/"))
    }

    /// The link that leaves the list, from the header that the mail program's own button uses.
    pub fn leave_link(&self) -> String {
        let header = self.header("List-Unsubscribe");
        header.trim().trim_start_matches('<').split('>').next().unwrap().to_owned()
    }

    fn link(&self, wanted: impl Fn(&str) -> bool) -> String {
        let links = self.text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>'));
        links
            .filter(|word| word.starts_with("http"))
            .find(|link| wanted(link))
            .expect("the mail has the link")
            .to_owned()
    }
}
