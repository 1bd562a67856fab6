//! Floor 3: what happens by itself. The outbox loop delivers; the timetable ticks.

pub mod outbox;
pub mod timetable;
