//! The archive: what there is of each month, signal and impact.

use super::json::is_default;
use super::{Impact, Month, Signal};
use serde::{Deserialize, Serialize};

/// How many insights each month, signal and impact has; those that have none are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archive {
    /// The months, the newest first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub months: Vec<(Month, usize)>,
    /// The signals.
    #[serde(default, skip_serializing_if = "is_default")]
    pub signals: Vec<(Signal, usize)>,
    /// The impacts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub impacts: Vec<(Impact, usize)>,
}
