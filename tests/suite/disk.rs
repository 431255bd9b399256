//! What cannot be read, written or served: a clear sentence, and nothing of what was there is lost.
#![cfg(unix)]

use crate::common::{NOW, Published, Site, shell_html};
use std::fs;
use std::process::Command;

/// The base site, published by the command.
fn published() -> Site {
    let site = Site::good();
    fs::create_dir(site.out()).unwrap();
    fs::write(site.out().join("shell.html"), shell_html("/a.js", "/a.wasm")).unwrap();
    let (code, said) = publish(&site, &[], "");
    assert_eq!(code, 0, "{said}");
    site
}

/// Publishes by the command, after the shell's commands `before`. Returns the exit status, and what was said.
fn publish(site: &Site, more: &[&str], before: &str) -> (i32, String) {
    let command = format!("{before} exec \"$0\" publish \"$@\"");
    let output = Command::new("sh")
        .args(["-c", &command, env!("CARGO_BIN_EXE_sightline")])
        .args([site.options.data.clone(), "--out".into(), site.out(), "--now".into(), NOW.into()])
        .args(more)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

/// Every file of the published site.
fn files(site: &Site) -> Published {
    Published::read(&site.out())
}

#[test]
fn a_disk_that_is_full_leaves_the_site_as_it_was() {
    let site = published();
    let before = files(&site);
    // The site's name stands on every page, so all of them are written; one of more than 4 kB fails, as where a disk is
    // full.
    site.edit("site.json", "\"name\": \"", "\"name\": \"The ");
    let (code, said) = publish(&site, &[], "trap '' XFSZ; ulimit -f 8;");
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("cannot be written") && said.contains("as it was"), "{said}");
    assert_eq!(files(&site), before);
    let left = fs::read_dir(site.folder.path()).unwrap().flatten().map(|entry| entry.file_name());
    assert_eq!(left.filter(|name| name != "data" && name != "dist").count(), 0, "nothing is left beside it");
}

#[test]
fn a_manuscript_that_cannot_be_read_is_named() {
    let site = published();
    let before = files(&site);
    // Permissions do not stop who may do everything; a link that leads nowhere stops everybody.
    std::os::unix::fs::symlink("nowhere.json", site.path("insights/lost.json")).unwrap();
    let (code, said) = publish(&site, &[], "");
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("lost.json"), "{said}");
    assert_eq!(files(&site), before);
    // One that leads somewhere is a manuscript like any other.
    site.remove("insights/lost.json");
    fs::copy("tests/fixtures/base/insights/good.json", site.folder.path().join("kept.json")).unwrap();
    std::os::unix::fs::symlink("../../kept.json", site.path("insights/linked.json")).unwrap();
    let (code, said) = publish(&site, &[], "");
    assert_eq!(code, 0, "{said}");
    assert!(site.out().join("insights/linked/index.html").exists());
}

#[test]
fn a_path_that_no_site_can_stand_below_is_refused() {
    let site = published();
    let before = files(&site);
    for base in
        ["a/b/", "./", "/a b/", "/a/../b/", "/a//b/", "/é/", "/a?b/", "https://example.org/a/", "/\"><b>/"]
    {
        let (code, said) = publish(&site, &["--base", base], "");
        assert_eq!(code, 2, "{base}: {said}");
        assert!(said.contains("is no path to build for") && said.contains("such as /a/b/"), "{base}: {said}");
    }
    assert_eq!(files(&site), before);
    // An app built for such a path, whoever built it.
    fs::write(site.out().join("shell.html"), shell_html("./a.js", "./a.wasm")).unwrap();
    let (code, said) = publish(&site, &[], "");
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("is no path to build for"), "{said}");
    for base in ["/a/b", "/a/b/"] {
        fs::write(site.out().join("shell.html"), shell_html("/a/b/a.js", "/a/b/a.wasm")).unwrap();
        let (code, said) = publish(&site, &["--base", base], "");
        assert_eq!(code, 0, "{base}: {said}");
    }
}
