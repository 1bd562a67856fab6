//! Databases that were copied: backups, older copies that are put back, and a second program on a copy.

mod backups;
mod copies;
mod departures;
mod restored;
