//! The vault: the uses of the secret key.
//!
//! One 256-bit key, kept outside the database, yields a key of its own for each use. Addresses and names are sealed
//! with AES-256-GCM-SIV (RFC 8452), padded to one of a few lengths, and bound to their column and row, so that a stolen
//! database reveals none of them and no value can be moved from one row to another. Look-ups go through a keyed hash of the
//! normalised address. With the database but without the key, nobody has a list.

use std::sync::Arc;

use aes_gcm_siv::{
    Aes256GcmSiv, Key, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use super::padding;
use crate::{
    domain::{
        editor::factor::AppSecret,
        ids::{IdMaker, ListId, SubscriptionId},
        mail::delivery::DeliveryKey,
        subscriber::limits::Asker,
        text::address::EmailAddress,
        token::{Token, TokenHash},
    },
    store::StoreError,
};

type HmacSha256 = Hmac<Sha256>;

/// A column whose values are sealed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sealed(pub &'static str, pub &'static str);

/// The row that a sealed value is bound to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum RowKey {
    /// By its id.
    Id(Uuid),
    /// A delivery, by both parts of its key.
    Delivery(DeliveryKey),
}

impl From<Uuid> for RowKey {
    fn from(id: Uuid) -> Self {
        Self::Id(id)
    }
}

impl From<DeliveryKey> for RowKey {
    fn from(key: DeliveryKey) -> Self {
        Self::Delivery(key)
    }
}

/// Seals and opens columns, and derives values that must be the same each time.
pub struct Vault {
    cipher: Aes256GcmSiv,
    addresses: HmacSha256,
    leaving: HmacSha256,
    messages: HmacSha256,
    forms: HmacSha256,
    desk: HmacSha256,
    apps: HmacSha256,
    asking: HmacSha256,
    check: [u8; 32],
    ids: Arc<dyn IdMaker>,
}

impl Vault {
    /// The vault of a secret key.
    #[must_use]
    pub fn new(key: &[u8; 32], ids: Arc<dyn IdMaker>) -> Self {
        // This is the first block of HKDF-Expand (RFC 5869 section 2.3) without the octet that counts blocks, so the keys of
        // a library would be others, and no database and no link that exists would open with them.
        let derived = |label: &[u8]| mac(&keyed(key), &[b"rondbrief/", label]);
        Self {
            cipher: Aes256GcmSiv::new(&Key::<Aes256GcmSiv>::from(derived(b"columns"))),
            addresses: keyed(&derived(b"addresses")),
            leaving: keyed(&derived(b"leaving")),
            messages: keyed(&derived(b"messages")),
            forms: keyed(&derived(b"forms")),
            desk: keyed(&derived(b"desk")),
            apps: keyed(&derived(b"apps")),
            asking: keyed(&derived(b"asking")),
            check: derived(b"check"),
            ids,
        }
    }

    /// The value by which a database recognises its key.
    pub(crate) const fn check(&self) -> &[u8; 32] {
        &self.check
    }

    /// A new id.
    pub(crate) fn uuid(&self) -> Uuid {
        self.ids.uuid()
    }

