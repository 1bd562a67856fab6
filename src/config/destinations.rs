//! What the owner knows of the mail systems behind readers' domains: the tables `[domains."outlook.com"]` of the file.

use super::{given::Given, values};
use crate::domain::{
    mail::destination::{Destination, Destinations},
    text::address::EmailAddress,
};

/// Reads all destinations.
pub(super) fn take(given: &mut Given) -> Destinations {
    let mut all = Vec::new();
    for (name, mut table) in given.take_tables("domains") {
        let with = table.read("with", "", domains).unwrap_or_default();
        let connections = table.read_if_there("connections", values::up_to::<100>).map(u32::from);
        let per_minute = table.read_if_there("per_minute", values::up_to::<1_000_000>).map(u32::from);
        match domain(&name) {
            Ok(named) => all.push(Destination { domains: [vec![named], with].concat(), connections, per_minute }),
            Err(remedy) => given.complain(&format!("domains.{name}"), remedy),
        }
        given.take_errors_of(table);
    }
    Destinations::new(all)
}

fn domains(text: &str) -> Result<Vec<String>, String> {
    text.split(',').filter(|text| !text.trim().is_empty()).map(domain).collect()
}

/// A domain as it stands behind the `@` of an address.
fn domain(text: &str) -> Result<String, String> {
    let address = format!("a@{}", text.trim()).parse::<EmailAddress>();
    address
        .map(|address| address.domain().to_ascii_lowercase())
        .map_err(|_| format!("{text:?} is not a domain; write the part after the @, such as outlook.com"))
}
