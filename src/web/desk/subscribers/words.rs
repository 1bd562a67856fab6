//! The history of a subscriber in words, oldest first.

use crate::{
    app::{
        audit::history::PastAct,
        subscribers::look_up::{Agreed, History, Mail},
    },
    domain::{
        audit::Act,
        list::List,
        mail::{delivery::DeliveryState, reply_class::ReplyClass},
        subscriber::{consent::ConsentForm, subscription::Subscription},
        text::phrases::Phrases,
        time::Instant,
    },
    web::desk::kit::acts,
};

/// An event of that history.
pub(super) struct Event {
    at: Instant,
    /// The moment, in words.
    pub when: String,
    /// The event.
    pub what: String,
    /// The words that the subscriber agreed to, or the proof that they did.
    pub quote: Option<String>,
    /// The reply of a server, in its own words.
    pub reply: Option<String>,
}

/// All events, oldest first.
pub(super) fn events(phrases: Phrases, list: &List, it: &History) -> Vec<Event> {
    let teller = Teller { phrases, list };
    let mut events: Vec<Event> = it.agreed.iter().flat_map(|agreed| teller.agreed(agreed)).collect();
    match it.membership.state {
        Subscription::Pending { asked_at } => events.push(teller.asked(asked_at, it.membership.form)),
        Subscription::Unsubscribed { left_at } => {
            events.push(teller.event(left_at, phrases.say("desk-subscriber-left")));
        }
        Subscription::Active { .. } => {}
    }
    // An act at the desk is listed as such, and not a second time as the subscriber's own.
    let told = [Act::SubscriberAskedAgain, Act::SubscriberUnsubscribed];
    events.retain(|event| !it.acts.iter().any(|act| act.at == event.at && told.contains(&act.act)));
    events.extend(it.mails.iter().map(|mail| teller.mail(mail)));
    events.extend(it.acts.iter().filter(|act| act.act != Act::SubscriberSeen).map(|act| teller.act(act)));
    events.sort_by_key(|event| event.at);
    events
}

/// The language that events are told in, and the list whose clock they are told by.
struct Teller<'a> {
    phrases: Phrases,
    list: &'a List,
}

impl Teller<'_> {
    fn event(&self, at: Instant, what: String) -> Event {
        Event { at, when: self.phrases.moment(self.list.cadence.local(at)), what, quote: None, reply: None }
    }

    fn asked(&self, at: Instant, form: ConsentForm) -> Event {
        self.event(at, self.phrases.say(&format!("desk-subscriber-asked-{}", form.word())))
    }

    fn agreed(&self, Agreed { consent, words }: &Agreed) -> Vec<Event> {
        if consent.proof.is_some() {
            let day = self.list.cadence.local(consent.confirmed_at).date();
            let what = self.phrases.say("desk-subscriber-agreed");
            let event = self.event(consent.confirmed_at, what);
            return vec![Event { when: self.phrases.date(day), quote: consent.proof.clone(), ..event }];
        }
        let version = consent.wording.map(|version| version.to_string()).unwrap_or_default();
        let what = self.phrases.fill("desk-subscriber-confirmed", &[("version", &version)]);
        let confirmed = Event { quote: words.clone(), ..self.event(consent.confirmed_at, what) };
        vec![self.asked(consent.asked_at, consent.form), confirmed]
    }

    fn mail(&self, mail: &Mail) -> Event {
        let number = mail.number.map(|number| number.to_string()).unwrap_or_default();
        let name = self.phrases.fill(&format!("desk-subscriber-mail-{}", mail.kind.word()), &[("number", &number)]);
        let state = self.phrases.say(&format!("desk-number-{}", mail.state.word()));
        let reply = mail.reply.clone().filter(|_| mail.state != DeliveryState::Accepted);
        let why = reply.as_deref().map(|told| self.phrases.say(&format!("desk-reply-{}", ReplyClass::of(told).word())));
        let what = [Some(name), Some(state), why].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Event { reply, ..self.event(mail.finished_at.unwrap_or(mail.queued_at), what) }
    }

    fn act(&self, act: &PastAct) -> Event {
        self.event(act.at, acts::by_hand(self.phrases, act.act, act.who.as_ref()))
    }
}
