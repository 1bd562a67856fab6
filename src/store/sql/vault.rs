//! The vault: the secret key in use. Here are sealing and opening; `uses.rs` has what the key gives besides.
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
use uuid::Uuid;

use super::{
    derived::{Derived, Earlier, HmacSha256, keyed, lift, mark},
    padding,
};
use crate::{
    domain::{ids::IdMaker, mail::delivery::DeliveryKey, text::address::EmailAddress},
    store::StoreError,
};

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

/// Gives the secret keys that this machine has, the present one and one that may be about to replace it. It is asked again
/// when the database has another key than before.
pub type KeySource = Arc<dyn Fn() -> Vec<[u8; 32]> + Send + Sync>;

/// The key that a value was sealed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Under {
    /// The present one.
    Present,
    /// The one before it, while columns are rewritten.
    Previous,
}

/// Seals and opens columns, and derives values that must be the same each time.
pub struct Vault {
    pub(super) derived: Derived,
    pub(super) earlier: Vec<Earlier>,
    /// The number of key changes in the database that this vault is for.
    changes: i64,
    source: KeySource,
    ids: Arc<dyn IdMaker>,
    cipher: Aes256GcmSiv,
    /// Opens what is not rewritten yet.
    previous: Option<Aes256GcmSiv>,
    /// One for each key, the oldest first.
    pub(super) addresses: Vec<HmacSha256>,
    pub(super) asking: Vec<HmacSha256>,
    pub(super) leaving: HmacSha256,
    pub(super) messages: HmacSha256,
    pub(super) forms: HmacSha256,
    pub(super) desk: HmacSha256,
    pub(super) apps: HmacSha256,
}

impl Vault {
    /// The vault of a secret key.
    #[must_use]
    pub fn new(key: &[u8; 32], ids: Arc<dyn IdMaker>) -> Self {
        let key = *key;
        Self::following(&key, Arc::new(move || vec![key]), ids)
    }

    /// The vault of a secret key, in place of which `source` may give another one later.
    #[must_use]
    pub fn following(key: &[u8; 32], source: KeySource, ids: Arc<dyn IdMaker>) -> Self {
        Self::build(Derived::of(key), Vec::new(), 0, (source, ids))
    }

    fn build(
        derived: Derived,
        earlier: Vec<Earlier>,
        changes: i64,
        (source, ids): (KeySource, Arc<dyn IdMaker>),
    ) -> Self {
        let cipher = |key: &[u8; 32]| Aes256GcmSiv::new(&Key::<Aes256GcmSiv>::from(*key));
        let first = earlier.first().map(|it| &it.kept);
        Self {
            cipher: cipher(&derived.columns),
            previous: earlier.last().and_then(|it| it.kept.columns.as_ref()).map(cipher),
            addresses: earlier.iter().map(|it| &it.kept.addresses).chain([&derived.addresses]).map(keyed).collect(),
            asking: earlier.iter().map(|it| &it.kept.asking).chain([&derived.asking]).map(keyed).collect(),
            leaving: keyed(first.map_or(&derived.leaving, |kept| &kept.leaving)),
            messages: keyed(first.map_or(&derived.messages, |kept| &kept.messages)),
            forms: keyed(&derived.forms),
            desk: keyed(&derived.desk),
            apps: keyed(&derived.apps),
            derived,
            earlier,
            changes,
            source,
            ids,
        }
    }

    /// The same vault for another secret key, or with what is kept of earlier ones.
    pub(super) fn with(&self, derived: Derived, earlier: Vec<Earlier>, changes: i64) -> Self {
        Self::build(derived, earlier, changes, (self.source.clone(), self.ids.clone()))
    }

    /// The vault of the key that the database recognises by this check, if this machine has it.
    pub(super) fn of_check(&self, check: &[u8]) -> Option<Self> {
        let given = (self.source)().iter().map(Derived::of).find(|derived| derived.check == check);
        let own = || (self.derived.check == check).then(|| self.derived.clone());
        Some(self.with(given.or_else(own)?, Vec::new(), 0))
    }

    pub(super) const fn derived(&self) -> &Derived {
        &self.derived
    }

    pub(super) fn earlier(&self) -> &[Earlier] {
        &self.earlier
    }

    pub(super) const fn changes(&self) -> i64 {
        self.changes
    }

    /// True while columns are rewritten from the key before this one.
    #[must_use]
    pub const fn is_rotating(&self) -> bool {
        self.previous.is_some()
    }

    /// The name of the key in the journal of departures; none for the first key.
    pub(crate) fn mark(&self) -> Option<String> {
        (!self.earlier.is_empty()).then(|| mark(&self.derived.check))
    }

    /// The keyed hash of an address that was made under the key with this mark, as it is under the present key; `None` if
    /// that key is none of this database.
    #[must_use]
    pub fn present_index(&self, under: Option<&str>, index: &[u8]) -> Option<Vec<u8>> {
        let mut marks = self.earlier.iter().map(|it| mark(&it.check)).chain([mark(&self.derived.check)]);
        let place = under.map_or(Some(0), |under| marks.position(|mark| mark == under))?;
        Some(lift(&self.addresses[place + 1..], index))
    }

    /// The keyed hash of an address as new rows have it, from the second of [`Vault::indexes`].
    pub(crate) fn present_form(&self, previous: &[u8]) -> Vec<u8> {
        if self.is_rotating() { self.lift_address(previous) } else { previous.to_vec() }
    }

    /// The same for a hash that the rotation to the present key found.
    pub(super) fn lift_address(&self, index: &[u8]) -> Vec<u8> {
        lift(&self.addresses[self.addresses.len() - 1..], index)
    }

    /// The same for a hash about asking for mail.
    pub(super) fn lift_asking(&self, value: &[u8]) -> Vec<u8> {
        lift(&self.asking[self.asking.len() - 1..], value)
    }

    /// The value by which a database recognises its key.
    pub(crate) const fn check(&self) -> &[u8; 32] {
        &self.derived.check
    }

    /// A new id.
    pub(crate) fn uuid(&self) -> Uuid {
        self.ids.uuid()
    }

    /// A salt of 128 random bits.
    pub(crate) fn salt(&self) -> [u8; 16] {
        self.ids.secret()
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
        self.examine(column, row, sealed).map(|(_, plain)| plain).ok_or_else(|| corrupt(column, row))
    }

    /// Opens a value, and tells under which key it is.
    pub(super) fn examine(&self, column: Sealed, row: RowKey, sealed: &[u8]) -> Option<(Under, Vec<u8>)> {
        let present = open_with(&self.cipher, column, row, sealed).map(|plain| (Under::Present, plain));
        let previous = || {
            let cipher = self.previous.as_ref()?;
            open_with(cipher, column, row, sealed).map(|plain| (Under::Previous, plain))
        };
        present.or_else(previous)
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
}

/// The form of a sealed value, as it stands before its column: padded, or bare as up to schema 22.
const PADDED: &[u8] = b"padded:";
const BARE: &[u8] = b"";

/// The bytes that authenticate a ciphertext.
const TAG: usize = 16;

fn open_with(cipher: &Aes256GcmSiv, column: Sealed, row: RowKey, sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, sealed) = sealed.split_first_chunk::<12>()?;
    let open = |form| {
        let payload = Payload { msg: sealed, aad: &bound(form, column, row) };
        cipher.decrypt(&Nonce::from(*nonce), payload).ok()
    };
    let padded = if padding::is_length(sealed.len().saturating_sub(TAG)) { open(PADDED) } else { None };
    padded.map_or_else(|| open(BARE), padding::strip)
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{SubscriptionId, SystemIds};

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
