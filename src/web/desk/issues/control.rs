//! The controls of an issue: the states that take them, the permissions they need, and when they are done.

use std::str::FromStr;

use crate::domain::{
    editor::Permission,
    issue::{HoldReason, IssueState},
    words::words,
};

words! {
    /// A control of an issue.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) enum Control {
        /// Approve it.
        Approve = "approve",
        /// Hold it until it is approved again.
        Hold = "hold",
        /// Send it to all readers.
        Publish = "publish",
        /// Put its items back in the queue.
        Cancel = "cancel",
        /// Pause its sending.
        Pause = "pause",
        /// Resume its sending.
        Resume = "resume",
        /// Send it to nobody else.
        Stop = "stop",
        /// Send it to those who have not got it.
        Rest = "rest",
    }
}

/// A word that names no control.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoControl;

impl FromStr for Control {
    type Err = NoControl;

    fn from_str(word: &str) -> Result<Self, NoControl> {
        Self::ALL.into_iter().find(|control| control.word() == word).ok_or(NoControl)
    }
}

impl Control {
    /// True if the control asks for confirmation: it reaches subscribers, or cannot be undone.
    pub(crate) const fn asks(self) -> bool {
        matches!(self, Self::Publish | Self::Cancel | Self::Resume | Self::Stop | Self::Rest)
    }

    /// True if the control brings the issue closer to subscribers, and so is refused while a check is red.
    pub(crate) const fn leads_out(self) -> bool {
        matches!(self, Self::Approve | Self::Publish)
    }

    /// True if the issue is published once the control is carried out, so that it has a page about its sending.
    pub(crate) const fn is_on_the_way(self) -> bool {
        matches!(self, Self::Publish | Self::Pause | Self::Resume | Self::Stop | Self::Rest)
    }

    /// The controls that an issue in this state takes, the likeliest first.
    pub(crate) const fn offered(state: IssueState) -> &'static [Self] {
        match state {
            IssueState::Draft { .. } => &[Self::Approve, Self::Hold, Self::Cancel],
            IssueState::Scheduled { .. } => &[Self::Publish, Self::Hold, Self::Cancel],
            IssueState::Held { .. } => &[Self::Approve, Self::Cancel],
            IssueState::Sending { .. } => &[Self::Pause, Self::Stop],
            IssueState::Paused { .. } => &[Self::Resume, Self::Stop],
            IssueState::Sent { .. } | IssueState::Stopped { .. } => &[Self::Rest],
            IssueState::Cancelled => &[],
        }
    }

    /// True if an issue in this state already is as the control would leave it.
    pub(crate) const fn is_done(self, state: IssueState) -> bool {
        match self {
            Self::Approve => matches!(state, IssueState::Scheduled { .. }),
            Self::Hold => matches!(state, IssueState::Held { reason: HoldReason::Editor, .. }),
            Self::Publish => state.published_at().is_some(),
            Self::Cancel => matches!(state, IssueState::Cancelled),
            Self::Pause => matches!(state, IssueState::Paused { .. }),
            Self::Resume | Self::Rest => matches!(state, IssueState::Sending { .. }),
            Self::Stop => matches!(state, IssueState::Stopped { .. }),
        }
    }

    /// The permission it needs, for an issue in this state. An issue that was composed by hand, and that nobody approved, may be
    /// cancelled by whoever may compose one.
    pub(crate) const fn permission(self, state: IssueState) -> Permission {
        match (self, state) {
            (Self::Cancel, IssueState::Draft { planned: None }) => Permission::Write,
            _ => Permission::Send,
        }
    }
}

/// The reason why no test of an issue can be mailed, as the end of a phrase's name: it was sent, or will never be.
pub(super) fn refuses_tests(state: IssueState) -> Option<&'static str> {
    (state.published_at().is_some() || state == IssueState::Cancelled).then(|| obstacle(state))
}

/// The state that keeps a control from being used, as the end of a phrase's name.
pub(super) const fn obstacle(state: IssueState) -> &'static str {
    match state {
        IssueState::Draft { .. } | IssueState::Held { .. } => "not-approved",
        IssueState::Scheduled { .. } => "approved",
        IssueState::Sending { .. } => "sending",
        IssueState::Paused { .. } => "paused",
        IssueState::Sent { .. } => "sent",
        IssueState::Stopped { .. } => "stopped",
        IssueState::Cancelled => "cancelled",
    }
}
