//! Changing a site in its place: what is new and what goes is whole before anything moves, and a move that was cut off is
//! gone on with. So whoever reads the site finds pages that are there, and no page is ever half of one.

use super::disk::{make_parent, within};
use super::error::OutputError;
use super::manifest::RECORD;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The file that names what goes, a path a line.
const GONE: &str = ".gone";

/// Where what is to be put into a site's folder stands until it is.
fn pending_folder(target: &Path) -> PathBuf {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    target.with_file_name(format!(".{name}.pending"))
}

/// Changes a site: puts the files of `staged` into it, and takes out those that `gone` names.
pub fn change(staged: &Path, target: &Path, gone: &[String]) -> Result<(), OutputError> {
    let list = staged.join(GONE);
    std::fs::write(&list, gone.join("\n")).map_err(|error| OutputError::Write(list, error))?;
    let pending = pending_folder(target);
    // From here on the change is whole, whatever happens.
    std::fs::rename(staged, &pending).map_err(|error| OutputError::Write(pending, error))?;
    go_on(target)
}

/// Goes on with a change that was begun, if there is one.
pub fn go_on(target: &Path) -> Result<(), OutputError> {
    let pending = pending_folder(target);
    if !pending.is_dir() {
        return Ok(());
    }
    let fail = |error: std::io::Error| OutputError::Pending(target.to_owned(), error);
    let mut files = within(&pending);
    files.retain(|path| path != GONE && path != RECORD);
    // What is new comes before what may name it. The record comes last: until then it tells of the site as it was.
    files.sort_by_cached_key(|path| target.join(path).exists());
    files.extend(pending.join(RECORD).exists().then(|| RECORD.to_owned()));
    for path in &files {
        if path == RECORD {
            remove(&pending, target).map_err(fail)?;
        }
        let to = target.join(path);
        make_parent(&to)?;
        std::fs::rename(pending.join(path), &to).map_err(fail)?;
    }
    remove(&pending, target).map_err(fail)?;
    std::fs::remove_dir_all(&pending).map_err(fail)
}

/// Takes out what goes, and the folders that are empty then.
fn remove(pending: &Path, target: &Path) -> std::io::Result<()> {
    let gone = std::fs::read_to_string(pending.join(GONE))?;
    for path in gone.lines() {
        let whole = target.join(path);
        let done =
            if path.ends_with('/') { std::fs::remove_dir_all(&whole) } else { std::fs::remove_file(&whole) };
        match done {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let above = whole.ancestors().skip(1).take_while(|above| *above != target);
        // The first that is not empty stays, and all above it.
        let _ = above.map(std::fs::remove_dir).take_while(Result::is_ok).count();
    }
    Ok(())
}
