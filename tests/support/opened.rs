//! Everything that somebody with a secret key and a copy of the database can open, by means of their own.

use std::collections::BTreeSet;

use aes_gcm_siv::{
    Aes256GcmSiv, Key, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use rondbrief::store::sql::columns::{Fate, KEYED, Pace, RowBy};
use sha2::Sha256;

use super::raw::Raw;

fn hash(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).unwrap();
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// The keyed hash of an address, as it was under this key alone.
pub fn index(key: &[u8; 32], address: &str) -> [u8; 32] {
    hash(&hash(key, &[b"rondbrief/addresses"]), &[address.to_lowercase().as_bytes()])
}

/// The sealed columns that hold anything, as `table.column`, and those of them in which this key opens something.
pub async fn opened_by(raw: &mut Raw, key: &[u8; 32]) -> (BTreeSet<String>, BTreeSet<String>) {
    let cipher = Aes256GcmSiv::new(&Key::<Aes256GcmSiv>::from(hash(key, &[b"rondbrief/columns"])));
    let (mut filled, mut opened) = (BTreeSet::new(), BTreeSet::new());
    for keyed in KEYED {
        let (table, ids) = match (keyed.table, keyed.pace) {
            (table, Pace::AtOnce(by) | Pace::InBlocks(by)) => (
                table,
                match by {
                    RowBy::Id(id) => vec![id],
                    RowBy::Delivery => vec!["cause", "recipient"],
                    RowBy::Value => continue,
                },
            ),
            ("earlier_key", Pace::Never) => ("earlier_key", vec!["id"]),
            _ => continue,
        };
        for (column, fate) in keyed.sealed {
            let ids = if *fate == Fate::ResealedForRecipient { &ids[1..] } else { &ids[..] };
            for row in rows(raw, table, ids, column).await {
                let (row, value) = row.split_once(':').unwrap();
                let [row, value] =
                    [row, value].map(|hex| data_encoding::HEXLOWER_PERMISSIVE.decode(hex.as_bytes()).unwrap());
                filled.insert(format!("{table}.{column}"));
                if opens(&cipher, &format!("{table}.{column}/"), &row, &value) {
                    opened.insert(format!("{table}.{column}"));
                }
            }
        }
    }
    (filled, opened)
}

async fn rows(raw: &mut Raw, table: &str, ids: &[&str], column: &str) -> Vec<String> {
    let (ids, value): (Vec<_>, _) = match raw {
        Raw::Sqlite(_) => (ids.iter().map(|id| format!("hex({id})")).collect(), format!("hex({column})")),
        Raw::Postgres(_) => (
            ids.iter().map(|id| format!("replace(CAST({id} AS TEXT), '-', '')")).collect(),
            format!("encode({column}, 'hex')"),
        ),
    };
    let sql = format!("SELECT {} || ':' || {value} FROM {table} WHERE {column} IS NOT NULL", ids.join(" || "));
    raw.texts(&sql).await
}

fn opens(cipher: &Aes256GcmSiv, place: &str, row: &[u8], value: &[u8]) -> bool {
    let Some((nonce, sealed)) = value.split_first_chunk::<12>() else { return false };
    ["padded:", ""].iter().any(|form| {
        let bound = [form.as_bytes(), place.as_bytes(), row].concat();
        cipher.decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: &bound }).is_ok()
    })
}
