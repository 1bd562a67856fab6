//! What can be done with an issue, as buttons for who may; and who may, where somebody may not.

use super::control::{self, Control};
use crate::{
    app::{editors::sessions::Signed, issues::inspect::Inspection},
    domain::{editor::Permission, issue::checks, list::List, text::phrases::Phrases},
    web::{Site, desk::kit::back, frame},
};

/// A button, or a link to a page that asks first.
pub struct Button {
    /// What is ordered; none: a test.
    pub control: Option<Control>,
    /// Where it leads.
    pub action: String,
    /// What stands on it.
    pub text: String,
    /// Whether it leads to a page.
    pub asks: bool,
    /// Whether it is the next thing to do.
    pub main: bool,
}

impl Button {
    /// How it looks.
    pub const fn class(&self) -> &'static str {
        match self.control {
            Some(Control::Cancel | Control::Stop) => "aside",
            _ if self.main => "",
            _ => "quiet",
        }
    }
}

/// The buttons for `signed`, the likeliest first.
pub fn buttons(phrases: Phrases, signed: &Signed, list: &List, it: &Inspection, home: &str) -> Vec<Button> {
    let state = it.issue.state;
    let is_held = checks::hold(&it.findings);
    let may = |control: &&Control| signed.may(list.id, control.deed(state)) && !(is_held && control.leads_out());
    let button = |(place, control): (usize, &Control)| Button {
        control: Some(*control),
        action: format!("{home}/do/{}", control.word()),
        text: phrases.say(&format!("desk-order-{}", control.word())),
        asks: control.asks(),
        main: place == 0 && !matches!(control, Control::Pause | Control::Cancel),
    };
    let mut buttons: Vec<_> = Control::offered(state).iter().filter(may).enumerate().map(button).collect();
    if control::refuses_tests(state).is_none() && signed.may(list.id, Permission::Write) {
        let (action, text) = (format!("{home}/tests"), phrases.say("desk-order-test"));
        let place = buttons.iter().take_while(|button| button.main).count();
        buttons.insert(place, Button { control: None, action, text, asks: true, main: false });
    }
    buttons
}

/// Who does what this person may not.
pub fn hint(phrases: Phrases, signed: &Signed, list: &List, it: &Inspection) -> Option<String> {
    let can_send = signed.editor.roles.may(list.id, Permission::Send);
    (!can_send && !Control::offered(it.issue.state).is_empty()).then(|| phrases.say("desk-not-a-publisher"))
}

/// Where somebody shows the second factor that sending asks for, who has not.
pub fn factor(site: &Site, signed: &Signed, list: &List, home: &str) -> Option<String> {
    let waits = signed.editor.roles.may(list.id, Permission::Send) && !signed.may(list.id, Permission::Send);
    waits.then(|| back::factor(site, home.strip_prefix(&frame::root(site)).unwrap_or(home)))
}
