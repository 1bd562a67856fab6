//! An editor's own account: sessions, second factors, language, and which mail they get.

pub(crate) mod factor;
pub(crate) mod language;
pub(crate) mod sessions;
pub(crate) mod topics;
