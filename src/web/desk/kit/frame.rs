//! What every page of the desk shares: where one is, who one is, the way around, and the token of its forms.

use super::visit::Visit;
use crate::{
    app::editors::{desk_forms, sessions::Signed},
    domain::{
        editor::Permission,
        list::List,
        text::{language::Language, phrases::Phrases},
        token::{Purpose, Token},
    },
    web::{
        Site, assets,
        frame::{self, Door},
    },
};

/// Which page somebody is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// All lists.
    Lists,
    /// A list's first page.
    List,
    /// A list's queue.
    Queue,
    /// A list's issues.
    Issues,
    /// A list's numbers.
    Numbers,
    /// The log, of a list or of all.
    Log,
    /// A list's settings.
    Settings,
    /// A list's readers.
    Readers,
    /// A list's people.
    People,
    /// The sessions.
    Sessions,
    /// None that the navigation names.
    Other,
}

/// The way around a list: where it leads, what that is called, and whether it is for owners alone.
const AROUND: [(&str, &str, Room, bool); 8] = [
    ("", "desk-overview", Room::List, false),
    ("/queue", "desk-queue", Room::Queue, false),
    ("/issues", "desk-issues", Room::Issues, false),
    ("/readers", "desk-readership", Room::Readers, true),
    ("/numbers", "desk-numbers", Room::Numbers, false),
    ("/people", "desk-people", Room::People, true),
    ("/log", "desk-log", Room::Log, true),
    ("/settings", "settings", Room::Settings, false),
];

/// The language to go on in, and how it calls itself.
pub struct Tongue {
    /// Its tag.
    pub tag: &'static str,
    /// "In het Nederlands", in that language.
    pub name: String,
    /// Whether the page is in it.
    pub here: bool,
}

/// Who is signed in.
pub struct Me {
    /// What they are called.
    pub name: String,
    /// The way to their account.
    pub account: Door,
}

/// The list that a page is about.
pub struct Place {
    /// What it is called.
    pub name: String,
    /// The language of its name.
    pub lang: &'static str,
    /// The way around it.
    pub doors: Vec<Door>,
}

/// The shared part of a page.
pub struct Frame {
    /// The words of the page.
    pub phrases: Phrases,
    /// What stands before every path.
    pub root: String,
    /// The token of the page's forms; empty on a page that has none.
    pub token: String,
    /// Who is signed in.
    pub me: Option<Me>,
    /// The list the page is about.
    pub place: Option<Place>,
    /// The navigation.
    pub doors: Vec<Door>,
    /// The page's own path, below the root.
    pub path: String,
}

impl Frame {
    /// The frame of a page for somebody who is signed in.
    pub fn of(site: &Site, visit: &Visit, signed: &Signed, list: Option<&List>, here: Room) -> Self {
        let (root, phrases) = (frame::root(site), Phrases::of(signed.editor.language));
        let door = |path: String, text: String, room| Door { href: format!("{root}{path}"), text, here: here == room };
        let mut doors = vec![door("/desk".to_owned(), phrases.say("desk-lists"), Room::Lists)];
        if signed.editor.roles.owns_all {
            let log = door("/desk/log".to_owned(), phrases.say("desk-log"), Room::Log);
            doors.push(Door { here: log.here && list.is_none(), ..log });
        }
        let account = door("/desk/sessions".to_owned(), phrases.say("desk-sessions"), Room::Sessions);
        let place = list.map(|list| {
            let home = format!("/desk/l/{}", list.slug);
            let manages = signed.editor.roles.may(list.id, Permission::Manage);
            let doors = AROUND.iter().filter(|(.., for_owners)| manages || !for_owners);
            let doors = doors.map(|(path, key, room, _)| door(format!("{home}{path}"), phrases.say(key), *room));
            Place { name: list.name.to_string(), lang: list.language.tag(), doors: doors.collect() }
        });
        Self {
            token: desk_forms::token(&site.app, signed.hash),
            me: Some(Me { name: signed.editor.name.to_string(), account }),
            place,
            doors,
            path: visit.path.clone(),
            phrases,
            root,
        }
    }

    /// The frame of a page for whoever visits, about no list in particular.
    pub fn of_anybody(site: &Site, visit: &Visit) -> Self {
        match &visit.signed {
            Some(signed) => Self::of(site, visit, signed, None, Room::Other),
            None => Self::of_guest(site, visit, None),
        }
    }

    /// The frame of a page for somebody who is not, in a browser with this secret.
    pub fn of_guest(site: &Site, visit: &Visit, secret: Option<Token>) -> Self {
        let bound_to = secret.map(|secret| secret.hash(Purpose::Browser));
        Self {
            token: bound_to.map(|hash| desk_forms::token(&site.app, hash)).unwrap_or_default(),
            me: None,
            place: None,
            doors: Vec::new(),
            path: visit.path.clone(),
            phrases: visit.phrases(),
            root: frame::root(site),
        }
    }

    /// The phrase `key`.
    pub fn say(&self, key: &str) -> String {
        self.phrases.say(key)
    }

    /// The page's language for `lang`.
    pub fn lang(&self) -> &'static str {
        self.phrases.language().tag()
    }

    /// The languages to choose from.
    pub fn tongues(&self) -> Vec<Tongue> {
        let tongue = |language: Language| Tongue {
            tag: language.tag(),
            name: Phrases::of(language).say("desk-tongue"),
            here: language == self.phrases.language(),
        };
        Language::ALL.map(tongue).into()
    }

    /// The link to the style sheet.
    pub fn style(&self) -> String {
        format!("{}/desk.css?v={}", self.root, assets::DESK_STYLE.version())
    }

    /// The link to the typeface, as the style sheet has it.
    pub fn typeface(&self) -> String {
        format!("{}/source-sans-3.woff2", self.root)
    }

    /// The link to the icon.
    pub fn icon(&self) -> String {
        format!("{}/favicon.svg?v={}", self.root, assets::ICON.version())
    }
}
