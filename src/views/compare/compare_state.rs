//! What is known of the comparison in view.

use crate::model::{CompareQuery, Metric, Subject};
use crate::views::failure::Failure;

/// What is known of the comparison asked for.
#[derive(Debug, Default)]
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
    /// Counts answers, so that what is shown of one stays while something is typed.
    pub turn: u32,
    /// What is typed to find more: entities, and metrics.
    pub typed: [Typed; 2],
}

/// What is typed to find something to compare, and what was found.
#[derive(Debug, Default)]
pub struct Typed {
    /// The text.
    pub text: String,
    /// What was found so far.
    pub found: Vec<Subject>,
    /// Whether something is still looked for.
    pub finding: bool,
    /// Why looking stopped, if it had to.
    pub failure: Option<Failure>,
}

impl CompareState {
    /// What is typed to find metrics, or else entities.
    pub fn typed(&mut self, metrics: bool) -> &mut Typed {
        let [entities, of_metrics] = &mut self.typed;
        if metrics { of_metrics } else { entities }
    }

    /// The same, to read.
    pub fn as_typed(&self, metrics: bool) -> &Typed {
        let [entities, of_metrics] = &self.typed;
        if metrics { of_metrics } else { entities }
    }

    /// Takes an answer, or that one is on its way; what is typed stays.
    pub fn take(&mut self, answer: Self) {
        let (turn, typed) = (self.turn.wrapping_add(1), std::mem::take(&mut self.typed));
        *self = Self { turn, typed, ..answer };
    }
}
