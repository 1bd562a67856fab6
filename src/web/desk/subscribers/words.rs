//! What happened with a reader, in words: a line through time, the oldest first.

use crate::{
    app::{
        audit::history::PastAct,
        subscribers::look_up::{Agreed, History, Mail},
    },
    domain::{
        audit::Act,
        list::List,
        mail::{delivery::DeliveryState, reply_class::ReplyClass},
        subscriber::{consent::ConsentForm, subscription::Subscription, suppression::Reason},
        text::phrases::Phrases,
        time::Instant,
    },
};

/// Something that happened.
pub struct Event {
    at: Instant,
    /// When, in words.
    pub when: String,
    /// What.
    pub what: String,
    /// The words that somebody agreed to, or the proof that they did.
    pub quote: Option<String>,
    /// What a server said, in its own words.
    pub reply: Option<String>,
}

/// All that happened, oldest first.
pub fn events(phrases: Phrases, list: &List, it: &History) -> Vec<Event> {
    let teller = Teller { phrases, list };
    let mut events: Vec<Event> = it.agreed.iter().flat_map(|agreed| teller.agreed(agreed)).collect();
    match it.membership.state {
        Subscription::Pending { asked_at } => events.push(teller.asked(asked_at, it.membership.form)),
        Subscription::Unsubscribed { left_at } => events.push(teller.event(left_at, phrases.say("desk-reader-left"))),
        Subscription::Active { .. } => {}
    }
    // What was done at the desk is told as such, and not once more as the reader's own doing.
    let told = [Act::ReaderAskedAgain, Act::ReaderUnsubscribed];
    events.retain(|event| !it.deeds.iter().any(|deed| deed.at == event.at && told.contains(&deed.act)));
    events.extend(it.mails.iter().map(|mail| teller.mail(mail)));
    events.extend(it.deeds.iter().filter(|deed| deed.act != Act::ReaderSeen).map(|deed| teller.deed(deed)));
    events.extend(it.suppressed.map(|(reason, since)| teller.event(since, phrases.say(suppressed(reason)))));
    events.sort_by_key(|event| event.at);
    events
}

/// The phrase that says why somebody is never mailed again.
pub const fn suppressed(reason: Reason) -> &'static str {
    match reason {
        Reason::Refused => "desk-reader-suppressed-refused",
        Reason::Erased => "desk-reader-suppressed-erased",
    }
}

/// The language it is told in, and the list whose clock it is told by.
struct Teller<'a> {
    phrases: Phrases,
    list: &'a List,
}

impl Teller<'_> {
    fn event(&self, at: Instant, what: String) -> Event {
        Event { at, when: self.phrases.moment(self.list.cadence.local(at)), what, quote: None, reply: None }
    }

    fn asked(&self, at: Instant, form: ConsentForm) -> Event {
        self.event(at, self.phrases.say(&format!("desk-reader-asked-{}", form.word())))
    }

    fn agreed(&self, Agreed { consent, words }: &Agreed) -> Vec<Event> {
        if consent.proof.is_some() {
            let day = self.list.cadence.local(consent.confirmed_at).date();
            let what = self.phrases.say("desk-reader-agreed");
            let event = self.event(consent.confirmed_at, what);
            return vec![Event { when: self.phrases.date(day), quote: consent.proof.clone(), ..event }];
        }
        let version = consent.wording.map(|version| version.to_string()).unwrap_or_default();
        let what = self.phrases.fill("desk-reader-confirmed", &[("version", &version)]);
        let confirmed = Event { quote: words.clone(), ..self.event(consent.confirmed_at, what) };
        vec![self.asked(consent.asked_at, consent.form), confirmed]
    }

    fn mail(&self, mail: &Mail) -> Event {
        let number = mail.number.map(|number| number.to_string()).unwrap_or_default();
        let name = self.phrases.fill(&format!("desk-reader-mail-{}", mail.kind.word()), &[("number", &number)]);
        let state = self.phrases.say(&format!("desk-number-{}", mail.state.word()));
        let reply = mail.reply.clone().filter(|_| mail.state != DeliveryState::Accepted);
        let why =
            reply.as_deref().map(|told| self.phrases.say(&format!("desk-meaning-{}", ReplyClass::of(told).word())));
        let what = [Some(name), Some(state), why].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Event { reply, ..self.event(mail.finished_at.unwrap_or(mail.queued_at), what) }
    }

    fn deed(&self, deed: &PastAct) -> Event {
        let act = self.phrases.say(&format!("desk-act-{}", deed.act.word()));
        let what = match &deed.who {
            Some(who) => self.phrases.fill("desk-act-by", &[("act", &act), ("who", who.as_str())]),
            None => self.phrases.fill("desk-act-by-command", &[("act", &act)]),
        };
        self.event(deed.at, what)
    }
}
