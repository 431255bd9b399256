//! What the browser reads. Pure data: no fetch, no clock, no markup, nothing of ours imported.
//!
//! Numbers arrive here already worded: the publisher turns value, unit and qualifier into text in one
//! place, and ships that text with the order and the scale that tables and charts need. So the browser
//! formats no number and cannot word one differently.

mod archive;
#[cfg(not(target_arch = "wasm32"))]
mod author;
mod block;
mod chart;
mod compare;
mod compare_query;
mod corrections;
mod edition_info;
mod entity;
mod excerpt;
mod extent;
mod facet;
mod feed;
mod feed_query;
mod figure;
mod files;
mod history;
mod imprint;
mod insight;
mod installment;
pub mod json;
mod json_text;
mod language;
mod letters;
mod links;
mod month;
mod page;
mod page_kind;
mod page_meta;
mod query_string;
pub mod reader_store;
mod route;
mod search;
mod site;
mod slip;
mod span;
mod table;
mod table_query;
mod table_text;
mod table_view;
mod taxonomy;
mod term;
mod time;
mod token;
mod topic;
mod typeahead;
mod typeahead_walk;
mod watch;

pub use archive::Archive;
#[cfg(not(target_arch = "wasm32"))]
pub use author::Author;
pub use block::{Block, CalloutKind, Cards, Image};
pub use chart::{Annotation, Chart, Datum, Mark, Point, SHAPES, Series, Side, Tick};
pub use compare::{ENTITIES_A_PAGE, METRICS_A_PAGE, Metric, MetricList, Standing, Subject, WHOLE, bars};
pub use compare_query::{CompareQuery, MOST_ENTITIES, MOST_METRICS};
pub use corrections::{Corrected, Correction, CorrectionsFile};
pub use edition_info::{EditionInfo, Update};
pub use entity::Entity;
pub use excerpt::{Answer, Piece, answer};
#[cfg(not(target_arch = "wasm32"))]
pub use excerpt::{DATA, FORMS};
pub use extent::{Bound, Extent};
pub use feed::{FeedFile, PAGE, PageName};
pub use feed_query::{FeedQuery, Order};
pub use figure::{Derivation, Figure, FigureKind, KeyNotes, Mention};
pub use files::EditionFile;
pub use history::{History, KEYS_A_PAGE, KeyCard, KeyList, Statement, Value};
pub use imprint::{Imprint, ImprintPart};
pub use insight::{Card, Insight, Neighbour, Source};
#[cfg(not(target_arch = "wasm32"))]
pub use installment::Installment;
pub use installment::Installments;
pub use language::{Language, direction};
#[cfg(not(target_arch = "wasm32"))]
pub use language::{has_rtl, isolated};
pub use letters::{capital, folded, is_mark, is_spaceless, small};
pub use links::Links;
pub use month::Month;
pub use page::{Page, PageData};
pub use page_kind::{Indexing, PageKind, PageStyle, Part};
pub use page_meta::{PageMeta, entities};
pub use route::{Route, is_key, is_slug};
pub use search::{SearchFile, SearchVolume};
pub use site::{PipelineState, Schedule, Site, TopicCount};
#[cfg(not(target_arch = "wasm32"))]
pub use slip::{SLIP_FROM, SLIP_TO, SLIP_WORDS};
pub use slip::{WordList, lists, lists_of};
#[cfg(not(target_arch = "wasm32"))]
pub use span::held;
pub use span::{Span, plain};
pub use table::{Align, Cell, Column, Dated, Row, Table};
pub use table_query::{Switch, TableQuery};
pub use table_text::csv_line;
pub use taxonomy::{Impact, Signal, Topic, UnknownWord};
pub use term::{Reading, Term, terms};
#[cfg(not(target_arch = "wasm32"))]
pub use term::{number, pair};
pub use time::{BadStamp, Stamp};
pub use token::{Token, TokenKind, joined, tokens};
pub use topic::{About, TOPICS_A_PAGE, Timeline, TopicList};
#[cfg(not(target_arch = "wasm32"))]
pub use typeahead::index_words;
pub use typeahead::{TYPEAHEAD_DEPTH, TypeaheadFile, TypeaheadMatches, beginnings, starts, words};
pub use typeahead_walk::TypeaheadWalk;
pub use watch::Watch;
