//! The letter that tells editors what waits, and until when they can add to it.

use chrono::NaiveDateTime;

use super::{Letterhead, templates};
use crate::domain::item::Item;

/// Tells what waits, and until when items can be added. Times are on the list's clock.
pub(super) struct Reminder<'a> {
    pub letterhead: &'a Letterhead<'a>,
    pub cutoff_at: NaiveDateTime,
    pub sends_at: NaiveDateTime,
    pub items: &'a [Item],
}

templates!(Reminder, "reminder/subject.txt", "reminder/body.txt", "reminder/body.html");

impl Reminder<'_> {
    fn subject(&self) -> String {
        let day = self.letterhead.phrases().date(self.cutoff_at.date());
        self.letterhead
            .phrases()
            .fill("mail-reminder-subject", &[("list", self.letterhead.list.name.as_str()), ("day", &day)])
    }

    fn cutoff(&self) -> String {
        self.letterhead.at("mail-reminder-cutoff", self.cutoff_at)
    }

    fn sends(&self) -> String {
        self.letterhead.at("mail-reminder-sends", self.sends_at)
    }

    fn waiting(&self) -> String {
        self.letterhead.phrases().count("mail-reminder-waiting", self.items.len() as u64)
    }

    fn kind(&self, item: &Item) -> String {
        self.letterhead.say(&format!("kind-in-list-{}", item.kind.word()))
    }

    fn add(&self) -> String {
        self.letterhead.links.add_item(&self.letterhead.list.slug)
    }

    fn queue(&self) -> String {
        self.letterhead.links.queue(&self.letterhead.list.slug)
    }
}
