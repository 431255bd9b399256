//! What stands around every page.

pub mod frame;
pub mod frame_state;
pub mod help;
pub mod update_banner;
