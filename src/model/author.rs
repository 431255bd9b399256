//! Somebody who writes, as programs are told of them. Readers see the same as words: [`Insight::byline`](super::Insight).

/// Somebody who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The name.
    pub name: String,
    /// A page about them.
    pub url: Option<String>,
}
