//! The feed in small files, and what a reader asks of it.
//!
//! Files are cut from the oldest insight up, so all but the newest file are sealed: adding an insight
//! rewrites `latest` and nothing else, or seals one more file.

use super::json::is_default;
use super::{About, Card, Impact, Reading, Signal, taxonomy::UnknownWord, taxonomy::words, terms, tokens};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How many insights a sealed file holds; `latest` holds up to twice as many, less one.
pub const PAGE: usize = 20;

words! {
    /// The order of a feed.
    Order {
        /// The last published first.
        Newest = "newest", "Newest first";
        /// The first published first.
        Oldest = "oldest", "Oldest first";
    }
}

/// The name of a feed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub enum PageName {
    /// The newest insights.
    Latest,
    /// A full page that never changes again; 1 is the oldest.
    Sealed(usize),
}

impl PageName {
    /// The files of a feed of `count` insights, newest first.
    pub fn all(count: usize) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator {
        let sealed = Self::sealed(count);
        (0..sealed + 1).map(move |back| match back {
            0 => Self::Latest,
            back => Self::Sealed(sealed + 1 - back),
        })
    }

    fn sealed(count: usize) -> usize {
        (count / PAGE).saturating_sub(1)
    }

    /// The least number of insights that has as many files as `count` has. A sealed page names its neighbours, and shall
    /// change only when there is one more.
    pub fn least(count: usize) -> usize {
        (Self::sealed(count) + 1) * PAGE
    }

    /// Which insights it holds, counted from the oldest.
    pub fn range(self, count: usize) -> std::ops::Range<usize> {
        match self {
            Self::Latest => Self::sealed(count) * PAGE..count,
            Self::Sealed(n) => n.saturating_sub(1) * PAGE..n * PAGE,
        }
    }

    /// What the address of a feed's page asks for; nothing for the newest.
    pub fn query(self) -> String {
        match self {
            Self::Latest => String::new(),
            page => format!("page={page}"),
        }
    }

    /// Whether a feed of `count` insights has such a file.
    pub fn exists(self, count: usize) -> bool {
        match self {
            Self::Latest => true,
            Self::Sealed(n) => (1..=Self::sealed(count)).contains(&n),
        }
    }
}

impl TryFrom<String> for PageName {
    type Error = UnknownWord;
    fn try_from(word: String) -> Result<Self, UnknownWord> {
        word.parse()
    }
}

impl Serialize for PageName {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// `latest` or the number.
impl fmt::Display for PageName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Latest => f.write_str("latest"),
            Self::Sealed(n) => write!(f, "{n}"),
        }
    }
}

impl FromStr for PageName {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match (word, word.parse()) {
            ("latest", _) => Ok(Self::Latest),
            (_, Ok(n)) if n > 0 => Ok(Self::Sealed(n)),
            _ => Err(UnknownWord(word.to_owned())),
        }
    }
}

/// A file of the feed: its insights, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedFile {
    /// Which file it is.
    pub page: PageName,
    /// How many insights the feed has. A sealed file does not say it: it never changes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub count: usize,
    /// What a topic is about, in the newest file of its feed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub about: Option<About>,
    /// The insights.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cards: Vec<Card>,
}

/// What a reader asks of the feed; stands in the query string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedQuery {
    /// Only this topic.
    pub topic: Option<String>,
    /// Only this signal.
    pub signal: Option<Signal>,
    /// Only this impact.
    pub impact: Option<Impact>,
    /// Only with all these words in title, summary or topics.
    pub text: String,
    /// Only of this year, or of this month of one: `2026`, `2026-03`.
    pub date: Option<String>,
    /// The order; none is newest first, and in a search the best match.
    pub order: Option<Order>,
    /// The page asked for; none is the first in the order asked for.
    pub page: Option<PageName>,
    /// How many more times the reader asked a filtered feed to look further.
    pub further: usize,
    /// Values in the query string that mean nothing here.
    pub unknown: Vec<String>,
}

