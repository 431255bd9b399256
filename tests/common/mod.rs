//! What tests of content share: a data folder, published and read as readers and programs get it.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "each test uses a part of it, and one that cannot go on has failed"
)]

use leptos::prelude::*;
use sightline::model::{Insight, Links, Stamp};
use sightline::publish::{Options, Output, Report, Shell, check, publish};
use sightline::views::{Clock, insight_view};
use std::fs;
use std::path::{Path, PathBuf};

const SHELL: &str = r#"<!doctype html><html lang="en"><head><title>Sightline</title>
<meta name="sightline-base" content="/"><meta name="sightline-app" content="/a.js /a.wasm"></head>
<body><div id="site"></div><script type="application/json" id="page-data"></script></body></html>"#;

/// The clock of every test here.
pub const NOW: &str = "2026-11-23T22:00:00Z";

/// Copies a folder and all below it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

/// A data folder of a test's own: what makers write, and what comes of it.
pub struct Site {
    /// The folder, which is there as long as this is.
    pub folder: tempfile::TempDir,
    /// What the options are where they are not the usual ones.
    pub options: Options,
}

impl Site {
    /// A folder with the base site's `site.json` and nothing else.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        fs::create_dir_all(data.join("insights")).unwrap();
        fs::copy("tests/fixtures/base/site.json", data.join("site.json")).unwrap();
        let options = Options::new(&data, Stamp::parse(NOW).unwrap());
        Self { folder, options }
    }

    /// A copy of a fixture folder, which may be changed.
    pub fn of(fixture: &str) -> Self {
        let site = Self::new();
        copy(Path::new(fixture), &site.options.data);
        site
    }

    /// A site of one insight, `a`, with these fields in place of those of a plain one.
    pub fn with(fields: &str) -> Self {
        let site = Self::new();
        site.insight_file("a", fields);
        site
    }

    /// Writes an insight: a plain one with these fields (as they stand in the file, without the braces around) in place of
    /// its own.
    pub fn insight_file(&self, slug: &str, fields: &str) {
        let mut insight: serde_json::Map<String, serde_json::Value> = serde_json::from_str(
            r#"{ "title": "A plain title", "summary": "A plain summary.", "published": "2026-03-07T21:00:00Z",
                 "signal": "watch", "impact": "low", "topics": ["testing"], "tldr": ["Short."], "takeaways": ["Take."],
                 "body": ["A paragraph."] }"#,
        )
        .unwrap();
        // The text itself is kept, since a number may have more digits than a parser keeps.
        let own: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&format!("{{{fields}}}")).unwrap_or_else(|why| panic!("{why}: {fields}"));
        insight.retain(|name, _| !own.contains_key(name));
        let plain = serde_json::to_string(&insight).unwrap();
        let comma = if fields.trim().is_empty() { "" } else { "," };
        let text = format!("{}{comma}{fields}}}", plain.trim_end_matches('}'));
        self.write(&format!("insights/{slug}.json"), text.as_bytes());
    }

    /// Writes a file below the data folder.
    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.options.data.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The path of a file below the data folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.options.data.join(path)
    }

    /// What the check says.
    pub fn check(&self) -> Report {
        check(&self.options).unwrap()
    }

    /// The faults, each as `rule: message`.
    pub fn faults(&self) -> Vec<String> {
        self.check().faults.iter().map(|fault| format!("{}: {}", fault.rule, fault.message)).collect()
    }

    /// An insight as readers get it; nothing may be wrong with the folder.
    pub fn insight(&self, slug: &str) -> Insight {
        let report = self.check();
        assert_eq!(report.errors(), 0, "{:?}", self.faults());
        report.edition.insight(slug).unwrap_or_else(|| panic!("no insight is called {slug}"))
    }

    /// The page of an insight as HTML.
    pub fn page(&self, slug: &str) -> String {
        html(&self.insight(slug), None)
    }

    /// Publishes everything, and returns the folder.
    pub fn publish(&self) -> PathBuf {
        let out = self.folder.path().join("dist");
        let shell = Shell::new(SHELL.into(), None).unwrap();
        let to = Output::aside(&out, |_| false).unwrap();
        let (_, written) = publish(&self.options, Some(&shell), to, |_, _| ()).unwrap();
        assert!(written.is_some(), "{:?}", self.faults());
        out
    }

    /// Publishes everything for browsers: with the shell and the app of the site in `built`. Returns the folder.
    pub fn publish_with_app(&self, built: &Path) -> PathBuf {
        let out = self.folder.path().join("site");
        fs::create_dir_all(&out).unwrap();
        for entry in fs::read_dir(built).unwrap().flatten() {
            let name = entry.file_name().into_string().unwrap();
            if [".js", ".wasm", "shell.html"].iter().any(|end| name.ends_with(end)) {
                fs::copy(entry.path(), out.join(name)).unwrap();
            }
        }
        let html = fs::read_to_string(out.join("shell.html")).unwrap();
        let shell = Shell::new(html, None).unwrap().verified(&out);
        let (_, written) = publish(&self.options, Some(&shell), Output::within(&out), |_, _| ()).unwrap();
        assert!(written.is_some(), "{:?}", self.faults());
        out
    }

    /// Everything published but the manuscripts themselves: each text by its path.
    pub fn published(&self) -> Vec<(String, String)> {
        let out = self.publish();
        let files = walkdir::WalkDir::new(&out).into_iter().flatten();
        let texts = files.filter(|entry| entry.file_type().is_file()).map(|entry| {
            let name = entry.path().strip_prefix(&out).unwrap().to_string_lossy().into_owned();
            (name, String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).into_owned())
        });
        texts.filter(|(name, _)| !name.starts_with("data/")).collect()
    }
}

/// The page of an insight as HTML, by the reader's clock if there is one.
pub fn html(insight: &Insight, now: Option<Stamp>) -> String {
    Owner::new().with(|| {
        provide_context(Links::new("/"));
        provide_context(Clock(RwSignal::new(now)));
        insight_view(insight, "").to_html()
    })
}
