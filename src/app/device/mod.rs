//! The reader's device: its clock, and what it keeps.

pub mod clock;
mod device_store;
mod storage;

pub use device_store::DeviceStore;
