//! Subscribers: signing up, confirming, leaving, importing, and what editors do with a single one.

pub mod admit;
pub mod ask_again;
pub mod confirm;
pub mod departures;
pub mod erase;
pub mod form_token;
pub mod import;
pub mod look_up;
pub mod manage;
pub mod subscribe;
pub mod unsubscribe;
