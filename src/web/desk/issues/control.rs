//! What can be ordered of an issue: in which states, by whom, and when it is done.

use crate::domain::{
    editor::Permission,
    issue::{HoldReason, IssueState},
};

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// Approve it.
    Approve,
    /// Hold it until somebody approves it again.
    Hold,
    /// Send it to all readers.
    Publish,
    /// Put its items back in the queue.
    Cancel,
    /// Let it stand still on its way.
    Pause,
    /// Let it go on.
    Resume,
    /// Send it to nobody else.
    Stop,
    /// Send it to those who have not got it.
    Rest,
}

impl Control {
    const ALL: [Self; 8] =
        [Self::Approve, Self::Hold, Self::Publish, Self::Cancel, Self::Pause, Self::Resume, Self::Stop, Self::Rest];

    /// The order with this word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|control| control.word() == word)
    }

    /// The word in paths and phrase names.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Hold => "hold",
            Self::Publish => "publish",
            Self::Cancel => "cancel",
            Self::Pause => "pause",
            Self::Resume => "resume",
            Self::Stop => "stop",
            Self::Rest => "rest",
        }
    }

    /// Whether it is asked once more: it reaches readers, or cannot be undone.
    pub const fn asks(self) -> bool {
        matches!(self, Self::Publish | Self::Cancel | Self::Resume | Self::Stop | Self::Rest)
    }

    /// Whether it leads to readers, and so waits until no check is red.
    pub const fn leads_out(self) -> bool {
        matches!(self, Self::Approve | Self::Publish)
    }

    /// Whether the issue is with its readers afterwards, or on its way to them.
    pub const fn is_on_the_way(self) -> bool {
        matches!(self, Self::Publish | Self::Pause | Self::Resume | Self::Stop | Self::Rest)
    }

    /// The orders that an issue in this state takes, the likeliest first.
    pub const fn offered(state: IssueState) -> &'static [Self] {
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

    /// Whether an issue in this state is as the order wants it.
    pub const fn is_done(self, state: IssueState) -> bool {
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

    /// What one must be allowed to, to have this done with an issue in this state. An issue that was put together by hand, and that
    /// nobody approved, is undone by who may have put it together.
    pub const fn deed(self, state: IssueState) -> Permission {
        match (self, state) {
            (Self::Cancel, IssueState::Draft { planned: None }) => Permission::Write,
            _ => Permission::Send,
        }
    }
}

/// Why no test of it can be mailed, as the end of a phrase's name: it is out, or will never be.
pub fn refuses_tests(state: IssueState) -> Option<&'static str> {
    (state.published_at().is_some() || state == IssueState::Cancelled).then(|| standing(state))
}

/// Where an issue stands that cannot be ordered about like this.
pub const fn standing(state: IssueState) -> &'static str {
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
