//! What is known of a site that is published again whenever its folder changes, and what its pages are told.

use serde_json::json;
use std::time::Duration;
use tokio::sync::watch;

/// Where what a served page asks for stands, below the base path. No site has a file there.
pub const FOLDER: &str = ".sightline-live/";
/// The script that asks.
pub const SCRIPT: &str = include_str!("live.js");
/// How long a page waits for an answer before it asks again, so that no proxy cuts it off.
const PATIENCE: Duration = Duration::from_secs(25);

/// How a site stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// How often it was tried to publish it.
    pub change: u64,
    /// How often that came to something.
    pub edition: u64,
    /// Why the last try did not, in the check's words.
    pub faults: String,
}

/// The site as its pages hear of it.
#[derive(Clone, Debug)]
pub struct Live(pub watch::Receiver<State>);

impl Live {
    /// How the site stands, as JSON, as soon as it is otherwise than a page has seen.
    pub async fn state(&self, query: &str) -> String {
        let seen: Option<u64> = query.strip_prefix("seen=").and_then(|seen| seen.parse().ok());
        let mut state = self.0.clone();
        let _ = tokio::time::timeout(PATIENCE, state.wait_for(|state| Some(state.change) != seen)).await;
        let State { change, edition, faults } = &*state.borrow();
        json!({ "change": change, "edition": edition, "faults": faults }).to_string()
    }

    /// A page, with the script that listens. What is published never has it.
    pub fn listening(&self, page: Vec<u8>, base: &str) -> Vec<u8> {
        let edition = self.0.borrow().edition;
        let tag = format!("<script src=\"{base}{FOLDER}live.js\" data-edition=\"{edition}\"></script>");
        let end = b"</body>";
        let at = page.windows(end.len()).rposition(|bytes| bytes == end).unwrap_or(page.len());
        [&page[..at], tag.as_bytes(), &page[at..]].concat()
    }

    /// What stands where nothing could be published yet.
    pub fn waiting(&self, base: &str) -> Vec<u8> {
        let page = "<!doctype html><html lang=\"en\"><title>Sightline</title><body><p>Nothing is published yet. This page \
                    says why, and shows the site once it is.</p></body></html>";
        self.listening(page.as_bytes().to_vec(), base)
    }
}
