//! Floor 0: the nouns of a newsletter and the rules between them.
//!
//! Everything here is pure: no I/O, no async, nothing imported from the floors above. Time and randomness come in as
//! arguments, so every rule can be tested with a table or a property.

pub mod address;
pub mod audit;
pub mod brake;
pub mod cadence;
pub mod checks;
pub mod composing;
pub mod consent;
pub mod delivery;
pub mod destination;
pub mod editor;
pub mod factor;
pub mod fingerprint;
pub mod ids;
pub mod instance;
pub mod issue;
pub mod item;
pub mod language;
pub mod line;
pub mod links;
pub mod list;
pub mod markdown;
pub mod meaning;
pub mod notice;
pub mod opening;
pub mod outlook;
pub mod pace;
pub mod phrases;
pub mod picture;
pub mod prose;
pub mod public;
pub mod reply;
pub mod retry;
pub mod route;
pub mod session;
pub mod settings;
pub mod settling;
pub mod sight;
pub mod sign_in;
pub mod standing;
pub mod subscription;
pub mod suppression;
pub mod time;
pub mod token;
pub mod vitals;
