//! Suppression: an address that is not mailed again, and the reason. It outlives the subscriber, as a keyed hash.

use crate::domain::words::words;

words! {
    /// The reason that an address is suppressed.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Reason {
        /// Its owner said that they never asked for the mail.
        Refused = "refused",
        /// Its owner was erased (GDPR article 17); a later import may not subscribe the address again.
        Erased = "erased",
    }
}

impl Reason {
    /// True if the subscriber's own new sign-up may lift the suppression.
    ///
    /// Somebody who was erased may sign up again; somebody who said "never mail me" is not asked again.
    #[must_use]
    pub const fn lifted_by_own_sign_up(self) -> bool {
        matches!(self, Self::Erased)
    }
}
