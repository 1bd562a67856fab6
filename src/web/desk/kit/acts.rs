//! What was done, and with what, in words: for the log, and for the way of an issue.

use crate::{
    app::audit::history::Titled,
    domain::{
        audit::Act,
        text::{phrases::Phrases, short_text::ShortText},
    },
};

/// "Goedgekeurd door Anke", "Samengesteld".
pub fn done(phrases: Phrases, act: Act, who: Option<&ShortText>) -> String {
    let (by_itself, act) = (act.is_by_itself(), phrases.say(&format!("desk-act-{}", act.word())));
    match who {
        Some(who) => phrases.fill("desk-act-by", &[("act", &act), ("who", who.as_str())]),
        None if !by_itself => phrases.fill("desk-act-by-command", &[("act", &act)]),
        None => act,
    }
}

/// The title of an item that something was done with, or that it is not there any more.
pub fn titled(phrases: Phrases, item: &Titled) -> String {
    match item {
        Titled::Now(title) => phrases.fill("desk-act-item", &[("title", title.as_str())]),
        Titled::Gone => phrases.say("desk-act-item-gone"),
    }
}