    /// Seals `plain`, padded, for one column of one row: 12 bytes of nonce, then the ciphertext with its tag.
    pub(crate) fn seal(&self, column: Sealed, row: impl Into<RowKey>, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let row = row.into();
        let mut nonce = [0; 12];
        nonce.copy_from_slice(&self.ids.secret()[..12]);
        let bound = bound(PADDED, column, row);
        let payload = Payload { msg: &padding::pad(plain), aad: &bound };
        let sealed = self.cipher.encrypt(&Nonce::from(nonce), payload).map_err(|_| corrupt(column, row))?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Opens what [`Vault::seal`] made for the same column and row, now or before values were padded.
    pub(crate) fn open(&self, column: Sealed, row: impl Into<RowKey>, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let row = row.into();
        let (nonce, sealed) = sealed.split_first_chunk::<12>().ok_or_else(|| corrupt(column, row))?;
        let open = |form| {
            let payload = Payload { msg: sealed, aad: &bound(form, column, row) };
            self.cipher.decrypt(&Nonce::from(*nonce), payload).ok()
        };
        let padded = if padding::is_length(sealed.len().saturating_sub(TAG)) { open(PADDED) } else { None };
        let plain = match padded {
            Some(padded) => padding::strip(padded),
            None => open(BARE),
        };
        plain.ok_or_else(|| corrupt(column, row))
    }

    /// Opens a sealed text.
    pub(crate) fn open_text(
        &self,
        column: Sealed,
        row: impl Into<RowKey>,
        sealed: &[u8],
    ) -> Result<String, StoreError> {
        let row = row.into();
        String::from_utf8(self.open(column, row, sealed)?).map_err(|_| corrupt(column, row))
    }

    /// Opens a sealed address.
    pub(crate) fn open_address(&self, column: Sealed, row: Uuid, sealed: &[u8]) -> Result<EmailAddress, StoreError> {
        // Only this vault can have sealed it, so it need not be parsed again.
        EmailAddress::kept(self.open_text(column, row, sealed)?).ok_or_else(|| corrupt(column, row.into()))
    }

    /// The keyed hash by which an address is found (lower case, with tags and dots kept).
    pub(crate) fn index(&self, address: &EmailAddress) -> Vec<u8> {
        mac(&self.addresses, &[address.normalised().as_bytes()]).to_vec()
    }

    /// The keyed hash of an address's mailbox, by which confirmation mails are counted for a day.
    pub(crate) fn mailbox_index(&self, address: &EmailAddress) -> Vec<u8> {
        mac(&self.asking, &[b"mailbox/", address.mailbox().as_bytes()]).to_vec()
    }

    /// The keyed hash of an address on a list that it is asked for.
    pub(crate) fn wanted_index(&self, address: &EmailAddress, list: ListId) -> Vec<u8> {
        mac(&self.asking, &[b"list/", list.0.as_bytes(), &self.index(address)]).to_vec()
    }

    /// The keyed hash of the network (as 16 octets) that asks for a mail to this address's mailbox.
    #[must_use]
    pub fn asker(&self, network: [u8; 16], address: &EmailAddress) -> Asker {
        Asker(half(mac(&self.asking, &[b"network/", &network, address.mailbox().as_bytes()])).to_vec())
    }

    /// The keyed hash of the network (as 16 octets) that asks for a link to sign in with this address.
    #[must_use]
    pub fn sign_in_asker(&self, network: [u8; 16], address: &EmailAddress) -> Vec<u8> {
        half(mac(&self.asking, &[b"sign-in/", &network, address.normalised().as_bytes()])).to_vec()
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

    /// The signature in the forms of the session, or of the browser, whose secret has this hash.
    #[must_use]
    pub fn desk_signature(&self, bound_to: &TokenHash) -> [u8; 16] {
        half(mac(&self.desk, &[bound_to]))
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

/// The form of a sealed value, as it stands before its column: padded, or bare as up to schema 22.
const PADDED: &[u8] = b"padded:";
const BARE: &[u8] = b"";

/// The bytes that authenticate a ciphertext.
const TAG: usize = 16;

/// The bytes that bind a sealed value to its form, its column and its row.
fn bound(form: &[u8], column: Sealed, row: RowKey) -> Vec<u8> {
    let row = match &row {
        RowKey::Id(id) => id.as_bytes().to_vec(),
        RowKey::Delivery(key) => [*key.cause.as_bytes(), *key.recipient.as_bytes()].concat(),
    };
    [form, column.0.as_bytes(), b".", column.1.as_bytes(), b"/", &row].concat()
}

fn corrupt(column: Sealed, row: RowKey) -> StoreError {
    let row = match row {
        RowKey::Id(id) => id.to_string(),
        RowKey::Delivery(key) => format!("{key:?}"),
    };
    StoreError::Corrupt { table: column.0, column: column.1, row }
}

#[expect(clippy::expect_used, reason = "HMAC takes a key of any length (RFC 2104 section 3)")]
fn keyed(key: &[u8; 32]) -> HmacSha256 {
    <HmacSha256 as hmac::KeyInit>::new_from_slice(key).expect("any length is a key")
}

fn mac(keyed: &HmacSha256, parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = keyed.clone();
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn half(whole: [u8; 32]) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&whole[..16]);
    half
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::SystemIds;

    const COLUMN: Sealed = Sealed("subscriber", "address");

    fn vault(key: u8) -> Vault {
        Vault::new(&[key; 32], Arc::new(SystemIds))
    }

    #[test]
    fn a_sealed_value_opens_only_in_its_own_place_with_its_own_key() {
        let (row, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let sealed = vault(1).seal(COLUMN, row, b"anke@example.org").unwrap();
        assert!(!sealed.windows(4).any(|w| w == b"anke"));
        assert_eq!(vault(1).open(COLUMN, row, &sealed).unwrap(), b"anke@example.org");
        assert!(vault(1).open(COLUMN, other, &sealed).is_err());
        assert!(vault(1).open(Sealed("subscriber", "name"), row, &sealed).is_err());
        assert!(vault(2).open(COLUMN, row, &sealed).is_err());
        assert!(vault(1).open(COLUMN, row, &sealed[..11]).is_err());
    }

    #[test]
    fn the_same_value_is_sealed_differently_each_time() {
        let row = Uuid::from_u128(1);
        assert_ne!(vault(1).seal(COLUMN, row, b"x").unwrap(), vault(1).seal(COLUMN, row, b"x").unwrap());
    }

    #[test]
    fn a_sealed_value_does_not_show_its_length() {
        let row = Uuid::from_u128(1);
        let length = |plain: &str| vault(1).seal(COLUMN, row, plain.as_bytes()).unwrap().len();
        assert_eq!(length("a@b.nl"), length("wilhelmina.van.oranje-nassau@lange-naam.example.org"));
        assert_eq!(length("a@b.nl"), 12 + 64 + TAG);
    }

    #[test]
    fn a_value_about_a_delivery_is_bound_to_both_parts_of_its_key() {
        let key =
            |cause, recipient| DeliveryKey { cause: Uuid::from_u128(cause), recipient: Uuid::from_u128(recipient) };
        let sealed = vault(1).seal(COLUMN, key(1, 2), b"x").unwrap();
        assert_eq!(vault(1).open(COLUMN, key(1, 2), &sealed).unwrap(), b"x");
        for other in [key(3, 2), key(1, 3), key(2, 1)] {
            assert!(vault(1).open(COLUMN, other, &sealed).is_err());
        }
    }

    #[test]
    fn an_address_is_found_whatever_its_case() {
        let index = |text: &str| vault(1).index(&EmailAddress::parse(text).unwrap());
        assert_eq!(index("Anke@Example.org"), index("anke@example.ORG"));
        assert_ne!(index("anke+x@example.org"), index("anke@example.org"));
    }

    #[test]
    fn the_tags_of_a_mailbox_share_its_count_and_its_askers_and_no_two_mailboxes_do() {
        let address = |text: &str| EmailAddress::parse(text).unwrap();
        let mailbox = |text: &str| vault(1).mailbox_index(&address(text));
        assert_eq!(mailbox("Anke+x@Example.org"), mailbox("anke@example.org"));
        assert_ne!(mailbox("an.ke@example.org"), mailbox("anke@example.org"));
        assert_ne!(mailbox("+x@example.org"), mailbox("+y@example.org"));
        let asker = |network: u8, text: &str| vault(1).asker([network; 16], &address(text));
        assert_eq!(asker(1, "anke+x@example.org"), asker(1, "anke@example.org"));
        assert_ne!(asker(1, "anke@example.org"), asker(2, "anke@example.org"));
        assert_ne!(asker(1, "anke@example.org"), asker(1, "bo@example.org"), "no row tells of the same network");
    }

    #[test]
    fn derived_tokens_and_message_ids_stay_the_same_and_differ_by_key() {
        let id = SubscriptionId(Uuid::from_u128(9));
        assert_eq!(vault(1).leave_token(id), vault(1).leave_token(id));
        assert_ne!(vault(1).leave_token(id), vault(2).leave_token(id));
        let key = DeliveryKey { cause: id.0, recipient: id.0 };
        assert_eq!(vault(1).message_id(key), vault(1).message_id(key));
    }

    /// Made by another program, from the key of ones: what stands in databases, links and mails must be made for ever.
    #[test]
    fn what_the_key_gives_never_changes() {
        let (vault, id) = (vault(1), Uuid::from_u128(9));
        let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
        assert_eq!(hex(vault.check()), "1de0345bd91d285f3b76f72b9b4a64868d6f61c98b7f565e7861e13ee833a0d6");
        assert_eq!(
            hex(&vault.index(&EmailAddress::parse("anke@example.org").unwrap())),
            "7af5986a366d05751003f65316f90adf07c90103d9059e9878ef5eb70c560819"
        );
        assert_eq!(vault.message_id(DeliveryKey { cause: id, recipient: id }), "f04492e421b2cd262a5bafee3b0df0e5");
        assert_eq!(vault.leave_token(SubscriptionId(id)).text(), "zw5xhR50zirtniTZewZhpQ");
        assert_eq!(hex(&vault.form_signature(b"form")), "6f0607a7fd55440eafd1151b747f3e30");
        assert_eq!(hex(&vault.desk_signature(&[2; 32])), "b562da3e0cc8b4be0562620abd72514a");
        assert_eq!(hex(&vault.app_secret(&[2; 32]).0), "a27d4b85cb8d247d03672ecb5fb6cc391c3c341f");
        let sealed = "000102030405060708090a0b92d0d4bcbca2e57b31398acec6db2e161b72ada33c60bea7ab2e387ec97b2852";
        let sealed = data_encoding::HEXLOWER.decode(sealed.as_bytes()).unwrap();
        assert_eq!(vault.open(COLUMN, Uuid::from_u128(1), &sealed).unwrap(), b"anke@example.org");
    }
}
