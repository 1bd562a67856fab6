//! The signed token in a form.

use rondbrief::app::subscribers::form_token::{check, issue};

use super::place::Place;

/// Nothing but a token that was made here counts, and none that was changed.
pub fn run(place: &Place, bytes: &[u8]) {
    let (app, list) = (&place.app, place.list.id);
    check(app, Some(&String::from_utf8_lossy(bytes)), list).unwrap_err();
    let genuine = issue(app, list, 1);
    let mut changed = genuine.clone().into_bytes();
    let length = changed.len();
    for (at, byte) in bytes.iter().enumerate().take(length) {
        changed[at] ^= byte & 0x7f;
    }
    let changed = String::from_utf8(changed).unwrap();
    let checked = check(app, Some(&changed), list);
    // The genuine one comes back within no time.
    let wanted = if changed == genuine { "TooFast" } else { "Forged" };
    assert_eq!(format!("{:?}", checked.unwrap_err()), wanted, "{changed}");
}
