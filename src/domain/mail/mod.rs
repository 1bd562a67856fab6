//! Mail on its way: deliveries, routes, what servers reply, and when a message is tried again.

pub mod delivery;
pub mod destination;
pub mod replies;
pub mod reply;
pub mod reply_class;
pub mod retry;
pub mod route;
pub mod settling;
