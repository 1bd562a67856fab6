//! Rondbrief.
