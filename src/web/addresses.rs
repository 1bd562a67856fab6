//! Mail addresses in public text, protected from harvesting: they are written as they are spoken, and never as a link.

use crate::domain::text::phrases::Phrases;

/// True for a character that an address may have before the `@`.
fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%'*+-/=?^_`{|}~.".contains(c)
}

/// True for a character that an address may have after the `@`.
fn is_domain(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '.'
}

/// `text` with its addresses as they are spoken: "naam [apenstaartje] voorbeeld.nl".
#[must_use]
pub(super) fn protect(phrases: Phrases, text: &str) -> String {
    let at = format!(" [{}] ", phrases.say("page-at"));
    let mut parts = text.split('@').peekable();
    let mut protected = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let domain = part.chars().take_while(|c| is_domain(*c)).collect::<String>();
        let is_address = protected.ends_with(is_local) && domain.trim_matches('.').contains('.');
        protected.push_str(if is_address { &at } else { "@" });
        protected.push_str(part);
    }
    protected
}

/// Sanitised HTML with its addresses as they are spoken, and without the links to them. A link whose text does not hold
/// the address gets it after the text, in brackets.
#[must_use]
pub(super) fn protect_html(phrases: Phrases, html: &str) -> String {
    let mut protected = String::with_capacity(html.len());
    let mut linked: Option<String> = None;
    let mut rest = html;
    while let Some((text, tail)) = rest.split_once('<') {
        protected.push_str(&protect(phrases, text));
        if linked.as_ref().is_some_and(|address| text.contains(address.as_str())) {
            linked = Some(String::new());
        }
        let (tag, after) = tail.split_once('>').unwrap_or((tail, ""));
        rest = after;
        if let Some(address) = mail_link(tag) {
            linked = Some(address);
        } else if tag == "/a"
            && let Some(address) = linked.take()
        {
            if !address.is_empty() {
                protected.extend([" (", &protect(phrases, &address), ")"]);
            }
        } else {
            protected.push('<');
            protected.push_str(tag);
            protected.push('>');
        }
    }
    protected.push_str(&protect(phrases, rest));
    protected
}

/// The address that an opening tag links to, if it links to one.
fn mail_link(tag: &str) -> Option<String> {
    const LINK: &str = "href=\"mailto:";
    let start = tag.strip_prefix("a ").and_then(|_| tag.to_ascii_lowercase().find(LINK))? + LINK.len();
    tag.get(start..)?.split(['"', '?']).next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::language::Language;

    const DUTCH: Phrases = Phrases::of(Language::Nl);

    #[test]
    fn an_address_in_public_text_is_said_and_not_shown() {
        for (text, protected) in [
            ("Mail anke.de-vries@voorbeeld.nl.", "Mail anke.de-vries [apenstaartje] voorbeeld.nl."),
            ("a@b.nl of c@d.org", "a [apenstaartje] b.nl of c [apenstaartje] d.org"),
            ("Volg @rondbrief of kom @ 14.00", "Volg @rondbrief of kom @ 14.00"),
            ("", ""),
        ] {
            assert_eq!(protect(DUTCH, text), protected);
        }
    }

    #[test]
    fn a_link_that_mails_is_taken_away_and_other_links_stay() {
        for (html, protected) in [
            (
                r#"<p>Mail <a href="mailto:anke@voorbeeld.nl" rel="noopener">anke@voorbeeld.nl</a>!</p>"#,
                "<p>Mail anke [apenstaartje] voorbeeld.nl!</p>",
            ),
            (
                r#"<a href="mailto:anke@voorbeeld.nl?subject=Hoi">Mail <em>Anke</em></a>"#,
                "Mail <em>Anke</em> (anke [apenstaartje] voorbeeld.nl)",
            ),
            (r#"<a href="MAILTO:anke@voorbeeld.nl">Anke</a>"#, "Anke (anke [apenstaartje] voorbeeld.nl)"),
            (
                r#"<a href="https://social.example/@anke">@anke</a>"#,
                r#"<a href="https://social.example/@anke">@anke</a>"#,
            ),
        ] {
            assert_eq!(protect_html(DUTCH, html), protected);
        }
    }
}
