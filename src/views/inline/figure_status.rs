//! How the figures of the insight in view do, which marks them where they stand.

use crate::model::{Figure, Insight, Stamp};
use leptos::prelude::use_context;
use std::sync::Arc;

/// How the figures of the insight in view do, by their place in its list.
#[derive(Clone)]
pub struct FigureStatuses(Arc<Vec<FigureStatus>>);

/// How one figure does.
#[derive(Clone, Copy)]
pub struct FigureStatus {
    /// It has moved, or is disputed.
    pub questioned: bool,
    /// From when on it is past its shelf life.
    pub stale_from: Option<Stamp>,
}

impl FigureStatuses {
    /// Those of an insight's figures.
    pub fn of(insight: &Insight) -> Self {
        let status = |figure: &Figure| FigureStatus {
            questioned: figure.moved.is_some() || !figure.disputes.is_empty(),
            stale_from: figure.stale_from,
        };
        Self(Arc::new(insight.figures.iter().map(status).collect()))
    }

    /// That of the figure at a place, in the insight in view.
    pub fn at(index: usize) -> Option<FigureStatus> {
        use_context::<Self>().and_then(|all| all.0.get(index).copied())
    }
}

/// Whether a moment has come, by a clock; without a clock it has not.
pub fn is_past(now: Option<Stamp>, moment: Option<Stamp>) -> bool {
    matches!((now, moment), (Some(now), Some(moment)) if now >= moment)
}
