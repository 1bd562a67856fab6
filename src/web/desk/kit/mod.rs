//! What the desk's pages share: the frame, forms, posted values, flashes and faults.

pub(crate) mod acts;
pub(crate) mod back;
pub(crate) mod cookies;
pub(crate) mod fault;
pub(crate) mod flash;
pub(crate) mod form;
pub(crate) mod frame;
pub(crate) mod keeping;
pub(crate) mod kept;
pub(crate) mod paths;
pub(crate) mod posted;
pub(crate) mod shelf;
pub(crate) mod sure;
pub(crate) mod view;
pub(crate) mod visit;
