//! The letters to those who work at the desk: each says where things stand, and leads to the page where something can be done.

mod held;
mod invitation;
mod paused;
mod reminder;
mod review;
mod sent;
mod sign_in;

pub use sent::Summary;

use chrono::NaiveDateTime;

use super::compose::{
    letter::{Letter, MailError, templates},
    letterhead::Letterhead,
};

impl Letterhead<'_> {
    /// A phrase about something that happens at `moment`.
    fn at(&self, key: &str, moment: NaiveDateTime) -> String {
        let (date, time) = (self.phrases().date(moment.date()), self.phrases().time(moment.time()));
        self.phrases().fill(key, &[("date", &date), ("time", &time)])
    }

    /// A phrase about one issue.
    fn on_issue(&self, key: &str, number: u32) -> String {
        self.phrases().fill(key, &[("number", &number.to_string()), ("list", self.list.name.as_str())])
    }
}
