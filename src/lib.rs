//! Rondbrief: a self-hosted newsletter service in one binary.

pub mod domain;
pub mod mail;
