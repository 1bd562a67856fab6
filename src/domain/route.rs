//! Routes: the ways mail can take out of this installation, by the names the owner gave them.

use std::{fmt, str::FromStr};

/// A route's name in the configuration: lower-case letters, digits and inner hyphens, at most 40.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RouteName(String);

/// A text that cannot be a [`RouteName`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a route's name has 1 to 40 lower-case letters, digits or hyphens, such as own-server")]
pub struct RouteNameError;

impl RouteName {
    /// The route of lists that name none: the server of `smtp_url`, or the built-in mailbox.
    #[must_use]
    pub fn usual() -> Self {
        Self("default".to_owned())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RouteName {
    type Err = RouteNameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let shaped = (1..=40).contains(&text.len())
            && !text.starts_with('-')
            && !text.ends_with('-')
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if shaped { Ok(Self(text.to_owned())) } else { Err(RouteNameError) }
    }
}

impl fmt::Display for RouteName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_routes_name_can_stand_in_a_table_and_in_a_variable() {
        assert_eq!("own-server".parse::<RouteName>().unwrap().as_str(), "own-server");
        assert_eq!(RouteName::usual().to_string().parse(), Ok(RouteName::usual()));
        for wrong in ["", "-a", "a-", "A", "a b", "a.b", &"a".repeat(41)] {
            assert!(wrong.parse::<RouteName>().is_err(), "{wrong:?}");
        }
    }
}
