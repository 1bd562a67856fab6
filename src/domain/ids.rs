//! Identifiers: newtypes over UUIDv7, made in Rust by an [`IdMaker`] that is handed in.

use std::{fmt, str::FromStr};

use uuid::Uuid;

/// A text that is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id has 32 hexadecimal digits")]
pub struct IdError;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub struct $name(pub Uuid);

        /// As it stands in paths and forms: 32 hexadecimal digits.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.simple().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Uuid::try_parse(text).map(Self).map_err(|_| IdError)
            }
        }
    )+};
}

ids! {
    /// A list.
    ListId,
    /// A subscriber, known by one address.
    SubscriberId,
    /// One subscriber on one list.
    SubscriptionId,
    /// A posted form that has not been processed yet.
    SignUpId,
    /// A wish of a subscriber to be erased everywhere.
    WishId,
    /// One piece of content.
    ItemId,
    /// A picture that an editor uploaded.
    PictureId,
    /// One numbered mailing of a list.
    IssueId,
    /// An editor.
    EditorId,
    /// A browser in which an editor is signed in.
    SessionId,
    /// A browser in which an editor signed in before.
    BrowserId,
    /// A passkey of an editor.
    PasskeyId,
    /// A process that delivers, identified by a folder of its own.
    WorkerId,
}

/// The source of ids and secrets.
pub trait IdMaker: Send + Sync {
    /// A new, time-ordered id (RFC 9562 section 5.7).
    fn uuid(&self) -> Uuid;
    /// 128 bits that cannot be guessed.
    fn secret(&self) -> [u8; 16];
    /// A number in `0.0..1.0`, which spreads things that would otherwise happen together.
    fn jitter(&self) -> f64 {
        f64::from(u32::from_be_bytes([self.secret()[0], self.secret()[1], self.secret()[2], 0])) / f64::from(u32::MAX)
    }
}

/// Makes ids from the machine's clock and secrets from the system's generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemIds;

impl IdMaker for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "the one room that makes ids")]
    fn uuid(&self) -> Uuid {
        Uuid::now_v7()
    }

    #[expect(clippy::disallowed_methods, clippy::expect_used, reason = "without randomness nothing may go on")]
    fn secret(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).expect("the system's random generator answers");
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_what_it_prints() {
        let id = ItemId(Uuid::from_u128(0x018f_0000_0000_7000_8000_0000_0000_0001));
        assert_eq!(id.to_string(), "018f0000000070008000000000000001");
        for text in ["018f0000000070008000000000000001", "018f0000-0000-7000-8000-000000000001"] {
            assert_eq!(text.parse(), Ok(id), "{text}");
        }
        for text in ["", "x", "018f000000007000800000000000000"] {
            assert_eq!(text.parse::<ItemId>(), Err(IdError), "{text}");
        }
    }
}
