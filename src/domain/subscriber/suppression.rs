//! Suppression: an address that is not mailed again, and why. It outlives the subscriber, as a keyed hash.

/// Why an address is suppressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Its owner said they never asked for our mail.
    Refused,
    /// Its owner was erased (GDPR article 17); a later import may not bring them back.
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

    /// Whether the person's own new subscription may lift the suppression.
    ///
    /// Somebody who was erased may come back by themselves; who said "never mail me" is not asked again.
    #[must_use]
    pub const fn lifted_by_own_sign_up(self) -> bool {
        matches!(self, Self::Erased)
    }
}
