//! A data folder of a test's own: what makers write, and what comes of it.

use super::{NOW, Published, copy, html, shell};
use serde_json::{Map, Value};
use sightline::model::{Insight, Stamp};
use sightline::publish::{
    Edition, Options, Output, PublishError, Report, Shell, Written, check, is_built, publish,
};
use std::fs;
use std::path::{Path, PathBuf};

/// What makers write, in a folder that is there as long as this is.
pub struct Site {
    /// The folder that holds the data, and what is published beside it.
    pub folder: tempfile::TempDir,
    /// What the options are where they are not the usual ones.
    pub options: Options,
    /// The path it is published below.
    pub base: &'static str,
}

impl Site {
    /// A folder with the base site's `site.json` and nothing else.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        fs::create_dir_all(data.join("insights")).unwrap();
        fs::copy("tests/fixtures/base/site.json", data.join("site.json")).unwrap();
        let options = Options::new(&data, Stamp::parse(NOW).unwrap());
        Self { folder, options, base: "/" }
    }

    /// A copy of a folder of data, laid over the base site's `site.json`.
    pub fn of(folder: impl AsRef<Path>) -> Self {
        let site = Self::new();
        copy(folder.as_ref(), &site.options.data);
        site
    }

    /// A folder of data that is read where it is, and never written to.
    pub fn in_place(folder: &str) -> Self {
        let mut site = Self::new();
        site.options.data = folder.into();
        site
    }

    /// The base site: one insight, `good`, with which nothing is wrong.
    pub fn good() -> Self {
        Self::of("tests/fixtures/base")
    }

    /// The base site, with a fixture's files on top of it.
    pub fn good_with(fixture: impl AsRef<Path>) -> Self {
        let site = Self::good();
        copy(fixture.as_ref(), &site.options.data);
        site
    }

    /// A site of one insight, `a`, with these fields in place of those of a plain one.
    pub fn with(fields: &str) -> Self {
        let site = Self::new();
        site.insight_file("a", fields);
        site
    }

    /// Sets the clock.
    pub fn at(&mut self, now: &str) {
        self.options.now = Stamp::parse(now).unwrap();
    }

    /// Writes an insight: a plain one with these fields (as they stand in the file, without the braces around) in place of
    /// its own.
    pub fn insight_file(&self, slug: &str, fields: &str) {
        let mut insight: Map<String, Value> = serde_json::from_str(
            r#"{ "title": "A plain title", "summary": "A plain summary.", "published": "2026-03-07T21:00:00Z",
                 "signal": "watch", "impact": "low", "topics": ["testing"], "tldr": ["Short."], "takeaways": ["Take."],
                 "body": ["A paragraph."] }"#,
        )
        .unwrap();
        // The text itself is kept, since a number may have more digits than a parser keeps.
        let own: Map<String, Value> =
            serde_json::from_str(&format!("{{{fields}}}")).unwrap_or_else(|why| panic!("{why}: {fields}"));
        insight.retain(|name, _| !own.contains_key(name));
        let plain = serde_json::to_string(&insight).unwrap();
        let comma = if fields.trim().is_empty() { "" } else { "," };
        let text = format!("{}{comma}{fields}}}", plain.trim_end_matches('}'));
        self.write(&format!("insights/{slug}.json"), text);
    }

    /// Writes a file below the data folder.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The text of a file below the data folder.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Changes words of a file below the data folder, which have to be there.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "no {from} in {text}");
        self.write(path, text.replace(from, to));
    }

    /// Takes a file away from the data folder.
    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
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
    pub fn diagnostics(&self) -> Vec<String> {
        self.check()
            .diagnostics
            .iter()
            .map(|diagnostic| format!("{}: {}", diagnostic.rule, diagnostic.message))
            .collect()
    }

    /// The edition; nothing may be wrong with the folder.
    pub fn edition(&self) -> Edition {
        let report = self.check();
        assert_eq!(report.errors(), 0, "{}", explained(&report));
        report.edition
    }

    /// An insight as readers get it; nothing may be wrong with the folder.
    pub fn insight(&self, slug: &str) -> Insight {
        self.edition().insight(slug).unwrap_or_else(|| panic!("no insight is called {slug}"))
    }

    /// The page of an insight as HTML.
    pub fn page(&self, slug: &str) -> String {
        html(&self.insight(slug), None)
    }

    /// Where it is published.
    pub fn out(&self) -> PathBuf {
        self.folder.path().join("dist")
    }

    /// Publishes over what was published before, as a maker does.
    pub fn publishing(&self) -> Result<(Report, Option<Written>), PublishError> {
        self.publishing_to(Output::aside(&self.out(), is_built).unwrap())
    }

    /// Publishes to somewhere else.
    pub fn publishing_to(&self, to: Output) -> Result<(Report, Option<Written>), PublishError> {
        publish(&self.options, Some(&shell(self.base)), to, |_, _| ())
    }

    /// The same, and says how much was written; nothing may be wrong.
    pub fn written(&self) -> Written {
        let (report, written) = self.publishing().unwrap();
        written.unwrap_or_else(|| panic!("{}", explained(&report)))
    }

    /// Publishes everything, and returns the folder.
    pub fn publish(&self) -> PathBuf {
        self.written();
        self.out()
    }

    /// Publishes everything, and reads it.
    pub fn published(&self) -> Published {
        Published::read(&self.publish())
    }

    /// The same without the manuscripts, which are published as they are.
    pub fn worded(&self) -> Published {
        let mut published = self.published();
        published.0.retain(|path, _| !path.starts_with("data/"));
        published
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
        let (report, written) =
            publish(&self.options, Some(&shell), Output::within(&out), |_, _| ()).unwrap();
        assert!(written.is_some(), "{}", explained(&report));
        out
    }
}

/// What is wrong, as a maker is told it.
fn explained(report: &Report) -> String {
    let diagnostics: Vec<String> =
        report.diagnostics.iter().take(5).map(|diagnostic| diagnostic.render(false)).collect();
    format!("{} faults:\n{}", report.diagnostics.len(), diagnostics.join("\n\n"))
}
