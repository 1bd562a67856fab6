//! The letter that holds an editor's link to sign in.

use super::{Letter, Letterhead, MailError, templates};
use crate::domain::token::Token;

impl Letterhead<'_> {
    /// Gives an editor the link to sign in that they asked for.
    ///
    /// # Errors
    /// As [`Letterhead::confirmation`].
    pub fn sign_in(&self, token: Token) -> Result<Letter, MailError> {
        SignIn { letterhead: self, token }.letter()
    }
}

struct SignIn<'a> {
    letterhead: &'a Letterhead<'a>,
    token: Token,
}

templates!(SignIn, "sign_in/subject.txt", "sign_in/body.txt", "sign_in/body.html");

impl SignIn<'_> {
    fn link(&self) -> String {
        self.letterhead.links.enter(self.token)
    }
}
