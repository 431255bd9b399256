//! What a reader does that the device remembers: reads, saves, searches.

pub mod reading;
pub mod saving;
pub mod searches;
