//! What cannot be read, written or served: a clear sentence, and nothing of what was there is lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder with manuscripts and a site that was published from them.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(place.data().join("insights")).unwrap();
        for name in ["site.json", "insights/good.json"] {
            fs::copy(Path::new("tests/fixtures/base").join(name), place.data().join(name)).unwrap();
        }
        fs::create_dir(place.out()).unwrap();
        fs::write(place.out().join("shell.html"), shell("/a.js", "/a.wasm")).unwrap();
        let (code, said) = place.publish(&[], "");
        assert_eq!(code, 0, "{said}");
        place
    }

    fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    fn out(&self) -> PathBuf {
        self.0.path().join("dist")
    }

    /// Publishes after the shell's commands `before`. Returns the exit status, and what was said.
    fn publish(&self, more: &[&str], before: &str) -> (i32, String) {
        let (command, now) = (format!("{before} exec \"$0\" publish \"$@\""), "2026-11-23T22:00:00Z");
        let output = Command::new("sh")
            .args(["-c", &command, env!("CARGO_BIN_EXE_sightline")])
            .args([self.data(), "--out".into(), self.out(), "--now".into(), now.into()])
            .args(more)
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap(), String::from_utf8(said).unwrap())
    }

    /// Every file of the published site.
    fn site(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let files =
            walkdir::WalkDir::new(self.out()).into_iter().flatten().filter(|e| e.file_type().is_file());
        files.map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap())).collect()
    }
}

fn shell(js: &str, wasm: &str) -> String {
    format!(
        r#"<!doctype html><html lang="en"><head><title>Sightline</title>
<meta name="sightline-base" content="/"><meta name="sightline-app" content="{js} {wasm}"></head>
<body><div id="site"></div><script type="application/json" id="page-data"></script></body></html>"#
    )
}

#[test]
fn a_disk_that_is_full_leaves_the_site_as_it_was() {
    let place = Place::new();
    let before = place.site();
    // The site's name stands on every page, so all of them are written; one of more than 4 kB fails, as where a disk is
    // full.
    let site = fs::read_to_string(place.data().join("site.json")).unwrap();
    fs::write(place.data().join("site.json"), site.replacen("\"name\": \"", "\"name\": \"The ", 1)).unwrap();
    let (code, said) = place.publish(&[], "trap '' XFSZ; ulimit -f 8;");
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("cannot be written") && said.contains("as it was"), "{said}");
    assert_eq!(place.site(), before);
    let left = fs::read_dir(place.0.path()).unwrap().flatten().map(|entry| entry.file_name());
    assert_eq!(left.filter(|name| name != "data" && name != "dist").count(), 0, "nothing is left beside it");
}

#[test]
fn a_manuscript_that_cannot_be_read_is_named() {
    let place = Place::new();
    let before = place.site();
    // Permissions do not stop who may do everything; a link that leads nowhere stops everybody.
    std::os::unix::fs::symlink("nowhere.json", place.data().join("insights/lost.json")).unwrap();
    let (code, said) = place.publish(&[], "");
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("lost.json"), "{said}");
    assert_eq!(place.site(), before);
    // One that leads somewhere is a manuscript like any other.
    fs::remove_file(place.data().join("insights/lost.json")).unwrap();
    fs::copy("tests/fixtures/base/insights/good.json", place.0.path().join("kept.json")).unwrap();
    std::os::unix::fs::symlink("../../kept.json", place.data().join("insights/linked.json")).unwrap();
    let (code, said) = place.publish(&[], "");
    assert_eq!(code, 0, "{said}");
    assert!(place.out().join("insights/linked/index.html").exists());
}

#[test]
fn a_path_that_no_site_can_stand_below_is_refused() {
    let place = Place::new();
    let before = place.site();
    for base in
        ["a/b/", "./", "/a b/", "/a/../b/", "/a//b/", "/é/", "/a?b/", "https://example.org/a/", "/\"><b>/"]
    {
        let (code, said) = place.publish(&["--base", base], "");
        assert_eq!(code, 2, "{base}: {said}");
        assert!(said.contains("is no path to build for") && said.contains("such as /a/b/"), "{base}: {said}");
    }
    assert_eq!(place.site(), before);
    // An app built for such a path, whoever built it.
    fs::write(place.out().join("shell.html"), shell("./a.js", "./a.wasm")).unwrap();
    let (code, said) = place.publish(&[], "");
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("is no path to build for"), "{said}");
    for base in ["/a/b", "/a/b/"] {
        fs::write(place.out().join("shell.html"), shell("/a/b/a.js", "/a/b/a.wasm")).unwrap();
        let (code, said) = place.publish(&["--base", base], "");
        assert_eq!(code, 0, "{base}: {said}");
    }
}
