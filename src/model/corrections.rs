//! What was put right, over all insights.
use super::json::data;

data! {
    /// A file of corrections, newest first; cut like the feed's.
    #[derive(Eq)]
    pub struct CorrectionsFile {
        /// How many corrections there are in all.
        pub count: usize,
        /// The corrections.
        pub entries: Vec<Corrected>,
    }

    /// A correction, with the insight it was made to.
    #[derive(Eq)]
    pub struct Corrected {
        /// The insight.
        pub slug: String,
        /// Its title.
        pub title: String,
        /// The figure's label, where one was corrected.
        pub label: Option<String>,
        /// What was put right.
        pub correction: Correction,
    }

    /// What was put right after publication.
    #[derive(Eq)]
    pub struct Correction {
        /// When, as printed.
        pub date: String,
        /// The figure's place in the insight's list, where one was corrected.
        pub figure: Option<usize>,
        /// What stood there before.
        pub was: String,
        /// What has stood there since, until the next correction if there was one.
        pub now: Option<String>,
        /// Why it was changed.
        pub why: String,
    }
}
