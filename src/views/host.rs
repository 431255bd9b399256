//! What a view may ask of whoever shows it. In the browser that is the app; natively nobody answers.

use super::theme::Theme;
use crate::model::{Links, Route, Stamp};
use leptos::prelude::*;

/// Where a reader wants to go.
#[derive(Clone, Debug, PartialEq)]
pub struct Navigate {
    /// The page.
    pub route: Route,
    /// Its query string, without a question mark.
    pub query: String,
    /// Whether the step is one to come back to; typing in a field makes none.
    pub push: bool,
}

/// What the palette does for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaletteAction {
    /// Opens.
    Open,
    /// Closes.
    Close,
    /// Searches for what stands in its field.
    Search,
    /// Lights the pages so.
    Theme(Theme),
    /// Opens the help.
    Help,
    /// Forgets recent searches.
    Forget,
}

/// What the app does for its views.
#[derive(Clone, Copy)]
pub struct Host {
    /// Goes to a page.
    pub go: Callback<Navigate>,
    /// The query string of the page in view.
    pub query: Callback<(), String>,
    /// Writes another query string into the address of the page in view, which has followed it already.
    pub note: Callback<String>,
    /// Has the styles hold that only the app shows.
    pub style: Callback<()>,
    /// Saves text as a file of this name.
    pub download: Callback<(String, String)>,
    /// Puts text on the clipboard, then says whether that worked.
    pub copy: Callback<(String, Callback<bool>)>,
    /// Shares the page in view under a title, then says what became of it.
    pub share: Callback<(String, Callback<Shared>)>,
    /// Looks up what was typed to find entities for a comparison, or metrics: what is found comes into its state.
    pub find: Callback<bool>,
    /// Tries the page in view again.
    pub retry: Callback<()>,
    /// Saves an insight by its slug, or takes it out again, then says whether it is saved now.
    pub save: Callback<(String, Callback<bool>)>,
    /// Makes a picture of the drawing at an address and saves it, then says whether that worked.
    pub picture: Callback<(String, Callback<bool>)>,
    /// Brings the newest edition.
    pub bring: Callback<()>,
    /// Opens the help, or closes it.
    pub help: Callback<bool>,
    /// What is asked of the palette.
    pub palette: Callback<PaletteAction>,
    /// How the pages are lit.
    pub theme: RwSignal<Theme>,
}

/// What became of sharing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The system's share sheet took it.
    Sent,
    /// The link is on the clipboard.
    Copied,
    /// Neither worked; this is the link.
    ByHand(String),
    /// The reader closed the share sheet.
    TurnedBack,
}

/// The reader's clock; nothing where there is none, and then nothing is said to be past.
#[derive(Clone, Copy)]
pub struct Clock(pub RwSignal<Option<Stamp>>);

/// The reader's clock.
pub fn clock() -> RwSignal<Option<Stamp>> {
    use_context::<Clock>().map_or_else(|| RwSignal::new(None), |clock| clock.0)
}

/// The app, if there is one.
pub fn host() -> Option<Host> {
    use_context()
}

/// Writes links; below `/` where nobody has said otherwise.
pub fn links() -> Links {
    use_context().unwrap_or_else(|| Links::new("/"))
}

/// The address that figures and sources lead to where an insight is shown on pages of others: nothing opens there.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone)]
pub struct EmbeddedIn(pub String);
