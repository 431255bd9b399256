//! Says what this program is made of, for the record of what a site was made with: another program may make other pages
//! of the same manuscripts. Takes the letters that pictures are drawn with into it, and the built app where `SIGHTLINE_APP`
//! names the folder that holds one.

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
    if let Err(why) = take_fonts().and_then(|()| take_app()) {
        println!("cargo::error={why}");
    }
}

/// Writes the two faces that are drawn with, of the many that come along: the others would be a quarter of the program.
fn take_fonts() -> Result<(), String> {
    for (file, name) in
        [("regular.otf", "LibertinusSerif-Regular"), ("semibold.otf", "LibertinusSerif-Semibold")]
    {
        // A font holds its name once, in letters; that of another face may begin alike.
        let is_named = |font: &&[u8]| {
            let mut places =
                font.windows(name.len()).enumerate().filter(|(_, part)| *part == name.as_bytes());
            places.any(|(at, _)| !font.get(at + name.len()).is_some_and(u8::is_ascii_alphabetic))
        };
        let font = typst_assets::fonts().find(is_named).ok_or(format!("typst-assets holds no {name}"))?;
        write(file, font)?;
    }
    Ok(())
}

/// Writes a file that the program includes.
fn write(file: &str, bytes: &[u8]) -> Result<(), String> {
    let to = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?).join(file);
    std::fs::write(&to, bytes).map_err(|error| format!("{} cannot be written: {error}", to.display()))
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
    write("app.rs", list.as_bytes())
}

fn below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() => below(&path, files),
            path => files.push(path),
        }
    }
}
