//! Floor 3: the work that happens by itself. The outbox loop delivers, the timetable ticks, and the heartbeat proves
//! that the database is the one this worker knows.

pub mod heartbeat;
pub mod outbox;
pub mod slot;
pub mod timetable;
