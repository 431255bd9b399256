//! Every page of the built site is valid HTML, by the checker of the W3C.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What the checker does not know yet.
pub const NEWER: &str =
    ".*(@container|container-type|position-area|position-try-fallbacks|animation-timeline|vector-effect).*";

/// The pages in a folder.
pub fn pages(root: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().flatten();
    let pages = files.map(walkdir::DirEntry::into_path).filter(|path| {
        path.extension().is_some_and(|extension| extension == "html") && !path.ends_with("shell.html")
    });
    pages.collect()
}

#[test]
fn every_page_is_valid() {
    let root = std::env::var("SIGHTLINE_SITE").unwrap_or_else(|_| "target/site".into());
    let pages = pages(Path::new(&root));
    assert!(pages.len() > 90, "only {} pages in {root}; run make test", pages.len());
    let checked = Command::new("java")
        .args(["-jar", "node_modules/vnu-jar/build/dist/vnu.jar", "--errors-only", "--filterpattern", NEWER])
        .args(&pages)
        .output()
        .expect("java is installed; run make test");
    let said = String::from_utf8_lossy(&checked.stderr);
    let said: Vec<&str> = said.lines().take(20).collect();
    assert!(checked.status.success(), "{}", said.join("\n"));
}
