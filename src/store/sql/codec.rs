//! Domain scalars to columns and back. Values are parsed again when they are read: a corrupt row is an error, never a
//! guess.

use chrono::{DateTime, NaiveDate};

use crate::{domain::time::Instant, store::StoreError};

/// The microseconds from 1970 (UTC) to a moment.
pub(crate) fn micros(moment: Instant) -> i64 {
    moment.timestamp_micros()
}

/// The place a value was read from, for [`StoreError::Corrupt`].
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub table: &'static str,
    pub row: &'a (dyn std::fmt::Debug + Sync),
}

impl Place<'_> {
    /// The error for a value in `column` that cannot be read.
    pub(crate) fn corrupt(&self, column: &'static str) -> StoreError {
        StoreError::Corrupt { table: self.table, column, row: format!("{:?}", self.row) }
    }

    /// Reads a moment.
    pub(crate) fn moment(&self, column: &'static str, micros: i64) -> Result<Instant, StoreError> {
        DateTime::from_timestamp_micros(micros).ok_or_else(|| self.corrupt(column))
    }

    /// Reads a moment that the row's state requires.
    pub(crate) fn moment_of(&self, column: &'static str, micros: Option<i64>) -> Result<Instant, StoreError> {
        self.moment(column, micros.ok_or_else(|| self.corrupt(column))?)
    }

    /// Reads a moment that may be absent.
    pub(crate) fn moment_if(&self, column: &'static str, micros: Option<i64>) -> Result<Option<Instant>, StoreError> {
        micros.map(|micros| self.moment(column, micros)).transpose()
    }

    /// Reads a value that parses from text.
    pub(crate) fn parse<T: std::str::FromStr>(&self, column: &'static str, text: &str) -> Result<T, StoreError> {
        text.parse().map_err(|_| self.corrupt(column))
    }

    /// Reads a day written as 2026-12-31.
    pub(crate) fn day(&self, column: &'static str, text: &str) -> Result<NaiveDate, StoreError> {
        self.parse(column, text)
    }

    /// Reads a count.
    pub(crate) fn count(&self, column: &'static str, number: i64) -> Result<u32, StoreError> {
        u32::try_from(number).map_err(|_| self.corrupt(column))
    }

    /// Finds the value in `all` whose `word` is in the column.
    pub(crate) fn word<T: Copy>(
        &self,
        column: &'static str,
        text: &str,
        all: &[T],
        word: impl Fn(T) -> &'static str,
    ) -> Result<T, StoreError> {
        all.iter().copied().find(|value| word(*value) == text).ok_or_else(|| self.corrupt(column))
    }
}
