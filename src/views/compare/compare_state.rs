//! What is known of the comparison in view.

use crate::model::{CompareQuery, Metric};
use crate::views::failure::Failure;

/// What is known of the comparison asked for.
#[derive(Clone, Debug, Default)]
pub struct CompareState {
    /// The question.
    pub query: CompareQuery,
    /// The entities that are compared, each by its id and name.
    pub rows: Vec<(String, String)>,
    /// The metrics they are compared by, with how these entities stand.
    pub metrics: Vec<Metric>,
    /// Of how many entities the rows are the first, where the reader has chosen none.
    pub first_of: Option<usize>,
    /// Of how many metrics that they share these are the first, where the reader has chosen none.
    pub shared: Option<usize>,
    /// What was asked for and is not in the edition.
    pub missing: Vec<String>,
    /// Whether files are still loaded.
    pub loading: bool,
    /// Why it stopped, if it had to.
    pub failure: Option<Failure>,
}
