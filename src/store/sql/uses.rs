//! What the secret key gives besides sealing: keyed hashes by which rows are found, tokens in links, Message-IDs, and signatures
//! of forms. They are the same each time; those that stand in mails stay the same when the key is replaced.

use chrono::TimeDelta;
use subtle::ConstantTimeEq;

use super::{
    derived::{HmacSha256, half, keyed, lift, mac},
    vault::Vault,
};
use crate::domain::{
    editor::factor::AppSecret,
    ids::{ListId, SubscriptionId},
    mail::delivery::DeliveryKey,
    subscriber::limits::Asker,
    text::address::EmailAddress,
    time::Instant,
    token::{Token, TokenHash},
};

/// The time within which every process has noticed that the key was replaced, whatever its clock shows.
const NOTICED: TimeDelta = TimeDelta::minutes(2);

impl Vault {
    /// The keyed hash by which an address is found (lower case, with tags and dots kept).
    pub(crate) fn index(&self, address: &EmailAddress) -> Vec<u8> {
        lift(&self.addresses[1..], &self.first_index(address))
    }

    /// The keyed hashes by which a subscriber's address is found: while the key is rotated, a row may still have the one of
    /// the previous key. At other times both are the same, so that a look-up is always the same work.
    pub(crate) fn indexes(&self, address: &EmailAddress) -> [Vec<u8>; 2] {
        let last = self.addresses.len() - 1;
        let before = lift(&self.addresses[1..last.max(1)], &self.first_index(address));
        let present = if last == 0 { before.clone() } else { lift(&self.addresses[last..], &before) };
        if self.is_rotating() { [present, before] } else { [present.clone(), present] }
    }

    fn first_index(&self, address: &EmailAddress) -> [u8; 32] {
        mac(&self.addresses[0], &[address.normalised().as_bytes()])
    }

    /// The keyed hash of an address's mailbox, by which confirmation mails are counted for a day.
    pub(crate) fn mailbox_index(&self, address: &EmailAddress) -> Vec<u8> {
        lift(&self.asking[1..], &mac(&self.asking[0], &[b"mailbox/", address.mailbox().as_bytes()]))
    }

    /// The keyed hash of an address on a list that it is asked for.
    pub(crate) fn wanted_index(&self, address: &EmailAddress, list: ListId) -> Vec<u8> {
        let wanted = mac(&self.asking[0], &[b"list/", list.0.as_bytes(), &self.first_index(address)]);
        lift(&self.asking[1..], &wanted)
    }

    /// The keyed hash of the network (as 16 octets) that asks for a mail to this address's mailbox.
    #[must_use]
    pub fn asker(&self, network: [u8; 16], address: &EmailAddress) -> Asker {
        let asker = half(mac(&self.asking[0], &[b"network/", &network, address.mailbox().as_bytes()]));
        Asker(lift(&self.asking[1..], &asker))
    }

    /// The keyed hash of the network (as 16 octets) that asks for a link to sign in with this address.
    #[must_use]
    pub fn sign_in_asker(&self, network: [u8; 16], address: &EmailAddress) -> Vec<u8> {
        let asker = half(mac(&self.asking[0], &[b"sign-in/", &network, address.normalised().as_bytes()]));
        lift(&self.asking[1..], &asker)
    }

    /// The token in a subscriber's link to leave: the same in every mail, at any time.
    #[must_use]
    pub fn leave_token(&self, subscription: SubscriptionId) -> Token {
        Token::new(half(mac(&self.leaving, &[subscription.0.as_bytes()])))
    }

    /// The part before the `@` of a delivery's Message-ID: the same at every attempt, and meaningless to anybody else.
    #[must_use]
    pub fn message_id(&self, key: DeliveryKey) -> String {
        data_encoding::HEXLOWER.encode(&half(mac(&self.messages, &[key.cause.as_bytes(), key.recipient.as_bytes()])))
    }

    /// The signature of a form's token.
    #[must_use]
    pub fn form_signature(&self, content: &[u8]) -> [u8; 16] {
        half(mac(&self.forms, &[content]))
    }

    /// True if a form's token, made at `at`, has this signature: of the key that was the present one then. A page that was
    /// open while the key was replaced can so still be posted.
    #[must_use]
    pub fn has_signed_form(&self, content: &[u8], at: Instant, signature: &[u8; 16]) -> bool {
        let then = self.earlier.iter().filter(|it| at <= it.replaced_at + NOTICED).map(|it| keyed(&it.kept.forms));
        let is_it = |key: HmacSha256| bool::from(half(mac(&key, &[content])).ct_eq(signature));
        then.chain([self.forms.clone()]).any(is_it)
    }

