//! Pictures that lie beside an article.

use super::naming;
use std::path::{Path, PathBuf};

/// A picture larger than this stays where it is.
const LARGEST: u64 = 32 << 20;

/// The pictures of an article: where they are looked for, and which come along.
pub struct Pictures {
    /// The folder that the article lies in.
    folder: PathBuf,
    /// The article's own name, which theirs begin with.
    slug: String,
    /// Those that come along: the file, and its path below the data folder.
    pub taken: Vec<(PathBuf, String)>,
}

/// A picture that comes along.
pub struct Picture {
    /// Its path below the data folder.
    pub path: String,
    /// Its width in pixels.
    pub width: usize,
    /// Its height in pixels.
    pub height: usize,
}

impl Pictures {
    /// For an article that lies in a folder.
    pub fn new(folder: &Path, slug: &str) -> Self {
        Self { folder: folder.to_owned(), slug: slug.to_owned(), taken: Vec::new() }
    }

    /// Takes a picture along by its address; says why it cannot be.
    pub fn take(&mut self, address: &str) -> Result<Picture, &'static str> {
        if address.contains("://") || address.starts_with("data:") || address.starts_with("//") {
            return Err("stands elsewhere");
        }
        let plain =
            percent_encoding::percent_decode_str(address.split(['?', '#']).next().unwrap_or_default())
                .decode_utf8_lossy();
        let relative = Path::new(plain.trim_start_matches('/'));
        let is_below = relative
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_) | std::path::Component::CurDir));
        if !is_below || plain.is_empty() {
            return Err("lies outside of the article’s folder");
        }
        let file = self.folder.join(relative);
        let fine = std::fs::symlink_metadata(&file).is_ok_and(|data| data.is_file() && data.len() <= LARGEST);
        if !fine {
            return Err("is not beside the article");
        }
        let ending =
            relative.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if !["png", "jpg", "jpeg", "webp", "avif", "gif"].contains(&ending.as_str()) {
            return Err("is of a kind whose size cannot be read");
        }
        let size = imagesize::size(&file).map_err(|_| "is of a kind whose size cannot be read")?;
        let stem =
            relative.file_stem().map(|stem| naming::slug(&stem.to_string_lossy(), 40)).unwrap_or_default();
        let known = self.taken.iter().find(|(one, _)| *one == file).map(|(_, path)| path.clone());
        let path = known.unwrap_or_else(|| {
            let number = self.taken.len() + 1;
            let path = format!(
                "images/{}-{number}-{}.{ending}",
                self.slug,
                if stem.is_empty() { "picture" } else { &stem }
            );
            self.taken.push((file, path.clone()));
            path
        });
        Ok(Picture { path, width: size.width, height: size.height })
    }
}
