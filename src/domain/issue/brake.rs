//! The brake: whether an issue that is being sent goes on, judged by what servers have said about it so far.

use super::PauseReason;

/// The fewest refusals that pause an issue, whatever their share: one wrong address among three readers is no pattern.
const REFUSALS: u32 = 5;

/// The fewest readers whose servers refused us, and their share in per cent of all who were answered for.
const BLOCKED: u32 = 3;
const BLOCKED_SHARE: u32 = 1;

/// What servers said about an issue's readers, since it was published or last resumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Readers whose server took it.
    pub accepted: u32,
    /// Readers whose server will never take it, for the reader's sake.
    pub refused: u32,
    /// Readers whose server refused us: policy, authentication, spam.
    pub blocked: u32,
}

/// Where the slice of readers is that an issue goes to first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Canary {
    /// There is none: the issue goes to everybody.
    None,
    /// Some of it has not been tried yet.
    Out,
    /// All of it has been tried. Who is to be tried again later is not waited for.
    Back,
}

/// What the brake says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing has to be done.
    GoOn,
    /// The first slice fared well: the others follow.
    ReleaseCanary,
    /// It stands still until an editor has looked.
    Pause(PauseReason),
}

/// Judges an issue; `refusal_limit` is the list's, in per cent.
#[must_use]
pub fn judge(tally: Tally, canary: Canary, refusal_limit: u32) -> Verdict {
    let Tally { accepted, refused, blocked } = tally;
    let is_share = |part: u32, limit: u32, whole: u32| u64::from(part) * 100 >= u64::from(limit) * u64::from(whole);
    let answered = accepted.saturating_add(refused).saturating_add(blocked);
    let nobody_else = canary == Canary::Back && blocked > 0 && blocked == answered;
    if nobody_else || (blocked >= BLOCKED && is_share(blocked, BLOCKED_SHARE, answered)) {
        return Verdict::Pause(PauseReason::Blocked);
    }
    if refused >= REFUSALS && is_share(refused, refusal_limit, accepted.saturating_add(refused)) {
        return Verdict::Pause(PauseReason::Refusals);
    }
    if canary == Canary::Back { Verdict::ReleaseCanary } else { Verdict::GoOn }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(accepted: u32, refused: u32, blocked: u32, canary: Canary) -> Verdict {
        judge(Tally { accepted, refused, blocked }, canary, 5)
    }

    #[test]
    fn an_issue_goes_on_while_refusals_are_few() {
        for (accepted, refused, blocked) in
            [(0, 0, 0), (2, 1, 0), (0, 4, 0), (1_000, 49, 0), (1_000, 0, 2), (900, 0, 9)]
        {
            let verdict = judged(accepted, refused, blocked, Canary::None);
            assert_eq!(verdict, Verdict::GoOn, "{accepted} {refused} {blocked}");
        }
    }

    #[test]
    fn too_large_a_share_of_refusals_pauses_it() {
        for (accepted, refused) in [(0, 5), (95, 5), (950, 50), (u32::MAX, u32::MAX)] {
            let verdict = judged(accepted, refused, 0, Canary::None);
            assert_eq!(verdict, Verdict::Pause(PauseReason::Refusals), "{accepted} {refused}");
        }
        let tally = Tally { accepted: 60, refused: 40, blocked: 0 };
        assert_eq!(judge(tally, Canary::None, 41), Verdict::GoOn, "the limit is the list's");
    }

    #[test]
    fn refusals_about_us_pause_it_sooner() {
        for (accepted, blocked) in [(0, 3), (297, 3), (9_900, 100)] {
            let verdict = judged(accepted, 0, blocked, Canary::None);
            assert_eq!(verdict, Verdict::Pause(PauseReason::Blocked), "{accepted} {blocked}");
        }
        assert_eq!(judged(0, 50, 3, Canary::None), Verdict::Pause(PauseReason::Blocked), "the fault is ours to mend");
    }

    #[test]
    fn a_canary_that_fared_well_is_followed_by_the_others() {
        assert_eq!(judged(50, 0, 0, Canary::Out), Verdict::GoOn);
        assert_eq!(judged(48, 2, 0, Canary::Back), Verdict::ReleaseCanary);
        assert_eq!(judged(0, 0, 0, Canary::Back), Verdict::ReleaseCanary, "all of it waits for another try");
        assert_eq!(judged(45, 5, 0, Canary::Out), Verdict::Pause(PauseReason::Refusals));
        assert_eq!(judged(0, 0, 2, Canary::Out), Verdict::GoOn);
        assert_eq!(judged(0, 0, 2, Canary::Back), Verdict::Pause(PauseReason::Blocked), "nobody took it");
        assert_eq!(judged(48, 0, 2, Canary::Back), Verdict::ReleaseCanary);
    }
}
