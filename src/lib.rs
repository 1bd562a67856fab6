//! Rondbrief: a self-hosted newsletter service in one binary.

pub mod app;
pub mod cli;
pub mod config;
pub mod domain;
pub mod mail;
pub mod store;
pub mod worker;