impl FeedQuery {
    /// Reads a query string, with or without its question mark. Never fails: what it does not understand is
    /// kept in `unknown` and said to the reader.
    pub fn parse(query: &str) -> Self {
        let mut asked = Self::default();
        for pair in query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = decode(value);
            if value.is_empty() {
                continue;
            }
            let known = match name {
                "topic" => set(&mut asked.topic, super::is_slug(&value).then(|| value.clone())),
                "signal" => set(&mut asked.signal, value.parse().ok()),
                "impact" => set(&mut asked.impact, value.parse().ok()),
                "date" => set(&mut asked.date, is_date(&value).then(|| value.clone())),
                "sort" => set(&mut asked.order, value.parse().ok()),
                "page" => set(&mut asked.page, value.parse().ok()),
                "further" => value.parse().map(|n: usize| asked.further = n.min(1000)).is_ok(),
                "q" => {
                    asked.text = value.chars().take(200).collect();
                    true
                }
                _ => true,
            };
            if !known {
                asked.unknown.push(value);
            }
        }
        asked
    }

    /// Writes the query string, without a question mark; empty for the plain feed.
    pub fn to_query(&self) -> String {
        let mut pairs = Vec::new();
        let mut put = |name: &str, value: &str| {
            if !value.is_empty() {
                pairs.push(format!("{name}={}", encode(value)));
            }
        };
        put("topic", self.topic.as_deref().unwrap_or_default());
        put("signal", self.signal.map(Signal::word).unwrap_or_default());
        put("impact", self.impact.map(Impact::word).unwrap_or_default());
        put("q", &self.text);
        put("date", self.date.as_deref().unwrap_or_default());
        put("sort", self.order.map(Order::word).unwrap_or_default());
        put("page", &self.page.map(|page| page.to_string()).unwrap_or_default());
        put("further", &if self.further > 0 { self.further.to_string() } else { String::new() });
        pairs.join("&")
    }

    /// Whether it asks for less than the whole feed.
    pub fn filters(&self) -> bool {
        self.filters_beyond_text() || !self.text.trim().is_empty()
    }

    /// Whether it asks for less by more than words.
    pub fn filters_beyond_text(&self) -> bool {
        self.topic.is_some() || self.signal.is_some() || self.impact.is_some() || self.date.is_some()
    }

    /// Whether it asks for oldest first.
    pub fn oldest_first(&self) -> bool {
        self.order == Some(Order::Oldest)
    }

    /// The file that answers it, if a feed of `count` insights does so without being looked through.
    pub fn page_name(&self, count: usize) -> PageName {
        self.page.unwrap_or_else(|| self.first_page(count))
    }

    /// The same question of another page.
    pub fn at(&self, page: PageName, count: usize) -> Self {
        let page = (page != self.first_page(count)).then_some(page);
        Self { page, further: 0, unknown: vec![], ..self.clone() }
    }

    fn first_page(&self, count: usize) -> PageName {
        let mut pages = PageName::all(count);
        let first = if self.oldest_first() { pages.next_back() } else { pages.next() };
        first.unwrap_or(PageName::Latest)
    }

    /// Whether `card` is among what is asked for.
    pub fn matches(&self, card: &Card) -> bool {
        self.topic.as_ref().is_none_or(|slug| card.topics.iter().any(|topic| topic.slug == *slug))
            && self.signal.is_none_or(|signal| card.signal == signal)
            && self.impact.is_none_or(|impact| card.impact == impact)
            && self.date.as_ref().is_none_or(|date| card.published.date().starts_with(date.as_str()))
            && (self.text.trim().is_empty() || {
                let mut hay = format!("{} {}", card.title, card.summary);
                for topic in &card.topics {
                    hay.push(' ');
                    hay.push_str(&topic.name);
                }
                let hay = tokens(&hay);
                terms(&self.text, Reading::Typed).iter().all(|term| term.is_in(&hay))
            })
    }
}

/// A year, or a month of one.
fn is_date(text: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('-') {
        None => text.len() == 4 && digits(text),
        Some((year, month)) => {
            year.len() == 4 && month.len() == 2 && digits(year) && ("01"..="12").contains(&month)
        }
    }
}

fn set<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let known = value.is_some();
    *slot = value.or(slot.take());
    known
}

fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => {
                for digit in [byte >> 4, byte & 15] {
                    out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
                }
                let at = out.len() - 2;
                out.insert(at, '%');
            }
        }
    }
    out
}

fn decode(text: &str) -> String {
    let digit = |byte: Option<&u8>| byte.and_then(|b| char::from(*b).to_digit(16));
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], digit(bytes.get(at + 1)), digit(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 2;
            }
            (b'+', ..) => out.push(b' '),
            (byte, ..) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_survives_the_query_string(text in "\\PC{1,60}") {
            let asked = FeedQuery { text: text.clone(), ..FeedQuery::default() };
            prop_assert_eq!(FeedQuery::parse(&asked.to_query()).text, text);
        }

        #[test]
        fn no_query_string_panics(query in "\\PC{0,80}") {
            let asked = FeedQuery::parse(&query);
            let _ = asked.to_query();
        }

        #[test]
        fn pages_hold_every_insight_once(count in 0usize..500) {
            let mut seen: Vec<usize> = PageName::all(count).flat_map(|page| page.range(count)).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..count).collect::<Vec<_>>());
            for page in PageName::all(count) {
                prop_assert!(page.exists(count));
                prop_assert!(page.range(count).len() < 2 * PAGE);
            }
        }

        #[test]
        fn a_sealed_page_never_changes(count in 0usize..500) {
            for page in PageName::all(count).filter(|page| *page != PageName::Latest) {
                prop_assert_eq!(page.range(count), page.range(count + 1));
                prop_assert!(page.exists(count + 1));
            }
        }
    }

    #[test]
    fn reads_and_writes_each_filter() {
        let query = "topic=aws&signal=shift&impact=high&q=open+agents&date=2026-03&sort=oldest&page=3";
        let asked = FeedQuery::parse(query);
        assert_eq!(asked.to_query(), query);
        assert!(asked.filters() && asked.unknown.is_empty());
    }

    #[test]
    fn says_what_it_does_not_understand() {
        let asked = FeedQuery::parse("?signal=loud&impact=high&page=-1&date=2026-13&utm_source=x");
        assert_eq!(asked.unknown, ["loud", "-1", "2026-13"]);
        assert_eq!(asked.impact, Some(Impact::High));
        assert_eq!(asked.to_query(), "impact=high");
    }
}
