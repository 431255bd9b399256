//! What a reader asks of a feed or of the search: the query string, read and written.

use super::query_string::{decode, encode};
use super::taxonomy::{UnknownWord, words};
use super::{Card, Impact, PageName, Reading, Signal, is_slug, terms, tokens};
use std::str::FromStr;

words! {
    /// The order of a feed.
    Order {
        /// The last published first.
        Newest = "newest", "Newest first";
        /// The first published first.
        Oldest = "oldest", "Oldest first";
    }
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
                "topic" => set(&mut asked.topic, is_slug(&value).then(|| value.clone())),
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
