//! Says what this program is made of, for the record of what a site was made with: another program may make other pages
//! of the same manuscripts. And takes the built app into it, where `SIGHTLINE_APP` names the folder that holds one.

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
    println!("cargo:rerun-if-env-changed=SIGHTLINE_APP");
    if let Err(why) = take_app() {
        println!("cargo::error={why}");
    }
}

/// Writes the list of the app's files, as Rust: empty where no app is to be inside.
fn take_app() -> Result<(), String> {
    let mut list = String::from("[");
    if let Some(folder) = std::env::var_os("SIGHTLINE_APP").filter(|folder| !folder.is_empty()) {
        let folder = PathBuf::from(folder);
        println!("cargo:rerun-if-changed={}", folder.display());
        let fail = |error| format!("SIGHTLINE_APP: {} cannot be read: {error}", folder.display());
        let folder = folder.canonicalize().map_err(fail)?;
        let mut names: Vec<String> = std::fs::read_dir(&folder)
            .map_err(fail)?
            .flatten()
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| {
                // What else stands there is an edition's.
                let built = ["sightline-app-", "boot-", "icon-"].iter().any(|start| name.starts_with(start));
                name == "shell.html" || built
            })
            .collect();
        names.sort();
        if !names.iter().any(|name| name == "shell.html") || !names.iter().any(|name| name.ends_with(".wasm"))
        {
            return Err(format!(
                "SIGHTLINE_APP: {} holds no built app; make build writes one",
                folder.display()
            ));
        }
        for name in names {
            let path = folder.join(&name);
            println!("cargo:rerun-if-changed={}", path.display());
            list.push_str(&format!("({name:?}, include_bytes!({path:?}).as_slice()),"));
        }
    }
    list.push(']');
    let to = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?).join("app.rs");
    std::fs::write(&to, list).map_err(|error| format!("{} cannot be written: {error}", to.display()))
}

fn below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() => below(&path, files),
            path => files.push(path),
        }
    }
}
