//! Every column that holds something sealed or hashed, and what becomes of it when the secret key is replaced. A test compares
//! this table with the one in docs/kept.md, and that one with the database.

use super::vault::Sealed;

/// A table with columns that are sealed or hashed.
#[derive(Debug)]
pub struct Keyed {
    /// The table.
    pub table: &'static str,
    /// The way in which it is rewritten.
    pub pace: Pace,
    /// Its sealed columns.
    pub sealed: &'static [(&'static str, Fate)],
    /// Its hashed columns.
    pub hashed: &'static [(&'static str, Fate)],
}

/// The way in which the rows of a table are rewritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// All at once, in the transaction that replaces the key: small tables, and those with hashes only, which do not show whether
    /// they are rewritten.
    AtOnce(RowBy),
    /// Block by block afterwards; until then a row has the old or the new form.
    InBlocks(RowBy),
    /// Not at all.
    Never,
}

/// The columns by which a row is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowBy {
    /// Its id.
    Id(&'static str),
    /// The two parts of the key of a delivery.
    Delivery,
    /// The hash itself.
    Value,
}

/// What becomes of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Opened and sealed anew, bound to its row.
    Resealed,
    /// The same; bound to the recipient of the delivery.
    ResealedForRecipient,
    /// The keyed hash of an address: hashed once more, under the new key. Nobody need know the address.
    Rehashed,
    /// The same for a hash about asking for mail.
    RehashedAsking,
    /// About the keys themselves.
    Replaced,
    /// The hash of a secret of 128 bits, which no key is needed for.
    Stays,
}

use Fate::{Rehashed, RehashedAsking, Replaced, Resealed, ResealedForRecipient, Stays};

const ID: RowBy = RowBy::Id("id");

/// The tables, by name.
pub const KEYED: &[Keyed] = &[
    // Hashed with a salt, and without a key.
    never("audit_link", &[], &[("digest", Stays)]),
    at_once("code_app", RowBy::Id("editor_id"), &[("secret", Resealed)], &[]),
    never("code_count", &[], &[("browser_hash", Stays)]),
    at_once(
        "confirmation",
        ID,
        &[],
        &[("mailbox_index", RehashedAsking), ("wanted_index", RehashedAsking), ("asker", RehashedAsking)],
    ),
    in_blocks("consent", ID, &[("proof", Resealed)], &[]),
    in_blocks("delivery", RowBy::Delivery, &[("letter", ResealedForRecipient), ("reply_text", Resealed)], &[]),
    at_once("departure", ID, &[], &[("address_index", Rehashed)]),
    never("earlier_key", &[("keys", Replaced)], &[("key_check", Replaced)]),
    at_once("editor", ID, &[("address", Resealed), ("name", Resealed)], &[("address_index", Rehashed)]),
    at_once("editor_name", ID, &[("name", Resealed)], &[]),
    never("editor_browser", &[], &[("token_hash", Stays)]),
    never("editor_session", &[], &[("token_hash", Stays)]),
    at_once("erasure_wish", ID, &[("address", Resealed)], &[("address_index", Rehashed)]),
    never("first_owner_link", &[], &[("token_hash", Stays)]),
    never("instance", &[], &[("key_check", Replaced)]),
    at_once("list_editor", ID, &[("address", Resealed)], &[]),
    at_once("list_seed", ID, &[("address", Resealed)], &[]),
    at_once("list_suppression", RowBy::Value, &[], &[("address_index", Rehashed)]),
    at_once("passkey", ID, &[("name", Resealed)], &[]),
    never("passkey_challenge", &[], &[("bound_to", Stays)]),
    never("recovery_code", &[], &[("code_hash", Stays)]),
    // The networks of links that were mailed are counted for an hour only; a new key lets that hour begin anew.
    never("sign_in", &[], &[("token_hash", Stays), ("browser_hash", Stays), ("code_hash", Stays), ("asker", Stays)]),
    at_once(
        "sign_in_request",
        ID,
        &[],
        &[("address_index", Rehashed), ("asker", RehashedAsking), ("browser_hash", Stays), ("remembered_hash", Stays)],
    ),
    at_once(
        "sign_up",
        ID,
        &[("address", Resealed), ("name", Resealed)],
        &[("address_index", Rehashed), ("asker", RehashedAsking)],
    ),
    in_blocks("subscriber", ID, &[("address", Resealed), ("name", Resealed)], &[("address_index", Rehashed)]),
    in_blocks("subscription", ID, &[("name", Resealed)], &[("leave_hash", Stays), ("confirm_hash", Stays)]),
    at_once("suppression", RowBy::Value, &[], &[("address_index", Rehashed)]),
    never("wrong_code", &[], &[("browser_hash", Stays)]),
];

type Columns = &'static [(&'static str, Fate)];

const fn at_once(table: &'static str, by: RowBy, sealed: Columns, hashed: Columns) -> Keyed {
    Keyed { table, pace: Pace::AtOnce(by), sealed, hashed }
}

const fn in_blocks(table: &'static str, by: RowBy, sealed: Columns, hashed: Columns) -> Keyed {
    Keyed { table, pace: Pace::InBlocks(by), sealed, hashed }
}

const fn never(table: &'static str, sealed: Columns, hashed: Columns) -> Keyed {
    Keyed { table, pace: Pace::Never, sealed, hashed }
}

impl RowBy {
    /// The names of the columns, twice the same if there is one.
    pub(super) const fn columns(self) -> [&'static str; 2] {
        match self {
            Self::Id(id) => [id, id],
            Self::Delivery => ["cause", "recipient"],
            Self::Value => ["", ""],
        }
    }
}

impl Keyed {
    /// The columns that are rewritten, the sealed ones first.
    pub(super) fn rewritten(&self) -> Vec<(Sealed, Fate)> {
        let all = self.sealed.iter().chain(self.hashed);
        let rewritten = all.filter(|(_, fate)| !matches!(fate, Replaced | Stays));
        rewritten.map(|(column, fate)| (Sealed(self.table, column), *fate)).collect()
    }
}
