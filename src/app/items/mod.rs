//! Items: the queue, its order, and pictures.

pub mod manage;
pub mod moving;
pub mod order;
pub mod pictures;
