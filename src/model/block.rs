//! The blocks an insight's body is made of.

use super::{Span, Table, taxonomy::UnknownWord, taxonomy::words};
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

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

words! {
    /// How a chart draws its points.
    Mark {
        /// A bar each, from a common start.
        Bar = "bar", "Bar chart";
        /// A line through them.
        Line = "line", "Line chart";
    }
}

/// One block of an insight's body.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
    #[serde(skip)]
    Unknown(String),
}

/// A group of stat cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cards {
    /// What the cards have in common.
    pub title: Vec<Span>,
    /// A sentence under the title.
    #[serde(default)]
    pub caption: Vec<Span>,
    /// The figures' places in the insight's list.
    pub figures: Vec<usize>,
    /// Bar lengths in thousandths of the longest, where all figures share a unit; else empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scale: Vec<u16>,
    /// The sources' places in the insight's list.
    #[serde(default)]
    pub sources: Vec<usize>,
}

/// A chart drawn from a table of the insight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// How it is drawn.
    pub mark: Mark,
    /// What it shows.
    pub title: Vec<Span>,
    /// The same in a sentence, for those who do not see it.
    pub alt: String,
    /// What the points measure.
    pub measure: String,
    /// The points in the table's order.
    pub points: Vec<Point>,
    /// The sources' places in the insight's list.
    #[serde(default)]
    pub sources: Vec<usize>,
}

/// A point of a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Where it stands on the axis of names.
    pub label: String,
    /// Its value as printed.
    pub text: String,
    /// Its length or height in thousandths of the chart's.
    pub at: u16,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Its address below `data/`.
    pub src: String,
    /// The same in words.
    pub alt: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// A sentence under it.
    #[serde(default)]
    pub caption: Vec<Span>,
}

// Written out, since a derived reader rejects a block it does not know, and a page of an older version may
// meet a newer edition in mid-deploy.
impl<'de> Deserialize<'de> for Block {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct OneBlock;
        impl<'de> Visitor<'de> for OneBlock {
            type Value = Block;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a block")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Block, A::Error> {
                let Some(kind) = map.next_key::<String>()? else {
                    return Err(de::Error::custom("an empty block"));
                };
                Ok(match kind.as_str() {
                    "paragraph" => Block::Paragraph(map.next_value()?),
                    "heading" => {
                        let (level, id, text) = map.next_value()?;
                        Block::Heading(level, id, text)
                    }
                    "cards" => Block::Cards(map.next_value()?),
                    "table" => Block::Table(map.next_value()?),
                    "chart" => Block::Chart(map.next_value()?),
                    "callout" => {
                        let (kind, body) = map.next_value()?;
                        Block::Callout(kind, body)
                    }
                    "list" => {
                        let (ordered, items) = map.next_value()?;
                        Block::List(ordered, items)
                    }
                    "quote" => {
                        let (text, source) = map.next_value()?;
                        Block::Quote(text, source)
                    }
                    "image" => Block::Image(map.next_value()?),
                    "code" => {
                        let (lang, text, caption) = map.next_value()?;
                        Block::Code(lang, text, caption)
                    }
                    _ => Block::Unknown(map.next_value::<Words>()?.0),
                })
            }
        }
        from.deserialize_map(OneBlock)
    }
}

/// Every string in a value of any shape, in order, as one text.
struct Words(String);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct AnyShape;
        impl<'de> Visitor<'de> for AnyShape {
            type Value = Words;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("anything")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Words, E> {
                Ok(Words(text.to_owned()))
            }
            fn visit_unit<E: de::Error>(self) -> Result<Words, E> {
                Ok(Words(String::new()))
            }
            fn visit_bool<E: de::Error>(self, _: bool) -> Result<Words, E> {
                Ok(Words(String::new()))
            }
            fn visit_u64<E: de::Error>(self, _: u64) -> Result<Words, E> {
                Ok(Words(String::new()))
            }
            fn visit_i64<E: de::Error>(self, _: i64) -> Result<Words, E> {
                Ok(Words(String::new()))
            }
            fn visit_f64<E: de::Error>(self, _: f64) -> Result<Words, E> {
                Ok(Words(String::new()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Words, A::Error> {
                let mut all = Words(String::new());
                while let Some(item) = items.next_element::<Words>()? {
                    all.add(&item.0);
                }
                Ok(all)
            }
            fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Words, A::Error> {
                let mut all = Words(String::new());
                while let Some((_, field)) = fields.next_entry::<IgnoredAny, Words>()? {
                    all.add(&field.0);
                }
                Ok(all)
            }
        }
        from.deserialize_any(AnyShape)
    }
}

impl Words {
    fn add(&mut self, more: &str) {
        let gap = if self.0.is_empty() || more.is_empty() { "" } else { " " };
        self.0.push_str(gap);
        self.0.push_str(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(serde_json::from_str::<Vec<Block>>(&json).unwrap(), blocks);
    }

    #[test]
    fn keeps_the_words_of_a_block_it_does_not_know() {
        let json = r#"{"hologram":{"title":[{"text":"Seen"}],"n":4,"rows":["from", "afar"]}}"#;
        let block: Block = serde_json::from_str(json).unwrap();
        assert_eq!(block, Block::Unknown("Seen from afar".into()));
    }
}
