//! The reasons that the verbs about issues give for doing nothing.

use std::fmt::Debug;

use rondbrief::{
    app::issues::{
        approve::ApproveError, error::FindError, preview::PreviewError, publish::PublishError,
        send_rest::SendRestError, transition::TransitionError,
    },
    domain::issue::InvalidTransition,
};

/// An error of a verb about an issue.
pub trait Refusal: Debug {
    /// The transition that the issue's state does not allow, if that is the reason.
    fn transition(&self) -> Option<InvalidTransition>;

    /// The number that no issue has, if that is the reason.
    fn missing(&self) -> Option<u32>;
}

macro_rules! refusals {
    ($($error:ident),+) => {$(
        impl Refusal for $error {
            fn transition(&self) -> Option<InvalidTransition> {
                if let Self::State(error) = self { Some(*error) } else { None }
            }

            fn missing(&self) -> Option<u32> {
                if let Self::NoIssue(error) = self { Some(error.0) } else { None }
            }
        }
    )+};
}

refusals!(ApproveError, PublishError, TransitionError);

impl Refusal for SendRestError {
    fn transition(&self) -> Option<InvalidTransition> {
        if let Self::Transition(error) = self { error.transition() } else { None }
    }

    fn missing(&self) -> Option<u32> {
        if let Self::Transition(error) = self { error.missing() } else { None }
    }
}

macro_rules! readings {
    ($($error:ident),+) => {$(
        impl Refusal for $error {
            fn transition(&self) -> Option<InvalidTransition> {
                None
            }

            fn missing(&self) -> Option<u32> {
                if let Self::NoIssue(error) = self { Some(error.0) } else { None }
            }
        }
    )+};
}

readings!(FindError, PreviewError);

/// A verb did nothing because of the issue's state.
pub fn refused<T: Debug, E: Refusal>(answer: Result<T, E>, why: InvalidTransition) {
    let error = answer.unwrap_err();
    assert_eq!(error.transition(), Some(why), "{error:?}");
}

/// The number of the issue that a verb did not find.
pub fn no_issue<T, E: Refusal>(answer: Result<T, E>) -> Option<u32> {
    answer.err().and_then(|error| error.missing())
}
