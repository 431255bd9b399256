//! How the figures of the insight in view are marked where they stand.

use crate::model::{Figure, Insight, Stamp};
use leptos::prelude::use_context;
use std::sync::Arc;

/// How the figures of the insight in view are marked where they stand; by their place in its list.
#[derive(Clone)]
pub struct Marks(Arc<Vec<FigureMark>>);

/// How one figure is marked.
#[derive(Clone, Copy)]
pub struct FigureMark {
    /// It has moved, or is disputed.
    pub questioned: bool,
    /// From when on it is past its shelf life.
    pub stale_from: Option<Stamp>,
}

impl Marks {
    /// The marks of an insight's figures.
    pub fn of(insight: &Insight) -> Self {
        let mark = |figure: &Figure| FigureMark {
            questioned: figure.moved.is_some() || !figure.disputes.is_empty(),
            stale_from: figure.stale_from,
        };
        Self(Arc::new(insight.figures.iter().map(mark).collect()))
    }

    /// The mark of the figure at a place, in the insight in view.
    pub fn at(place: usize) -> Option<FigureMark> {
        use_context::<Self>().and_then(|marks| marks.0.get(place).copied())
    }
}

/// Whether a moment has come, by a clock; without a clock it has not.
pub fn is_past(now: Option<Stamp>, moment: Option<Stamp>) -> bool {
    matches!((now, moment), (Some(now), Some(moment)) if now >= moment)
}
