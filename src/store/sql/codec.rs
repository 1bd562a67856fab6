//! Domain scalars to columns and back. What is read is parsed again: a corrupt row is an error, never a guess.

use chrono::{DateTime, NaiveDate};

use crate::{domain::time::Instant, store::StoreError};

/// A moment as microseconds since 1970.
pub(crate) fn micros(moment: Instant) -> i64 {
    moment.timestamp_micros()
}

/// Names the place a value was read from, for [`StoreError::Corrupt`].
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub table: &'static str,
    pub row: &'a (dyn std::fmt::Debug + Sync),
}

impl Place<'_> {
    /// This place's row is corrupt in `column`.
    pub fn corrupt(&self, column: &'static str) -> StoreError {
        StoreError::Corrupt { table: self.table, column, row: format!("{:?}", self.row) }
    }

    /// Reads a moment.
    pub fn moment(&self, column: &'static str, micros: i64) -> Result<Instant, StoreError> {
        DateTime::from_timestamp_micros(micros).ok_or_else(|| self.corrupt(column))
    }

    /// Reads a moment that the row's state asks for.
    pub fn moment_of(&self, column: &'static str, micros: Option<i64>) -> Result<Instant, StoreError> {
        self.moment(column, micros.ok_or_else(|| self.corrupt(column))?)
    }

    /// Reads a moment that may be absent.
    pub fn moment_if(&self, column: &'static str, micros: Option<i64>) -> Result<Option<Instant>, StoreError> {
        micros.map(|micros| self.moment(column, micros)).transpose()
    }

    /// Reads anything that parses from text.
    pub fn parse<T: std::str::FromStr>(&self, column: &'static str, text: &str) -> Result<T, StoreError> {
        text.parse().map_err(|_| self.corrupt(column))
    }

    /// Reads a day written as 2026-12-31.
    pub fn day(&self, column: &'static str, text: &str) -> Result<NaiveDate, StoreError> {
        self.parse(column, text)
    }

    /// Reads a count.
    pub fn count(&self, column: &'static str, number: i64) -> Result<u32, StoreError> {
        u32::try_from(number).map_err(|_| self.corrupt(column))
    }

    /// Finds the value of `all` whose `word` stands in the column.
    pub fn word<T: Copy>(
        &self,
        column: &'static str,
        text: &str,
        all: &[T],
        word: impl Fn(T) -> &'static str,
    ) -> Result<T, StoreError> {
        all.iter().copied().find(|value| word(*value) == text).ok_or_else(|| self.corrupt(column))
    }
}
