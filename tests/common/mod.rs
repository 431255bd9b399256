//! What tests share: a site of their own, made, published and read as readers and programs get it.
#![allow(
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "each test uses a part of it, and one that cannot go on has failed"
)]

mod published;
mod site;

pub use published::{Published, between, files, part};
pub use site::Site;

use leptos::prelude::*;
use sightline::model::{Insight, Links, Stamp};
use sightline::publish::Shell;
use sightline::views::{Clock, insight_view};
use std::fs;
use std::path::Path;

/// The clock of every test that sets no other.
pub const NOW: &str = "2026-11-23T22:00:00Z";

/// The smallest shell that pages can be written into, below the path it is built for.
pub fn shell_html(js: &str, wasm: &str) -> String {
    format!(
        r#"<!doctype html><html lang="en"><head><title>Sightline</title>
<meta name="sightline-base" content="/"><meta name="sightline-app" content="{js} {wasm}"><style>p {{ color: red; }}</style></head>
<body><div id="site"></div><script type="application/json" id="page-data"></script></body></html>"#
    )
}

/// The same, taken up; `base` is such as `/a/b/`.
pub fn shell(base: &str) -> Shell {
    Shell::new(shell_html(&format!("{base}a.js"), &format!("{base}a.wasm")), None).unwrap()
}

/// Copies a folder and all below it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
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

/// Holds a text against the snapshot of a name in a folder of `tests/fixtures`.
pub fn snapshot(folder: &str, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path(format!("../fixtures/{folder}"));
    settings.bind(|| insta::assert_snapshot!(name, text));
}
