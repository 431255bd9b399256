//! Writing aside, then moving: a half-written site never replaces a whole one.
//!
//! A site whose record says that it was made with the same is changed in its place; any other is written whole.

mod commit;
mod disk;
mod error;
pub mod layout;
pub mod manifest;
pub mod notices;
mod part;
mod staging;
mod write;

pub use error::OutputError;
pub use part::PartOutput;
pub use staging::{Output, Written};

use std::path::{Path, PathBuf};

/// Whether the app in a site was published with its pages, as the one inside the program is. Any other was put there by a
/// build of the app, and stays.
pub fn has_own_app(site: &Path) -> bool {
    let Ok(record) = std::fs::read_to_string(site.join(manifest::RECORD)) else { return false };
    record.lines().any(|line| line.starts_with("{\"name\":\"\",") && line.contains(".wasm\""))
}

/// Refuses to publish where that would replace what is read.
pub fn keep_apart(data: &Path, out: &Path) -> Result<(), OutputError> {
    let whole = |path: &Path| -> PathBuf {
        // The folder to write may not be there yet; then the nearest one above it that is says where it will be.
        let there = path.ancestors().find_map(|above| above.canonicalize().ok().map(|whole| (above, whole)));
        match there {
            Some((above, whole)) => whole.join(path.strip_prefix(above).unwrap_or(Path::new(""))),
            None => path.to_owned(),
        }
    };
    let (data_whole, out_whole) = (whole(data), whole(out));
    if data_whole.starts_with(&out_whole) || out_whole.starts_with(&data_whole) {
        return Err(OutputError::Overlap { out: out.to_owned(), data: data.to_owned() });
    }
    Ok(())
}
