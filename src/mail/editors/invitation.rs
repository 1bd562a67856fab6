//! The letter that tells a new editor where the desk is. It holds no secret: signing in begins with their address.

use super::{Letter, Letterhead, MailError, templates};
use crate::domain::editor::Role;

impl Letterhead<'_> {
    /// Tells a new editor what they may do, and how they sign in.
    ///
    /// # Errors
    /// As [`Letterhead::confirmation`].
    pub fn invitation(&self, role: Role) -> Result<Letter, MailError> {
        Invitation { letterhead: self, role }.letter()
    }
}

struct Invitation<'a> {
    letterhead: &'a Letterhead<'a>,
    role: Role,
}

templates!(Invitation, "invitation/subject.txt", "invitation/body.txt", "invitation/body.html");

impl Invitation<'_> {
    fn may(&self) -> String {
        self.letterhead.on_list(&format!("mail-invitation-{}", self.role))
    }
}
