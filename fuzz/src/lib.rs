//! One function for everything that reads bytes from outside: it is given any bytes, and fails on what must not come of them.
//!
//! libFuzzer calls them with bytes that it makes up (`tests/soak fuzz`); the suite calls the same functions with the bytes in
//! `corpus/` (`tests/corpora`). Those that need a database are given a [`place::Place`].

pub mod addresses;
pub mod cadence;
pub mod caught_mail;
pub mod dkim_key;
pub mod fields;
pub mod form_token;
pub mod heads;
pub mod import;
pub mod issue_html;
pub mod markdown;
pub mod passkey;
pub mod picture;
pub mod place;
pub mod replies;
pub mod request;
pub mod returned;
pub mod sign_up;
