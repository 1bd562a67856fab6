//! Suppression: an address that is not mailed again, and the reason. It outlives the subscriber, as a keyed hash.

/// The reason that an address is suppressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Its owner said that they never asked for the mail.
    Refused,
    /// Its owner was erased (GDPR article 17); a later import may not subscribe the address again.
    Erased,
}

impl Reason {
    /// All reasons.
    pub const ALL: [Self; 2] = [Self::Refused, Self::Erased];

    /// The word in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Erased => "erased",
        }
    }

    /// True if the subscriber's own new sign-up may lift the suppression.
    ///
    /// Somebody who was erased may sign up again; somebody who said "never mail me" is not asked again.
    #[must_use]
    pub const fn lifted_by_own_sign_up(self) -> bool {
        matches!(self, Self::Erased)
    }
}
