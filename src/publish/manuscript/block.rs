//! What makers write in the body of an insight.

use super::chart::ChartBlock;
use crate::model::CalloutKind;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::{At, Inline, Name, Read, record};
use jsonc_parser::ast;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

record! {
    /// A heading.
    Heading {
        /// `heading`.
        _kind as "type": String,
        /// The words.
        text: Inline,
        /// 2, the default, or 3.
        level: Option<At<u32>>,
    }

    /// Stat cards.
    Cards {
        /// `cards`.
        _kind as "type": String,
        /// What the cards have in common.
        title: Inline,
        /// A sentence under the title.
        caption: Option<Inline>,
        /// The figures to show, by name.
        figures: At<Vec<Name>>,
        /// The sources to name below; those of the figures where left out.
        sources: Vec<Name>,
    }

    /// A place for one of the file's tables.
    TableBlock {
        /// `table`.
        _kind as "type": String,
        /// The table, by name.
        table: Name,
    }

    /// A callout.
    Callout {
        /// `callout`.
        _kind as "type": String,
        /// What it is for.
        of as "kind": CalloutKind,
        /// Its paragraphs.
        body: At<Vec<Inline>>,
    }

    /// A list.
    List {
        /// `list`.
        _kind as "type": String,
        /// The items.
        items: At<Vec<Inline>>,
        /// Whether the order counts.
        ordered: Option<bool>,
    }

    /// A quotation.
    Quote {
        /// `quote`.
        _kind as "type": String,
        /// The words quoted.
        text: Inline,
        /// The source, by name.
        source: Option<Name>,
    }

    /// A picture.
    Picture {
        /// `image`.
        _kind as "type": String,
        /// Its path below the data folder.
        src: At<String>,
        /// The same in words; empty only for ornament.
        alt: At<String>,
        /// Its width in pixels.
        width: At<u32>,
        /// Its height in pixels.
        height: At<u32>,
        /// A sentence under it.
        caption: Option<Inline>,
    }

    /// Program text.
    Code {
        /// `code`.
        _kind as "type": String,
        /// The language.
        lang: String,
        /// The text.
        text: String,
        /// A sentence under it.
        caption: Option<Inline>,
    }
}

/// A block of the body.
#[derive(Clone, Debug)]
pub enum Block {
    /// A plain string.
    Paragraph(Inline),
    /// `heading`
    Heading(Heading),
    /// `cards`
    Cards(Cards),
    /// `table`
    Table(TableBlock),
    /// `chart`
    Chart(Box<ChartBlock>),
    /// `callout`
    Callout(Callout),
    /// `list`
    List(List),
    /// `quote`
    Quote(Quote),
    /// `image`
    Image(Picture),
    /// `code`
    Code(Code),
}

macro_rules! block_kinds {
    ($($word:literal => $variant:ident($kind:ty),)+) => {
        impl Block {
            const WORDS: &'static [&'static str] = &[$($word,)+];

            fn of_kind(word: &str, value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Option<Self>> {
                match word { $($word => Some(<$kind>::read(value, diagnostics).map(Self::$variant)),)+ _ => None }
            }
        }

        impl JsonSchema for Block {
            fn schema_name() -> Cow<'static, str> {
                "Block".into()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let mut kinds = vec![json_schema!({ "type": "string", "description": "A paragraph." })];
                $(
                    let mut kind = <$kind>::json_schema(generator);
                    if let Some(tag) = kind.pointer_mut("/properties/type") {
                        *tag = serde_json::json!({ "const": $word });
                    }
                    kinds.push(kind);
                )+
                json_schema!({ "anyOf": kinds })
            }
        }
    };
}

block_kinds! {
    "heading" => Heading(Heading),
    "cards" => Cards(Cards),
    "table" => Table(TableBlock),
    "chart" => Chart(Box<ChartBlock>),
    "callout" => Callout(Callout),
    "list" => List(List),
    "quote" => Quote(Quote),
    "image" => Image(Picture),
    "code" => Code(Code),
}

impl Read for Block {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let ast::Value::Object(object) = value else {
            return match value {
                ast::Value::StringLit(_) => Inline::read(value, diagnostics).map(Self::Paragraph),
                _ => {
                    diagnostics.mismatch(value, "a paragraph (text) or a block (an object with a \"type\")");
                    None
                }
            };
        };
        let Some(tag) = object.properties.iter().find(|property| property.name.as_str() == "type") else {
            let help = format!("add \"type\", one of {}", Self::WORDS.join(", "));
            diagnostics.error(
                "missing-field",
                crate::publish::parse::diagnostics::range(value),
                "this block has no “type”",
                help,
            );
            return None;
        };
        let word = At::<String>::read(&tag.value, diagnostics)?;
        Self::of_kind(&word, value, diagnostics).unwrap_or_else(|| {
            let near = crate::publish::parse::suggest::did_you_mean(&word, Self::WORDS.iter().copied());
            let help = if near.is_empty() { format!("one of {}", Self::WORDS.join(", ")) } else { near };
            diagnostics.error(
                "unknown-word",
                word.at.clone(),
                format!("there is no block “{}”", word.value),
                help,
            );
            None
        })
    }
}
