//! What can be done with an issue, as buttons for who may; and who may, where somebody may not.

use super::{
    super::back,
    order::{self, Order},
};
use crate::{
    app::{inspect::Inspection, sessions::Signed},
    domain::{checks, editor::Deed, list::List, phrases::Phrases},
    web::{Site, frame},
};

/// A button, or a link to a page that asks first.
pub struct Button {
    /// What is ordered; none: a test.
    pub order: Option<Order>,
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
        match self.order {
            Some(Order::Cancel | Order::Stop) => "aside",
            _ if self.main => "",
            _ => "quiet",
        }
    }
}

/// The buttons for `signed`, the likeliest first.
pub fn buttons(phrases: Phrases, signed: &Signed, list: &List, it: &Inspection, home: &str) -> Vec<Button> {
    let state = it.issue.state;
    let is_held = checks::hold(&it.findings);
    let may = |order: &&Order| signed.may(list.id, order.deed(state)) && !(is_held && order.leads_out());
    let button = |(place, order): (usize, &Order)| Button {
        order: Some(*order),
        action: format!("{home}/do/{}", order.word()),
        text: phrases.say(&format!("desk-order-{}", order.word())),
        asks: order.asks(),
        main: place == 0 && !matches!(order, Order::Pause | Order::Cancel),
    };
    let mut buttons: Vec<_> = Order::offered(state).iter().filter(may).enumerate().map(button).collect();
    if order::refuses_tests(state).is_none() && signed.may(list.id, Deed::Write) {
        let (action, text) = (format!("{home}/tests"), phrases.say("desk-order-test"));
        let place = buttons.iter().take_while(|button| button.main).count();
        buttons.insert(place, Button { order: None, action, text, asks: true, main: false });
    }
    buttons
}

/// Who does what this person may not.
pub fn hint(phrases: Phrases, signed: &Signed, list: &List, it: &Inspection) -> Option<String> {
    let can_send = signed.editor.roles.may(list.id, Deed::Send);
    (!can_send && !Order::offered(it.issue.state).is_empty()).then(|| phrases.say("desk-not-a-publisher"))
}

/// Where somebody shows the second factor that sending asks for, who has not.
pub fn factor(site: &Site, signed: &Signed, list: &List, home: &str) -> Option<String> {
    let waits = signed.editor.roles.may(list.id, Deed::Send) && !signed.may(list.id, Deed::Send);
    waits.then(|| back::factor(site, home.strip_prefix(&frame::root(site)).unwrap_or(home)))
}
