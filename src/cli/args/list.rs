//! The arguments of `rondbrief list`.

use chrono::NaiveDate;
use clap::{Args as Group, Subcommand, ValueEnum};
use url::Url;

use super::{DeliveryOptions, address::typed};
use crate::domain::{
    item::{WebLink, WebLinkError},
    list::{Origin, Sender, Slug},
    text::{address::EmailAddress, language::Language, short_text::ShortText},
};

#[derive(Debug, Subcommand)]
pub(crate) enum ListCommand {
    /// Create a list.
    Create(CreateList),
    /// Change a list; what is not given stays as it is.
    Edit(EditList),
    /// Show one list.
    Show {
        /// The list's short name.
        #[arg(long)]
        slug: Slug,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Show all lists.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Group)]
pub(crate) struct CreateList {
    /// The list's short name in web addresses and mail headers; it never changes.
    #[arg(long)]
    pub slug: Slug,
    /// The list's name. Mail servers on the way see it, so a neutral one is wise.
    #[arg(long)]
    pub name: ShortText,
    /// The language of the list's pages and mail.
    #[arg(long, value_parser = clap::value_parser!(Language))]
    pub language: Language,
    /// The sender of the list's mail.
    #[arg(long, value_name = "NAME <ADDRESS>", value_parser = typed::<Sender>)]
    pub from: Sender,
    /// The postal address at the foot of every mail.
    #[arg(long, value_name = "TEXT")]
    pub postal: ShortText,
    /// The interval between updates: "2 months", "month", "3 weeks".
    #[arg(long)]
    pub every: String,
    /// The day of sending: "second tuesday", "last friday", "day 15"; for weeks "tuesday".
    #[arg(long)]
    pub on: String,
    /// The day before which no update is sent, which also chooses the months or weeks. Default: as soon as possible.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub begin: Option<NaiveDate>,
    /// The time of sending, in the list's time zone.
    #[arg(long, value_name = "HH:MM")]
    pub at: String,
    /// The time zone, such as Europe/Amsterdam.
    #[arg(long)]
    pub zone: String,
    /// The time before sending at which the issue is composed.
    #[arg(long, default_value = "5d", value_name = "LEAD")]
    pub cutoff: String,
    /// The time before sending at which the editors are reminded.
    #[arg(long, default_value = "12d", value_name = "LEAD")]
    pub reminder: String,
    /// The fewest items that an update may have; with fewer it is skipped, and they stay queued.
    #[arg(long, default_value_t = 1)]
    pub minimum: u32,
    /// Send at the planned moment even if nobody has approved the issue.
    #[arg(long)]
    pub send_without_approval: bool,
    /// Require two different people to approve each issue.
    #[arg(long, conflicts_with = "send_without_approval")]
    pub two_approvals: bool,
    #[command(flatten)]
    pub extras: ListExtras,
    #[command(flatten)]
    pub delivery: DeliveryOptions,
    /// Ask for a name in the form.
    #[arg(long)]
    pub ask_name: bool,
}

#[derive(Debug, Group)]
pub(crate) struct ListExtras {
    /// A site that may embed the form, such as `https://www.example.org`; can be given more than once.
    #[arg(long = "embed-origin", value_name = "ORIGIN")]
    pub origins: Vec<Origin>,
    /// An address for reminders and news of held issues; can be given more than once. New lists: the sender's address.
    #[arg(long = "editor", value_name = "ADDRESS", value_parser = typed::<EmailAddress>)]
    pub editors: Vec<EmailAddress>,
    /// The address that replies go to. New lists: the sender's address.
    #[arg(long = "reply-to", value_name = "ADDRESS", value_parser = typed::<EmailAddress>)]
    pub reply: Option<EmailAddress>,
    /// The web page with the privacy statement.
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub privacy: Option<Url>,
    /// The wording beside the form's button; every change is a new version.
    #[arg(long, value_name = "TEXT")]
    pub wording: Option<String>,
    /// The language of that wording, if it is not the list's. A form in a language without a wording shows our own words.
    #[arg(long, value_name = "LANGUAGE", requires = "wording")]
    pub wording_language: Option<Language>,
}

#[derive(Debug, Group)]
pub(crate) struct EditList {
    /// The list's short name.
    #[arg(long)]
    pub slug: Slug,
    /// A new name.
    #[arg(long)]
    pub name: Option<ShortText>,
    /// A new language.
    #[arg(long)]
    pub language: Option<Language>,
    /// A new sender.
    #[arg(long, value_name = "NAME <ADDRESS>", value_parser = typed::<Sender>)]
    pub from: Option<Sender>,
    /// A new postal address.
    #[arg(long, value_name = "TEXT")]
    pub postal: Option<ShortText>,
    /// A new interval, as in `list create`; a new rhythm starts as soon as possible.
    #[arg(long)]
    pub every: Option<String>,
    /// A new day of sending, as in `list create`.
    #[arg(long)]
    pub on: Option<String>,
    /// The day before which no update that is still to be composed is sent, as in `list create`.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub begin: Option<NaiveDate>,
    /// A new time of sending.
    #[arg(long, value_name = "HH:MM")]
    pub at: Option<String>,
    /// A new time zone.
    #[arg(long)]
    pub zone: Option<String>,
    /// The time before sending at which the issue is composed.
    #[arg(long, value_name = "LEAD")]
    pub cutoff: Option<String>,
    /// The time before sending at which the editors are reminded.
    #[arg(long, value_name = "LEAD")]
    pub reminder: Option<String>,
    /// The fewest items that an update may have.
    #[arg(long)]
    pub minimum: Option<u32>,
    /// Send issues without approval, or not.
    #[arg(long, value_name = "YES|NO")]
    pub send_without_approval: Option<YesNo>,
    /// Require two different people to approve each issue, or not.
    #[arg(long, value_name = "YES|NO")]
    pub two_approvals: Option<YesNo>,
    /// Ask for a name in the form, or not.
    #[arg(long, value_name = "YES|NO")]
    pub ask_name: Option<YesNo>,
    #[command(flatten)]
    pub extras: ListExtras,
    #[command(flatten)]
    pub delivery: DeliveryOptions,
}

/// Reads a web address that is safe to put in a page.
fn web_address(text: &str) -> Result<Url, WebLinkError> {
    WebLink::parse(text).and_then(|link| Url::parse(link.as_str()).map_err(|_| WebLinkError::Shape))
}

/// An answer: yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum YesNo {
    Yes,
    No,
}
