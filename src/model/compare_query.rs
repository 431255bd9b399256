//! What a reader compares: the query string of `/compare/`, read and written.

use super::is_slug;
use super::query_string::decode;
use super::route::is_metric;

/// How many entities are compared at once.
pub const MOST_ENTITIES: usize = 12;
/// How many metrics are compared at once.
pub const MOST_METRICS: usize = 8;

/// The entities and metrics a reader compares; stands in the query string, as in `e=react,solid&m=size/gzip`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompareQuery {
    /// The entities' ids in the order given, each once.
    pub entities: Vec<String>,
    /// The metrics, likewise.
    pub metrics: Vec<String>,
    /// What the query string asks for that can be neither.
    pub unknown: Vec<String>,
}

impl CompareQuery {
    /// Reads a query string, with or without its question mark. Never fails: what it does not understand is kept in
    /// `unknown` and said to the reader.
    pub fn parse(query: &str) -> Self {
        let mut asked = Self::default();
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let entity = name == "e";
            if !entity && name != "m" {
                continue;
            }
            for id in decode(value).split(',').filter(|id| !id.is_empty()) {
                let list = match (entity, is_slug(id), is_metric(id)) {
                    (true, true, _) => &mut asked.entities,
                    (false, _, true) => &mut asked.metrics,
                    _ => &mut asked.unknown,
                };
                if !list.iter().any(|known| known == id) {
                    list.push(id.to_owned());
                }
            }
        }
        asked
    }

    /// Writes the query string, without a question mark; empty where nothing is chosen. Slugs, commas and slashes may
    /// stand there as they are.
    pub fn to_query(&self) -> String {
        let mut query = String::new();
        for (name, ids) in [("e=", &self.entities), ("m=", &self.metrics)] {
            if !ids.is_empty() {
                if !query.is_empty() {
                    query.push('&');
                }
                query.push_str(name);
                query.push_str(&ids.join(","));
            }
        }
        query
    }

    /// Whether it asks for anything.
    pub fn asks(&self) -> bool {
        !(self.entities.is_empty() && self.metrics.is_empty() && self.unknown.is_empty())
    }

    /// The entities that are compared: as many as can be.
    pub fn compared(&self) -> &[String] {
        self.entities.get(..MOST_ENTITIES).unwrap_or(&self.entities)
    }

    /// The metrics they are compared by: as many as can be.
    pub fn compared_by(&self) -> &[String] {
        self.metrics.get(..MOST_METRICS).unwrap_or(&self.metrics)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_compared_is_found_again_by_its_query(
            entities in prop::collection::hash_set("[a-z]{1,3}(-[0-9]{1,2})?", 0..14),
            metrics in prop::collection::hash_set("[a-z]{1,3}(/[a-z0-9]{1,3}){0,4}", 0..10),
        ) {
            let asked = CompareQuery {
                entities: entities.into_iter().collect(),
                metrics: metrics.into_iter().collect(),
                unknown: vec![],
            };
            prop_assert_eq!(CompareQuery::parse(&asked.to_query()), asked.clone());
            // Others encode commas and slashes.
            let encoded = asked.to_query().replace(',', "%2C").replace('/', "%2f");
            prop_assert_eq!(CompareQuery::parse(&encoded), asked);
        }

        #[test]
        fn no_query_string_panics(query in "\\PC{0,80}") {
            let asked = CompareQuery::parse(&query);
            prop_assert!(asked.compared().len() <= MOST_ENTITIES);
            let _ = asked.to_query();
        }
    }

    #[test]
    fn what_means_nothing_is_kept_to_be_said() {
        let asked = CompareQuery::parse("?e=react,React,solid,react&m=size,a/b/c/d/e/f,/&q=x&e=");
        assert_eq!(asked.entities, ["react", "solid"]);
        assert_eq!(asked.metrics, ["size"]);
        assert_eq!(asked.unknown, ["React", "a/b/c/d/e/f", "/"]);
        assert_eq!(asked.to_query(), "e=react,solid&m=size");
        assert!(asked.asks() && !CompareQuery::parse("?utm_source=x").asks());
    }
}
