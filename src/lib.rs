//! Rondbrief: a self-hosted newsletter service in one binary.

pub mod config;
pub mod domain;
