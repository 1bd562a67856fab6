//! Floor 3: what happens by itself. The outbox loop delivers; the timetable ticks; the heartbeat tells whose database it is.

pub mod heartbeat;
pub mod outbox;
pub mod slot;
pub mod timetable;
