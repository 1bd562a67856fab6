//! Editors: inviting and removing them, signing in, sessions, second factors, and mail to them.

pub mod desk_forms;
pub mod factors;
pub mod first_owner;
pub mod manage;
pub mod passkeys;
pub mod sessions;
pub mod sign_in;
pub mod sign_in_codes;
pub mod tell;
pub mod topics;
