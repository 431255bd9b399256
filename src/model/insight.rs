//! An insight as readers meet it.

use super::json::is_default;
#[cfg(not(target_arch = "wasm32"))]
use super::{Author, Installment};
use super::{Block, Correction, Figure, Impact, KeyNotes, Language, Signal, Span, Stamp, Topic};
use serde::{Deserialize, Serialize};

/// An insight, whole: what its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Insight {
    /// What a feed shows of it; its summary here without figures' panels and links.
    pub card: Card,
    /// The summary with links and figures.
    #[serde(default, skip_serializing_if = "is_default")]
    pub lead: Vec<Span>,
    /// Who wrote it, where it first stood and what it is a part of, a line each.
    #[serde(default, skip_serializing_if = "is_default")]
    pub byline: Vec<Vec<Span>>,
    /// Its authors, in order, for programs, which only the publisher tells; none where the site itself is.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip)]
    pub authors: Vec<Author>,
    /// Where it was first published, where that was elsewhere.
    #[serde(default, skip_serializing_if = "is_default")]
    pub canonical: Option<String>,
    /// Its footnotes, the first first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub footnotes: Vec<Vec<Span>>,
    /// Where it stands in a series, for programs.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip)]
    pub series: Option<Installment>,
    /// The part before it, where it is one of a series.
    #[serde(default, skip_serializing_if = "is_default")]
    pub previous: Option<Neighbour>,
    /// The part after it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub next: Option<Neighbour>,
    /// The gist, a sentence an entry.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tldr: Vec<Vec<Span>>,
    /// What to remember, a sentence an entry.
    #[serde(default, skip_serializing_if = "is_default")]
    pub takeaways: Vec<Vec<Span>>,
    /// The body.
    #[serde(default, skip_serializing_if = "is_default")]
    pub body: Vec<Block>,
    /// Every figure the insight states.
    #[serde(default, skip_serializing_if = "is_default")]
    pub figures: Vec<Figure>,
    /// What the edition knows of the keys of its figures.
    #[serde(default, skip_serializing_if = "is_default")]
    pub keys: Vec<KeyNotes>,
    /// What it rests on; numbered from 1 on the page.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sources: Vec<Source>,
    /// What was put right after publication, newest first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub corrections: Vec<Correction>,
    /// Other insights worth reading next.
    #[serde(default, skip_serializing_if = "is_default")]
    pub related: Vec<Card>,
    /// The insight published after it, if there is one yet.
    #[serde(default, skip_serializing_if = "is_default")]
    pub newer: Option<Neighbour>,
    /// The insight published before it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub older: Option<Neighbour>,
}

/// An insight to go on to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbour {
    /// The name in its address.
    pub slug: String,
    /// Its title.
    pub title: String,
}

/// What a feed shows of an insight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The name in its address.
    pub slug: String,
    /// The title.
    pub title: String,
    /// The summary, in plain words.
    pub summary: String,
    /// When it was published.
    pub published: Stamp,
    /// When it was last corrected, if it was.
    #[serde(default, skip_serializing_if = "is_default")]
    pub updated: Option<Stamp>,
    /// What kind of change it reports.
    pub signal: Signal,
    /// How much follows from it.
    pub impact: Impact,
    /// What it is about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub topics: Vec<Topic>,
    /// Minutes to read it, at 230 words a minute; the index of the search does not know them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub minutes: Option<u32>,
    /// Its language, where it is not the site's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub language: Option<Language>,
    /// Whether it is a draft, shown only by `trunk serve`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub draft: bool,
}

/// Where a figure or a statement comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its address, if it has one; `http` or `https`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub url: Option<String>,
    /// When it was published, as precise as is known.
    #[serde(default, skip_serializing_if = "is_default")]
    pub date: Option<String>,
    /// When it was read.
    #[serde(default, skip_serializing_if = "is_default")]
    pub retrieved: Option<String>,
    /// Whether no primary source was found for what it is said to have published.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unverified: bool,
}
