//! The archive: what there is of each month, signal and impact.

use super::json::data;
use super::{Impact, Month, Signal};

data! {
    /// How many insights each month, signal and impact has; those that have none are left out.
    #[derive(Default, Eq)]
    pub struct Archive {
        /// The months, the newest first.
        pub months: Vec<(Month, usize)>,
        /// The signals.
        pub signals: Vec<(Signal, usize)>,
        /// The impacts.
        pub impacts: Vec<(Impact, usize)>,
    }
}
