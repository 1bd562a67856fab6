//! What can be typed after `rondbrief list`.

use chrono::NaiveDate;
use clap::{Args as Group, Subcommand, ValueEnum};
use url::Url;

use super::DeliveryOptions;
use crate::domain::{
    item::{WebLink, WebLinkError},
    list::{Origin, Sender, Slug},
    text::{address::EmailAddress, language::Language, short_text::ShortText},
};

#[derive(Debug, Subcommand)]
pub enum ListCommand {
    /// Make a list.
    Create(CreateList),
    /// Change a list; what is not given stays.
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
pub struct CreateList {
    /// Its short name in web addresses and mail headers; it never changes.
    #[arg(long)]
    pub slug: Slug,
    /// Its name. Mail servers on the way see it, so a neutral one is wise.
    #[arg(long)]
    pub name: ShortText,
    /// The language of its pages and mail.
    #[arg(long, value_parser = clap::value_parser!(Language))]
    pub language: Language,
    /// Who its mail comes from.
    #[arg(long, value_name = "NAME <ADDRESS>")]
    pub from: Sender,
    /// The postal address at the foot of every mail.
    #[arg(long, value_name = "TEXT")]
    pub postal: ShortText,
    /// How often: "2 months", "month", "3 weeks".
    #[arg(long)]
    pub every: String,
    /// On which day: "second tuesday", "last friday", "day 15"; for weeks "tuesday".
    #[arg(long)]
    pub on: String,
    /// No update goes out before this day, which so chooses its months or weeks; without: it starts as soon as it can.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub begin: Option<NaiveDate>,
    /// At what time, on the clock of the zone.
    #[arg(long, value_name = "HH:MM")]
    pub at: String,
    /// The time zone, such as Europe/Amsterdam.
    #[arg(long)]
    pub zone: String,
    /// How long before sending the issue is composed.
    #[arg(long, default_value = "5d", value_name = "LEAD")]
    pub cutoff: String,
    /// How long before sending the editors are reminded.
    #[arg(long, default_value = "12d", value_name = "LEAD")]
    pub reminder: String,
    /// The fewest items an update may have; with fewer it is skipped and they stay queued.
    #[arg(long, default_value_t = 1)]
    pub minimum: u32,
    /// Send at the planned moment even if nobody has approved the issue.
    #[arg(long)]
    pub send_without_approval: bool,
    /// Two different people approve each issue.
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
pub struct ListExtras {
    /// A site that may embed the form, such as `https://www.example.org`; can be given more than once.
    #[arg(long = "embed-origin", value_name = "ORIGIN")]
    pub origins: Vec<Origin>,
    /// Who hears about reminders and held issues; can be given more than once (without: the sender).
    #[arg(long = "editor", value_name = "ADDRESS")]
    pub editors: Vec<EmailAddress>,
    /// Where answers go (without: to the sender).
    #[arg(long = "reply-to", value_name = "ADDRESS")]
    pub reply: Option<EmailAddress>,
    /// Where the privacy statement stands.
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub privacy: Option<Url>,
    /// The words beside the form's button; every change is a new version.
    #[arg(long, value_name = "TEXT")]
    pub wording: Option<String>,
}

#[derive(Debug, Group)]
pub struct EditList {
    /// The list's short name.
    #[arg(long)]
    pub slug: Slug,
    /// A new name.
    #[arg(long)]
    pub name: Option<ShortText>,
    /// Another language.
    #[arg(long)]
    pub language: Option<Language>,
    /// Another sender.
    #[arg(long, value_name = "NAME <ADDRESS>")]
    pub from: Option<Sender>,
    /// Another postal address.
    #[arg(long, value_name = "TEXT")]
    pub postal: Option<ShortText>,
    /// How often, as in `list create`; a new rhythm starts as soon as it can.
    #[arg(long)]
    pub every: Option<String>,
    /// On which day, as in `list create`.
    #[arg(long)]
    pub on: Option<String>,
    /// No update that is still to be composed goes out before this day, as in `list create`.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub begin: Option<NaiveDate>,
    /// At what time.
    #[arg(long, value_name = "HH:MM")]
    pub at: Option<String>,
    /// The time zone.
    #[arg(long)]
    pub zone: Option<String>,
    /// How long before sending the issue is composed.
    #[arg(long, value_name = "LEAD")]
    pub cutoff: Option<String>,
    /// How long before sending the editors are reminded.
    #[arg(long, value_name = "LEAD")]
    pub reminder: Option<String>,
    /// The fewest items an update may have.
    #[arg(long)]
    pub minimum: Option<u32>,
    /// Whether issues go out without approval.
    #[arg(long, value_name = "YES|NO")]
    pub send_without_approval: Option<YesNo>,
    /// Whether two different people approve each issue.
    #[arg(long, value_name = "YES|NO")]
    pub two_approvals: Option<YesNo>,
    /// Whether the form asks for a name.
    #[arg(long, value_name = "YES|NO")]
    pub ask_name: Option<YesNo>,
    #[command(flatten)]
    pub extras: ListExtras,
    #[command(flatten)]
    pub delivery: DeliveryOptions,
}

/// Reads an address that is safe to put in a page.
fn web_address(text: &str) -> Result<Url, WebLinkError> {
    WebLink::parse(text).and_then(|link| Url::parse(link.as_str()).map_err(|_| WebLinkError::Shape))
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum YesNo {
    Yes,
    No,
}