    /// The signature in the forms of the session, or of the browser, whose secret has this hash.
    #[must_use]
    pub fn desk_signature(&self, bound_to: &TokenHash) -> [u8; 16] {
        half(mac(&self.desk, &[bound_to]))
    }

    /// The signatures that such forms had before the key was replaced, if that was after `moment`.
    pub fn earlier_desk_signatures(&self, bound_to: &TokenHash, moment: Instant) -> impl Iterator<Item = [u8; 16]> {
        let recent = self.earlier.iter().filter(move |it| it.replaced_at > moment);
        recent.map(move |it| half(mac(&keyed(&it.kept.desk), &[bound_to])))
    }

    /// The secret to share with an app that makes codes, when it is set up in the session whose secret has this hash.
    /// It is the same each time, so that nothing need be stored before the first code shows that the app has it.
    #[must_use]
    pub fn app_secret(&self, session: &TokenHash) -> AppSecret {
        let mut secret = [0; 20];
        secret.copy_from_slice(&mac(&self.apps, &[session])[..20]);
        AppSecret(secret)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;
    use crate::{
        domain::ids::SystemIds,
        store::sql::derived::{Derived, Earlier},
    };

    fn vault(key: u8) -> Vault {
        Vault::new(&[key; 32], Arc::new(SystemIds))
    }

    fn at(second: i64) -> Instant {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    /// The vault after the key of this one was replaced.
    fn replaced(vault: &Vault, key: u8) -> Vault {
        let earlier = Earlier::new(Uuid::from_u128(key.into()), vault.derived(), at(10_000));
        vault.with(Derived::of(&[key; 32]), vault.earlier().iter().cloned().chain([earlier]).collect(), 1)
    }

    #[test]
    fn a_hash_under_an_earlier_key_becomes_the_present_one_without_the_address() {
        let address = EmailAddress::parse("anke@example.org").unwrap();
        let (one, network) = (vault(1), [7; 16]);
        let two = replaced(&one, 2);
        let three = replaced(&two, 3);
        assert_eq!(two.lift_address(&one.index(&address)), two.index(&address));
        assert_eq!(two.indexes(&address), [two.index(&address), one.index(&address)]);
        assert_eq!(three.indexes(&address), [three.index(&address), two.index(&address)]);
        assert_eq!(two.present_form(&one.index(&address)), two.index(&address));
        for vault in [&one, &two, &three] {
            assert_eq!(
                three.present_index(vault.mark().as_deref(), &vault.index(&address)).unwrap(),
                three.index(&address)
            );
        }
        assert_eq!(one.present_index(two.mark().as_deref(), &two.index(&address)), None, "a key that it never had");
        assert_ne!(two.index(&address), vault(2).index(&address), "neither key alone finds anybody");
        assert_eq!(two.lift_asking(&one.mailbox_index(&address)), two.mailbox_index(&address));
        let list = ListId(Uuid::from_u128(5));
        assert_eq!(two.lift_asking(&one.wanted_index(&address, list)), two.wanted_index(&address, list));
        assert_eq!(two.lift_asking(&one.asker(network, &address).0), two.asker(network, &address).0);
        assert_eq!(two.lift_asking(&one.sign_in_asker(network, &address)), two.sign_in_asker(network, &address));
    }

    #[test]
    fn links_and_message_ids_stay_and_other_secrets_do_not() {
        let (one, id) = (vault(1), Uuid::from_u128(9));
        let three = replaced(&replaced(&one, 2), 3);
        assert_eq!(three.leave_token(SubscriptionId(id)), one.leave_token(SubscriptionId(id)));
        let key = DeliveryKey { cause: id, recipient: id };
        assert_eq!(three.message_id(key), one.message_id(key));
        assert_ne!(three.desk_signature(&[2; 32]), one.desk_signature(&[2; 32]));
        assert!(three.app_secret(&[2; 32]) != one.app_secret(&[2; 32]));
    }

    #[test]
    fn a_form_is_ours_if_the_key_of_its_time_signed_it() {
        let one = vault(1);
        let two = replaced(&one, 2);
        let (old, new) = (one.form_signature(b"form"), two.form_signature(b"form"));
        assert!(two.has_signed_form(b"form", at(9_000), &old), "made before the key was replaced");
        assert!(!two.has_signed_form(b"form", at(10_121), &old), "whoever has the old key makes no new ones");
        assert!(two.has_signed_form(b"form", at(10_121), &new));
        assert!(!two.has_signed_form(b"other", at(9_000), &old));
        let earlier = |moment| two.earlier_desk_signatures(&[2; 32], at(moment)).collect::<Vec<_>>();
        assert_eq!(earlier(9_000), [one.desk_signature(&[2; 32])]);
        assert_eq!(earlier(10_000), [] as [[u8; 16]; 0]);
    }
}
