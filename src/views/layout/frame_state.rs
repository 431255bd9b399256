//! What the frame around a page shows.

use crate::model::{EditionInfo, Route, Site, Stamp};
use leptos::prelude::*;
use std::sync::Arc;

/// What a frame shows.
#[derive(Clone, Copy)]
pub struct FrameState {
    /// The site; nothing while it is not loaded.
    pub site: RwSignal<Option<Arc<Site>>>,
    /// The page in view.
    pub route: Callback<(), Route>,
    /// The reader's clock; nothing where there is none, and then no state is claimed.
    pub now: RwSignal<Option<Stamp>>,
    /// A moment in the reader's own words, where there is a reader.
    pub local: Option<fn(Stamp) -> String>,
    /// The edition in view, where the page says it or the app has asked.
    pub edition: RwSignal<Option<EditionInfo>>,
    /// The newest edition, once the app has asked.
    pub newest: RwSignal<Option<EditionInfo>>,
    /// Whether bringing it has failed.
    pub unreached: RwSignal<bool>,
    /// Whether something is loading.
    pub loading: RwSignal<bool>,
    /// Whether the page asked for has not come for so long that another way to it is offered.
    pub slow: RwSignal<bool>,
    /// The address of the page asked for, where there is a reader.
    pub address: Option<fn() -> String>,
}
