//! How the figures of the insight in view do, which marks them where they stand.

use crate::model::{Figure, Insight, Stamp};
use leptos::prelude::use_context;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How the figures of the insight in view do, by their place in its list.
#[derive(Clone)]
pub struct FigureStatuses {
    all: Arc<Vec<FigureStatus>>,
    /// Those that the section in view has shown already.
    shown: Arc<Mutex<Vec<usize>>>,
}

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
        Self { all: Arc::new(insight.figures.iter().map(status).collect()), shown: Arc::default() }
    }

    /// That of the figure at a place, in the insight in view.
    pub fn at(index: usize) -> Option<FigureStatus> {
        use_context::<Self>().and_then(|own| own.all.get(index).copied())
    }

    /// Says that a section begins, in which each figure is a stop of the Tab key once more.
    pub fn begin_section() {
        use_context::<Self>().iter().for_each(|own| own.shown().clear());
    }

    /// Whether the section in view has shown a figure already. From then on it has.
    pub fn is_repeated(index: usize) -> bool {
        use_context::<Self>().is_some_and(|own| {
            let mut shown = own.shown();
            let repeated = shown.contains(&index);
            if !repeated {
                shown.push(index);
            }
            repeated
        })
    }

    fn shown(&self) -> MutexGuard<'_, Vec<usize>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a moment has come, by a clock; without a clock it has not.
pub fn is_past(now: Option<Stamp>, moment: Option<Stamp>) -> bool {
    matches!((now, moment), (Some(now), Some(moment)) if now >= moment)
}
