//! An issue in words: where it stands, what the checks found, and what was done with it.

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

/// What a check found, in words.
pub struct Light {
    /// `green`, `amber` or `red`.
    pub word: &'static str,
    /// How well it is, for who does not see the colour.
    pub says: String,
    /// What was found.
    pub text: String,
    /// What to do, where there is something to do.
    pub advice: Option<String>,
}

/// What all checks found.
pub struct Lights {
    /// "2 punten om naar te kijken."
    pub sum: String,
    /// What deserves a look.
    pub amiss: Vec<Light>,
    /// "12 punten zijn in orde."
    pub well_sum: String,
    /// What is well.
    pub well: Vec<Light>,
}

/// Where an issue stands, in a sentence.
pub fn state(phrases: Phrases, list: &List, issue: &Issue, now: Instant) -> String {
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

/// Where the issue stands, and to how many readers it goes.
pub fn lead(phrases: Phrases, list: &List, it: &Inspection, now: Instant) -> String {
    let state = state(phrases, list, &it.issue, now);
    if it.issue.state.published_at().is_some() || it.issue.state == IssueState::Cancelled {
        return state;
    }
    format!("{state} {}", phrases.count("desk-goes-to", it.readers))
}

/// How many things are named one by one.
const NAMED: usize = 3;

/// What the checks found: what deserves a look, the worst first, and what is well.
pub fn lights(phrases: Phrases, findings: &[Finding]) -> Lights {
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

/// What was done with the issue, and what is to come.
pub fn steps(phrases: Phrases, list: &List, it: &Inspection, now: Instant) -> Vec<Step> {
    let when = |moment| outlook::moment(phrases, list, moment, now);
    let step = |run: &[PastAct]| {
        let last = run.last()?;
        Some(Step { when: when(last.at), what: told(phrases, last, run), here: false, past: true })
    };
    let same =
        |a: &PastAct, b: &PastAct| (a.act, &a.who) == (b.act, &b.who) && (is_told_by_the_last(a.act) || a.at == b.at);
    let mut steps: Vec<Step> = it.deeds.chunk_by(same).filter_map(step).collect();
    if let Some(planned) = it.issue.state.planned().filter(|planned| *planned > now) {
        steps.push(Step { when: when(planned), what: phrases.say("desk-step-send"), here: false, past: false });
    }
    steps
}

/// Whether of several such acts in a row, by one person, the last one tells enough.
const fn is_told_by_the_last(act: Act) -> bool {
    matches!(act, Act::OpeningChanged | Act::ItemChanged | Act::ItemPlaced)
}

/// What was done, and with which item or for whom, where that is one of all in a row: "Een bericht veranderd door Anke · ‘Nieuws’".
fn told(phrases: Phrases, last: &PastAct, run: &[PastAct]) -> String {
    let item = last.item.as_ref().filter(|_| run.iter().all(|deed| deed.item == last.item));
    let item = item.map(|item| titled(phrases, item));
    let names: Vec<_> =
        run.iter().filter_map(|deed| deed.to.as_ref().or(deed.who.as_ref())).map(ShortText::as_str).collect();
    let is_for_others = run.iter().any(|deed| deed.to.is_some());
    let to = is_for_others.then(|| phrases.fill("desk-act-to", &[("who", &names.join(", "))]));
    let done = done(phrases, last.act, last.who.as_ref());
    [Some(done), item, to].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
