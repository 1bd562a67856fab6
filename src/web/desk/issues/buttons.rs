//! The controls of an issue as buttons, for an editor who may use them, and a hint for one who may not.

use super::control::{self, Control};
use crate::{
    app::issues::inspect::Inspection,
    domain::{editor::Permission, issue::checks},
    web::desk::kit::{access::on_list::AtList, back, paths::Link},
};

/// A button, or a link to a page that asks first.
pub(super) struct Button {
    /// The control; `None` for the button that mails a test.
    pub control: Option<Control>,
    /// The address.
    pub action: Link,
    /// The text.
    pub text: String,
    /// True if it is a link to a page that asks first.
    pub asks: bool,
    /// True if it is a main button.
    pub main: bool,
}

impl Button {
    /// Its classes in the page.
    pub(super) const fn class(&self) -> &'static str {
        match self.control {
            Some(Control::Cancel | Control::Stop) => "aside",
            _ if self.main => "",
            _ => "quiet",
        }
    }
}

/// The buttons for this editor, the likeliest first.
pub(super) fn buttons(on: &AtList, it: &Inspection) -> Vec<Button> {
    let (phrases, paths, number, state) = (on.phrases(), on.paths(), it.issue.number, it.issue.state);
    let is_held = checks::hold(&it.findings);
    let may = |control: &&Control| on.may(control.permission(state)) && !(is_held && control.leads_out());
    let button = |(place, control): (usize, &Control)| Button {
        control: Some(*control),
        action: paths.control(number, control.word()),
        text: phrases.say(&format!("desk-control-{}", control.word())),
        asks: control.asks(),
        main: place == 0 && !matches!(control, Control::Pause | Control::Cancel),
    };
    let mut buttons: Vec<_> = Control::offered(state).iter().filter(may).enumerate().map(button).collect();
    if control::refuses_tests(state).is_none() && on.may(Permission::Write) {
        let (action, text) = (paths.tests(number), phrases.say("desk-control-test"));
        let place = buttons.iter().take_while(|button| button.main).count();
        buttons.insert(place, Button { control: None, action, text, asks: true, main: false });
    }
    buttons
}

/// The hint for an editor whose role may not use the controls.
pub(super) fn hint(on: &AtList, it: &Inspection) -> Option<String> {
    let can_send = on.has(Permission::Send);
    (!can_send && !Control::offered(it.issue.state).is_empty()).then(|| on.phrases().say("desk-not-a-publisher"))
}

/// The page on which the editor shows the second factor that sending asks for, if that is all that is missing; it leads back
/// to `page`.
pub(super) fn factor(on: &AtList, page: &Link) -> Option<Link> {
    let waits = on.has(Permission::Send) && !on.may(Permission::Send);
    waits.then(|| back::factor(&on.site, page.path()))
}
