//! Every page of the built site is valid HTML, by the checker of the W3C.

use super::server::site;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the checker does not know yet; and variables in `min()`, where another style of the page defines them.
const NEWER: &str = ".*(@container|container-type|position-area|position-try|animation-timeline|vector-effect|paint-order|“100%, var).*";

/// The pages in a folder.
fn pages(root: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().flatten();
    let pages = files.map(walkdir::DirEntry::into_path).filter(|path| {
        path.extension().is_some_and(|extension| extension == "html") && !path.ends_with("shell.html")
    });
    pages.collect()
}

/// Asks the checker of all pages in a folder, which are at least so many.
pub fn check(root: &Path, least: usize) {
    let pages = pages(root);
    assert!(pages.len() >= least, "only {} pages in {}; run make test", pages.len(), root.display());
    let checked = Command::new("java")
        .args(["-jar", "node_modules/vnu-jar/build/dist/vnu.jar", "--errors-only", "--filterpattern", NEWER])
        .args(&pages)
        .output()
        .expect("java is installed; run make test");
    let said = String::from_utf8_lossy(&checked.stderr);
    let said: Vec<&str> = said.lines().take(20).collect();
    assert!(checked.status.success(), "{}", said.join("\n"));
}

#[test]
fn every_page_is_valid() {
    check(&site(), 91);
}
