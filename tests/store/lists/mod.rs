//! Lists in the store: their rows, rounds and numbers.

pub(crate) mod numbers;
pub(crate) mod rounds;
pub(crate) mod rows;
