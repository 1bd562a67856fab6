//! The frame that every page of the desk shares: its list, its editor, the navigation, and the token of its forms.

use super::{
    paths::{DeskPaths, Link, ListPaths},
    visit::Visit,
};
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

/// The page that a frame is around, for the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
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
    /// A list's subscribers.
    Subscribers,
    /// A list's editors.
    Editors,
    /// The account.
    Sessions,
    /// A page that the navigation does not name.
    Other,
}

/// A page of a list: its link, its name, its room, and whether it is for owners alone.
type Around = (fn(&ListPaths) -> Link, &'static str, Room, bool);

/// The way around a list: its pages, what they are called, and whether they are for owners alone.
const AROUND: [Around; 8] = [
    (ListPaths::home, "desk-overview", Room::List, false),
    (ListPaths::queue, "desk-queue", Room::Queue, false),
    (ListPaths::issues, "desk-issues", Room::Issues, false),
    (ListPaths::subscribers, "desk-readership", Room::Subscribers, true),
    (ListPaths::numbers, "desk-numbers", Room::Numbers, false),
    (ListPaths::editors, "desk-editors", Room::Editors, true),
    (ListPaths::log, "desk-log", Room::Log, true),
    (ListPaths::settings, "settings", Room::Settings, false),
];

/// A language that the visitor can switch to.
pub(crate) struct Tongue {
    /// Its tag.
    pub tag: &'static str,
    /// The text of its link, in that language: "In het Nederlands".
    pub name: String,
    /// True if the page is in this language.
    pub here: bool,
}

/// The editor who is signed in.
pub(crate) struct Me {
    /// The name.
    pub name: String,
    /// The way to their account.
    pub account: Door,
}

/// The list that a page is about.
pub(crate) struct Place {
    /// The name.
    pub name: String,
    /// The language of the name.
    pub lang: &'static str,
    /// The way around it.
    pub doors: Vec<Door>,
}

/// The shared part of a page.
pub(crate) struct Frame {
    /// The words of the page.
    pub phrases: Phrases,
    /// The path of the site, which every path begins with.
    pub root: String,
    /// The token of the page's forms; empty on a page that has none.
    pub token: String,
    /// The editor who is signed in.
    pub me: Option<Me>,
    /// The list the page is about.
    pub place: Option<Place>,
    /// The navigation.
    pub doors: Vec<Door>,
    /// The page's own path, below the root.
    pub path: String,
}

impl Frame {
    /// The frame of a page about a list, for the editor of this session.
    pub(crate) fn of_list(site: &Site, visit: &Visit, signed: &Signed, list: &List, here: Room) -> Self {
        let place = Some(place(&DeskPaths::of(site), signed, list, here));
        Self { place, ..Self::of_editor(site, visit, signed, Room::Other) }
    }

    /// The frame of a page about no list, for whoever visits.
    pub(crate) fn of_anybody(site: &Site, visit: &Visit) -> Self {
        match &visit.signed {
            Some(signed) => Self::of_editor(site, visit, signed, Room::Other),
            None => Self::of_guest(site, visit, None),
        }
    }

    /// The frame of a page for a visitor who is not signed in, in a browser with this secret.
    pub(crate) fn of_guest(site: &Site, visit: &Visit, secret: Option<Token>) -> Self {
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

    /// The frame of a page about no list, for the editor of this session.
    pub(crate) fn of_editor(site: &Site, visit: &Visit, signed: &Signed, here: Room) -> Self {
        let (phrases, paths) = (Phrases::of(signed.editor.language), DeskPaths::of(site));
        let door = |link: Link, key, room| Door { href: link.to_string(), text: phrases.say(key), here: here == room };
        let mut doors = vec![door(paths.lists(), "desk-lists", Room::Lists)];
        doors.extend(signed.editor.roles.owns_all.then(|| door(paths.log(), "desk-log", Room::Log)));
        let account = door(paths.sessions(), "desk-sessions", Room::Sessions);
        Self {
            token: desk_forms::token(&site.app, signed.hash),
            me: Some(Me { name: signed.editor.name.to_string(), account }),
            place: None,
            doors,
            path: visit.path.clone(),
            phrases,
            root: frame::root(site),
        }
    }

    /// The phrase `key`.
    pub(crate) fn say(&self, key: &str) -> String {
        self.phrases.say(key)
    }

    /// The page's language for `lang`.
    pub(crate) fn lang(&self) -> &'static str {
        self.phrases.language().tag()
    }

    /// The languages to choose from.
    pub(crate) fn tongues(&self) -> Vec<Tongue> {
        let tongue = |language: Language| Tongue {
            tag: language.tag(),
            name: Phrases::of(language).say("desk-tongue"),
            here: language == self.phrases.language(),
        };
        Language::ALL.map(tongue).into()
    }

    /// The link to the style sheet.
    pub(crate) fn style(&self) -> String {
        format!("{}/desk.css?v={}", self.root, assets::DESK_STYLE.version())
    }

    /// The link to the typeface, as the style sheet has it.
    pub(crate) fn typeface(&self) -> String {
        format!("{}/source-sans-3.woff2", self.root)
    }

    /// The link to the icon.
    pub(crate) fn icon(&self) -> String {
        format!("{}/favicon.svg?v={}", self.root, assets::ICON.version())
    }
}

/// The list a page is about, with the way around it.
fn place(paths: &DeskPaths, signed: &Signed, list: &List, here: Room) -> Place {
    let (phrases, paths) = (Phrases::of(signed.editor.language), paths.list(&list.slug));
    let manages = signed.editor.roles.may(list.id, Permission::Manage);
    let doors = AROUND.iter().filter(|(.., for_owners)| manages || !for_owners);
    let door = |(link, key, room, _): &(fn(&ListPaths) -> Link, &str, Room, bool)| Door {
        href: link(&paths).to_string(),
        text: phrases.say(key),
        here: here == *room,
    };
    Place { name: list.name.to_string(), lang: list.language.tag(), doors: doors.map(door).collect() }
}
