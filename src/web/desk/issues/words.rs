//! An issue in words: its state, what the checks found, and what was done with it.

use crate::{
    app::{audit::history::PastAct, issues::inspect::Inspection},
    domain::{
        audit::Act,
        issue::{
            HoldReason, Issue, IssueState, PauseReason,
            checks::{self, Finding},
        },
        list::List,
        text::{phrases::Phrases, short_text::ShortText},
        time::Instant,
    },
    web::desk::{
        kit::acts::{done, titled},
        lists::outlook::{self, Step},
    },
};

/// A finding of a check, in words.
pub(crate) struct Light {
    /// `green`, `amber` or `red`.
    pub word: &'static str,
    /// The colour in words, for readers who do not see it.
    pub says: String,
    /// The finding.
    pub text: String,
    /// Advice, where there is something to do.
    pub advice: Option<String>,
}

/// The findings of all checks.
pub(crate) struct Lights {
    /// "2 punten om naar te kijken."
    pub sum: String,
    /// The findings that deserve a look.
    pub amiss: Vec<Light>,
    /// "12 punten zijn in orde."
    pub well_sum: String,
    /// The findings in order.
    pub well: Vec<Light>,
}

/// The state of an issue, in a sentence.
pub(crate) fn state(phrases: Phrases, list: &List, issue: &Issue, now: Instant) -> String {
    let at =
        |key: &str, moment: Instant| phrases.fill(key, &[("moment", &outlook::moment(phrases, list, moment, now))]);
    match issue.state {
        IssueState::Draft { planned: Some(planned) } => at("desk-issue-draft", planned),
        IssueState::Draft { planned: None } => phrases.say("desk-issue-draft-unplanned"),
        IssueState::Scheduled { planned: Some(planned) } => at("desk-issue-scheduled", planned),
        IssueState::Scheduled { planned: None } => phrases.say("desk-issue-scheduled-unplanned"),
        IssueState::Held { reason, .. } => phrases.say(match reason {
            HoldReason::NotApproved => "desk-issue-held-not-approved",
            HoldReason::MomentPassed => "desk-issue-held-moment-passed",
            HoldReason::Unbuildable => "desk-issue-held-unbuildable",
            HoldReason::Checks => "desk-issue-held-checks",
            HoldReason::Altered => "desk-issue-held-altered",
            HoldReason::Editor => "desk-issue-held-editor",
        }),
        IssueState::Sending { published_at } => at("desk-issue-sending", published_at),
        IssueState::Paused { reason, .. } => phrases.say(match reason {
            PauseReason::Editor => "desk-issue-paused-editor",
            PauseReason::Refusals => "desk-issue-paused-refusals",
            PauseReason::Blocked => "desk-issue-paused-blocked",
        }),
        IssueState::Sent { sent_at, .. } => at("desk-issue-sent", sent_at),
        IssueState::Stopped { published_at } => at("desk-issue-stopped", published_at),
        IssueState::Cancelled => phrases.say("desk-issue-cancelled"),
    }
}

/// The state of the issue, and the number of subscribers it goes to.
pub(crate) fn lead(phrases: Phrases, list: &List, it: &Inspection, now: Instant) -> String {
    let state = state(phrases, list, &it.issue, now);
    if it.issue.state.published_at().is_some() || it.issue.state == IssueState::Cancelled {
        return state;
    }
    format!("{state} {}", phrases.count("desk-goes-to", it.readers))
}

/// The most things that are named one by one.
const NAMED: usize = 3;

/// The findings of the checks: those that deserve a look, the worst first, and those in order.
pub(crate) fn lights(phrases: Phrases, findings: &[Finding]) -> Lights {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| std::cmp::Reverse(finding.light));
    let (well, amiss): (Vec<_>, Vec<_>) = sorted.into_iter().partition(|finding| finding.light == checks::Light::Green);
    Lights {
        sum: phrases.count("desk-checks-sum", amiss.len() as u64),
        well_sum: phrases.count("desk-checks-well", well.len() as u64),
        amiss: amiss.into_iter().map(|finding| light(phrases, finding)).collect(),
        well: well.into_iter().map(|finding| light(phrases, finding)).collect(),
    }
}

fn light(phrases: Phrases, finding: &Finding) -> Light {
    let (check, word) = (finding.check.word(), finding.light.word());
    let mut about = finding.about[..finding.about.len().min(NAMED)].join(", ");
    let others = finding.about.len().saturating_sub(NAMED);
    if others > 0 {
        about = phrases.fill("desk-and-others", &[("about", &about), ("count", &others.to_string())]);
    }
    let fill = |key: String| phrases.fill(&key, &[("about", &about)]);
    Light {
        word,
        says: phrases.say(&format!("desk-light-{word}")),
        text: fill(format!("desk-check-{check}-{word}")),
        advice: (word != "green").then(|| fill(format!("desk-check-{check}-advice"))),
    }
}

/// The steps of the issue: what was done with it, and what is to come.
pub(crate) fn steps(phrases: Phrases, list: &List, it: &Inspection, now: Instant) -> Vec<Step> {
    let when = |moment| outlook::moment(phrases, list, moment, now);
    let step = |run: &[PastAct]| {
        let last = run.last()?;
        Some(Step { when: when(last.at), what: told(phrases, last, run), here: false, past: true })
    };
    let same =
        |a: &PastAct, b: &PastAct| (a.act, &a.who) == (b.act, &b.who) && (is_told_by_the_last(a.act) || a.at == b.at);
    let mut steps: Vec<Step> = it.history.chunk_by(same).filter_map(step).collect();
    if let Some(planned) = it.issue.state.planned().filter(|planned| *planned > now) {
        steps.push(Step { when: when(planned), what: phrases.say("desk-step-send"), here: false, past: false });
    }
    steps
}

/// True for an act of which only the last one is listed, if one editor did it several times in a row.
const fn is_told_by_the_last(act: Act) -> bool {
    matches!(act, Act::PrefaceChanged | Act::ItemChanged | Act::ItemPlaced)
}

/// An act, with its item or addressees where those are the same for a row of them: "Een bericht veranderd door Anke · ‘Nieuws’".
fn told(phrases: Phrases, last: &PastAct, run: &[PastAct]) -> String {
    let item = last.item.as_ref().filter(|_| run.iter().all(|act| act.item == last.item));
    let item = item.map(|item| titled(phrases, item));
    let names: Vec<_> =
        run.iter().filter_map(|act| act.to.as_ref().or(act.who.as_ref())).map(ShortText::as_str).collect();
    let is_for_others = run.iter().any(|act| act.to.is_some());
    let to = is_for_others.then(|| phrases.fill("desk-act-to", &[("who", &names.join(", "))]));
    let done = done(phrases, last.act, last.who.as_ref());
    [Some(done), item, to].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
