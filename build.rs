//! Says what this program is made of, for the record of what a site was made with: another program may make other pages
//! of the same manuscripts.

use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

fn main() {
    let mut files = vec![PathBuf::from("Cargo.toml"), PathBuf::from("Cargo.lock")];
    below(Path::new("src"), &mut files);
    files.push("public/icon.svg".into());
    files.sort();
    let mut hash = Sha256::new();
    for file in &files {
        hash.update(file.to_string_lossy().replace('\\', "/"));
        hash.update([0]);
        hash.update(std::fs::read(file).unwrap_or_default());
        hash.update([0]);
    }
    for watched in ["src", "Cargo.toml", "Cargo.lock", "public/icon.svg"] {
        println!("cargo:rerun-if-changed={watched}");
    }
    println!("cargo:rustc-env=SIGHTLINE_SOURCES={:x}", hash.finalize());
}

fn below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() => below(&path, files),
            path => files.push(path),
        }
    }
}
