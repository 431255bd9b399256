//! The blocks an insight's body is made of.

use super::json::is_default;
use super::{Chart, Extent, Span, Table, taxonomy::UnknownWord, taxonomy::words};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

words! {
    /// What a callout is for.
    CalloutKind {
        /// The case against.
        Contrarian = "contrarian", "Contrarian View";
        /// What to do about it.
        Practitioners = "practitioners", "What This Means for Practitioners";
        /// Something beside the point.
        Note = "note", "Note";
    }
}

/// One block of an insight's body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A heading within the insight: level 2 or 3, the fragment that links to it, its text.
    Heading(u8, String, Vec<Span>),
    /// Stat cards.
    Cards(Cards),
    /// A comparison table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// A callout, one paragraph an entry.
    Callout(CalloutKind, Vec<Vec<Span>>),
    /// A list; numbered if the flag is set.
    List(bool, Vec<Vec<Span>>),
    /// A quotation and its source's place in the insight's list.
    Quote(Vec<Span>, Option<usize>),
    /// A picture.
    Image(Image),
    /// Program text: language, text, caption.
    Code(String, String, Vec<Span>),
    /// A block this version of the app does not know: its words, so that nothing is lost.
    #[serde(skip_serializing)]
    Unknown(String),
}

/// A group of stat cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cards {
    /// What the cards have in common.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: Vec<Span>,
    /// A sentence under the title.
    #[serde(default, skip_serializing_if = "is_default")]
    pub caption: Vec<Span>,
    /// The figures' places in the insight's list.
    #[serde(default, skip_serializing_if = "is_default")]
    pub figures: Vec<usize>,
    /// Their bars, where all share a unit; else empty.
    #[serde(default, skip_serializing_if = "is_default")]
    pub scale: Vec<Extent>,
    /// Where the bars begin, in thousandths.
    #[serde(default, skip_serializing_if = "is_default")]
    pub zero: u16,
    /// The sources' places in the insight's list.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sources: Vec<usize>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Its address below `data/`.
    pub src: String,
    /// The same in words.
    pub alt: String,
    /// Its width in pixels.
    #[serde(default, skip_serializing_if = "is_default")]
    pub width: u32,
    /// Its height in pixels.
    #[serde(default, skip_serializing_if = "is_default")]
    pub height: u32,
    /// A sentence under it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub caption: Vec<Span>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::json;

    #[test]
    fn reads_back_what_is_written() {
        let text = vec![Span::Text("a".into()), Span::Figure(0, "$5".into())];
        let blocks = vec![
            Block::Paragraph(text.clone()),
            Block::Heading(2, "a".into(), text.clone()),
            Block::Callout(CalloutKind::Contrarian, vec![text.clone()]),
            Block::List(true, vec![text.clone()]),
            Block::Quote(text.clone(), Some(1)),
            Block::Code("rust".into(), "fn".into(), text),
        ];
        let json = serde_json::to_string(&blocks).unwrap();
        assert_eq!(json::read::<Vec<Block>>(json.as_bytes()).unwrap(), blocks);
    }

    #[test]
    fn keeps_the_words_of_a_block_it_does_not_know() {
        let json = r#"{"hologram":{"title":[{"text":"Seen"}],"n":4,"rows":["from", "afar"]}}"#;
        let block: Block = json::read(json.as_bytes()).unwrap();
        assert_eq!(block, Block::Unknown("Seen from afar".into()));
    }
}
