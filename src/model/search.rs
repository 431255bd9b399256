//! What there is to search: the index in volumes by date, and the runtime that reads them.

use super::Stamp;
use super::json::is_default;
use serde::{Deserialize, Serialize};

/// The index of the site: where its parts stand. One without a runtime says that the site has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchFile {
    /// The runtime's script, below the site's base: a module to import when somebody first searches.
    pub runtime: String,
    /// The volumes, newest first. No two hold the same insight, and each is later than the next.
    #[serde(default, skip_serializing_if = "is_default")]
    pub volumes: Vec<SearchVolume>,
}

/// A part of the index: the insights of some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchVolume {
    /// Its folder, below the site's base, with a slash at its end. Its name changes with what is in it.
    pub path: String,
    /// How many insights it holds.
    #[serde(default, skip_serializing_if = "is_default")]
    pub count: usize,
    /// When the first of them was published.
    pub from: Stamp,
    /// When the last of them was published.
    pub to: Stamp,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::json;

    #[test]
    fn reads_back_what_is_written() {
        let volume = SearchVolume { path: "search/volume-0/".into(), count: 2, from: Stamp(0), to: Stamp(1) };
        let file = SearchFile { runtime: "search/pagefind-0.js".into(), volumes: vec![volume] };
        let text = serde_json::to_vec(&file).unwrap();
        assert_eq!(json::read::<SearchFile>(&text).unwrap(), file);
        assert_eq!(json::read::<SearchFile>(br#"{"runtime":""}"#).unwrap(), SearchFile::default());
    }
}
