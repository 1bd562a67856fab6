//! Acts in words: for the log, and for the steps of an issue.

use crate::{
    app::audit::history::Titled,
    domain::{
        audit::Act,
        text::{phrases::Phrases, short_text::ShortText},
    },
};

/// An act and its actor: "Goedgekeurd door Anke", "Samengesteld".
pub(crate) fn done(phrases: Phrases, act: Act, who: Option<&ShortText>) -> String {
    if who.is_none() && act.is_by_itself() {
        return phrases.say(&format!("desk-act-{}", act.word()));
    }
    by_hand(phrases, act, who)
}

/// An act that an editor did, or somebody at the command line.
pub(crate) fn by_hand(phrases: Phrases, act: Act, who: Option<&ShortText>) -> String {
    let act = phrases.say(&format!("desk-act-{}", act.word()));
    match who {
        Some(who) => phrases.fill("desk-act-by", &[("act", &act), ("who", who.as_str())]),
        None => phrases.fill("desk-act-by-command", &[("act", &act)]),
    }
}

/// The title of the item that an act was about, or that it is not there any more.
pub(crate) fn titled(phrases: Phrases, item: &Titled) -> String {
    match item {
        Titled::Now(title) => phrases.fill("desk-act-item", &[("title", title.as_str())]),
        Titled::Gone => phrases.say("desk-act-item-gone"),
    }
}
