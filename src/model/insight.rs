//! An insight as readers meet it.

use super::json::data;
use super::{Block, Correction, Figure, Impact, KeyNotes, Language, Signal, Span, Stamp, Topic};

data! {
    /// An insight, whole: what its page shows.
    pub struct Insight {
        /// What a feed shows of it; its summary here without figures' panels and links.
        pub card: Card,
        /// The summary with links and figures.
        pub lead: Vec<Span>,
        /// The gist, a sentence an entry.
        pub tldr: Vec<Vec<Span>>,
        /// What to remember, a sentence an entry.
        pub takeaways: Vec<Vec<Span>>,
        /// The body.
        pub body: Vec<Block>,
        /// Every figure the insight states.
        pub figures: Vec<Figure>,
        /// What the edition knows of the keys of its figures.
        pub keys: Vec<KeyNotes>,
        /// What it rests on; numbered from 1 on the page.
        pub sources: Vec<Source>,
        /// What was put right after publication, newest first.
        pub corrections: Vec<Correction>,
        /// Other insights worth reading next.
        pub related: Vec<Card>,
        /// The insight published after it, if there is one yet.
        pub newer: Option<Neighbour>,
        /// The insight published before it.
        pub older: Option<Neighbour>,
    }

    /// An insight to go on to.
    #[derive(Eq)]
    pub struct Neighbour {
        /// The name in its address.
        pub slug: String,
        /// Its title.
        pub title: String,
    }

    /// What a feed shows of an insight.
    #[derive(Eq)]
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
        pub updated: Option<Stamp>,
        /// What kind of change it reports.
        pub signal: Signal,
        /// How much follows from it.
        pub impact: Impact,
        /// What it is about.
        pub topics: Vec<Topic>,
        /// Minutes to read it, at 230 words a minute; the index of the search does not know them.
        pub minutes: Option<u32>,
        /// Its language, where it is not the site's.
        pub language: Option<Language>,
        /// Whether it is a draft, shown only by `trunk serve`.
        pub draft: bool,
    }

    /// Where a figure or a statement comes from.
    #[derive(Eq)]
    pub struct Source {
        /// The title.
        pub title: String,
        /// Who published it.
        pub publisher: String,
        /// Its address, if it has one; `http` or `https`.
        pub url: Option<String>,
        /// When it was published, as precise as is known.
        pub date: Option<String>,
        /// When it was read.
        pub retrieved: Option<String>,
    }
}
