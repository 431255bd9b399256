//! A starting file for a new insight.

use super::file_name::is_reserved;
use super::site_config::topic_name;
use crate::model::{Stamp, is_slug};
use crate::publish::figure::date::PartialDate;
use std::path::{Path, PathBuf};

/// Why no file was started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The slug cannot be an address.
    #[error("“{0}” cannot be an address; use lower-case letters, digits and single hyphens, such as `{1}`")]
    Slug(String, String),
    /// There is such an insight already.
    #[error("{0} is there already; nothing was written")]
    Exists(PathBuf),
    /// The file cannot be written.
    #[error("{0} cannot be written: {1}")]
    Write(PathBuf, std::io::Error),
}

/// Writes `insights/<slug>.json` below the data folder: a draft that passes the check.
pub fn start(data: &Path, slug: &str, now: Stamp) -> Result<PathBuf, StartError> {
    if is_reserved(slug) {
        return Err(StartError::Slug(slug.to_owned(), format!("{slug}-1")));
    }
    if !is_slug(slug) {
        let words: Vec<String> = slug
            .to_lowercase()
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let near = if words.is_empty() { "what-it-says".to_owned() } else { words.join("-") };
        return Err(StartError::Slug(slug.to_owned(), near));
    }
    let path = data.join("insights").join(format!("{slug}.json"));
    let fail = |error| StartError::Write(path.clone(), error);
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(fail)?;
    }
    let text = text(slug, now);
    let mut file = match std::fs::File::create_new(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(StartError::Exists(path));
        }
        Err(error) => return Err(fail(error)),
    };
    std::io::Write::write_all(&mut file, text.as_bytes()).map_err(fail)?;
    Ok(path)
}

fn text(slug: &str, now: Stamp) -> String {
    let today = PartialDate::parse(&now.date()).map(PartialDate::iso).unwrap_or_default();
    let title = topic_name(slug);
    format!(
        r#"{{
  "$schema": "../insight.schema.json",
  "draft": true,
  "title": "{title}",
  "summary": "One paragraph that stands for the whole, with figures by name: {{example}}.",
  "published": "{}",
  "signal": "watch",
  "impact": "low",
  "topics": ["example"],
  "tldr": ["The gist in a sentence."],
  "takeaways": ["What to remember."],
  "body": [
    "A plain string is a paragraph: *emphasis*, **strong**, `code` and [links](https://example.org/).",
    {{ "type": "heading", "text": "A heading" }},
    {{ "type": "cards", "title": "In figures", "figures": ["example"] }}
  ],
  "figures": {{
    "example": {{
      "label": "What it counts or measures",
      "value": 12000,
      "unit": "count",
      "as_of": "{today}",
      "kind": "reported",
      "source": "somebody"
    }}
  }},
  "sources": {{
    "somebody": {{ "title": "Title of the source", "publisher": "Who published it", "url": "https://example.org/", "retrieved": "{today}" }}
  }}
}}
"#,
        now.rfc3339()
    )
}
