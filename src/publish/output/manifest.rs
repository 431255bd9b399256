//! What a site was made from, part by part. It is kept with the site, so that publishing again makes anew only what would
//! come out otherwise.

use crate::publish::fingerprint::Digest;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

/// The record's path in the site.
pub const RECORD: &str = ".sightline";

/// A part of a site: files that are made together, from the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is called; what belongs to no part of its own has no name.
    pub name: String,
    /// A hash of what it was made from.
    #[serde(rename = "from")]
    pub inputs: Digest,
    /// What making it has to be told, and what came of it that other parts are made from.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
    /// The paths of its files in the site. One with a slash at its end is a folder, with all that is in it.
    pub files: Vec<String>,
}

/// What is noted of an insight while it is made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The slugs of the insights that its texts name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub linked: Vec<String>,
    /// The files it is made from beside its manuscript, by their paths in the data folder: pictures it shows, rows of tables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// The hash of what is indexed of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<Digest>,
}

impl Note {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What a site was made from.
#[derive(Debug, Default)]
pub struct BuildManifest {
    /// A hash of what all of it was made with: the program, the shell, the site's own file.
    pub build_key: Digest,
    /// Its parts.
    pub parts: HashMap<String, Arc<Part>>,
}

impl BuildManifest {
    /// Reads the record in a site's folder; nothing where there is none, or it is broken.
    pub fn read(site: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(site.join(RECORD)).ok()?;
        let (build_key, rest) = text.split_once('\n')?;
        let lines: Vec<&str> = rest.lines().collect();
        let part = |line: &&str| {
            serde_json::from_str::<Part>(line).ok().map(|part| (part.name.clone(), Arc::new(part)))
        };
        let parts = lines.par_iter().map(part).collect::<Option<_>>()?;
        Some(Self { build_key: serde_json::from_str(build_key).ok()?, parts })
    }

    /// The record as text: the same for the same site, whatever was there before. `parts` are in order of their names.
    pub fn text(build_key: Digest, parts: &[Arc<Part>]) -> String {
        let line = |part: &Arc<Part>| format!("\n{}", serde_json::to_string(&**part).unwrap_or_default());
        let lines: Vec<String> = parts.par_iter().map(line).collect();
        format!("{}{}\n", serde_json::to_string(&build_key).unwrap_or_default(), lines.concat())
    }

    /// The files that no part has any more, in order, once the site has these parts.
    pub fn gone(&self, parts: &[Arc<Part>]) -> Vec<String> {
        let mut missing: HashSet<&str> = HashSet::new();
        let mut found = 0;
        for part in parts {
            let Some(known) = self.parts.get(&part.name) else { continue };
            found += 1;
            if !Arc::ptr_eq(known, part) {
                missing.extend(known.files.iter().map(String::as_str));
            }
        }
        if found < self.parts.len() {
            let names: HashSet<&str> = parts.iter().map(|part| part.name.as_str()).collect();
            let lost = self.parts.values().filter(|known| !names.contains(known.name.as_str()));
            missing.extend(lost.flat_map(|known| &known.files).map(String::as_str));
        }
        // A file that has left one part may have come to another.
        if !missing.is_empty() {
            for path in parts.iter().flat_map(|part| &part.files) {
                missing.remove(path.as_str());
            }
        }
        let mut gone: Vec<String> = missing.into_iter().map(str::to_owned).collect();
        gone.sort_unstable();
        gone
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::fingerprint::Fingerprint;

    fn part(name: &str, files: &[&str]) -> Arc<Part> {
        let note = Note {
            linked: vec!["b".into()],
            files: Vec::new(),
            record: Some(Fingerprint::default().digest()),
        };
        Arc::new(Part {
            name: name.into(),
            inputs: Fingerprint::default().with(name).digest(),
            note,
            files: files.iter().map(|file| (*file).to_owned()).collect(),
        })
    }

    #[test]
    fn a_record_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let parts = ["", "x", "é\n\""].map(|name| part(name, &["a/b.json"]));
        let with = Fingerprint::default().with("1").digest();
        std::fs::write(folder.path().join(RECORD), BuildManifest::text(with, &parts)).unwrap();
        let mut made = BuildManifest::read(folder.path()).unwrap();
        assert_eq!(made.build_key, with);
        assert_eq!(parts.each_ref().map(|part| made.parts.remove(&part.name).unwrap()), parts);
        assert!(made.parts.is_empty());
    }

    #[test]
    fn what_no_part_has_any_more_is_gone() {
        let known = [part("kept", &["1"]), part("less", &["2", "3"]), part("lost", &["4", "5", "search/v/"])];
        let with = |parts: &[Arc<Part>]| BuildManifest {
            parts: parts.iter().map(|part| (part.name.clone(), part.clone())).collect(),
            ..BuildManifest::default()
        };
        assert!(with(&known).gone(&known).is_empty());
        // The fifth has come to another part.
        let now = [known[0].clone(), part("less", &["3", "5"]), part("more", &["6"])];
        assert_eq!(with(&known).gone(&now), ["2", "4", "search/v/"]);
    }

    #[test]
    fn a_broken_record_is_none() {
        let folder = tempfile::tempdir().unwrap();
        assert!(BuildManifest::read(folder.path()).is_none());
        let text = BuildManifest::text(Digest::default(), &[part("x", &["a/b.json"])]);
        for broken in ["", "\n", &text[..text.len() - 3], &text[1..]] {
            std::fs::write(folder.path().join(RECORD), broken).unwrap();
            assert!(BuildManifest::read(folder.path()).is_none(), "{broken}");
        }
    }

    #[test]
    fn pieces_are_told_apart() {
        let digest = |pieces: &[&str]| {
            pieces.iter().fold(Fingerprint::default(), |fingerprint, one| fingerprint.with(one)).digest()
        };
        assert_ne!(digest(&["ab", "c"]), digest(&["a", "bc"]));
        assert_ne!(digest(&["", "a"]), digest(&["a"]));
        assert_eq!(digest(&["a", "b"]), digest(&["a", "b"]));
    }
}
