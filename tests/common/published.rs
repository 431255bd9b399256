//! What was published, as it lies in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Deref;
use std::path::Path;

/// Every file of a folder by its path, with slashes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            files.insert(path, fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// What stands between two texts, the first time they do.
pub fn between<'h>(text: &'h str, from: &str, to: &str) -> &'h str {
    part(text, from, to).unwrap_or_else(|| panic!("nothing stands between {from} and {to} in {text}"))
}

/// The same, if anything does.
pub fn part<'h>(text: &'h str, from: &str, to: &str) -> Option<&'h str> {
    Some(text.split_once(from)?.1.split_once(to)?.0)
}

/// The files of a site.
#[derive(Debug, PartialEq)]
pub struct Published(pub BTreeMap<String, Vec<u8>>);

impl Deref for Published {
    type Target = BTreeMap<String, Vec<u8>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Published {
    /// Reads a folder.
    pub fn read(folder: &Path) -> Self {
        Self(files(folder))
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.0.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", self.0.keys()));
        std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A file of JSON.
    pub fn json(&self, path: &str) -> serde_json::Value {
        serde_json::from_str(self.text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Every page by its path. The shell is none.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let pages = self.0.keys().filter(|path| path.ends_with(".html") && *path != "shell.html");
        pages.map(|path| (path.as_str(), self.text(path)))
    }

    /// How often words stand in all files together, whatever those are.
    pub fn count(&self, words: &str) -> usize {
        self.0.values().map(|bytes| String::from_utf8_lossy(bytes).matches(words).count()).sum()
    }

    /// The files below a folder, by their paths in it.
    pub fn below(&self, folder: &str) -> Self {
        let inside = self.0.iter().filter_map(|(path, bytes)| {
            Some((path.strip_prefix(folder)?.strip_prefix('/')?.to_owned(), bytes.clone()))
        });
        Self(inside.collect())
    }
}
