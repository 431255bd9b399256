//! The app as its build left it: the shell, and the files beside it that the shell names.

use super::error::RenderError;
use super::shell::Shell;
use std::borrow::Cow;

/// What was taken into this program when it was compiled; nothing where no app was named to it.
const INSIDE: &[(&str, &[u8])] = &include!(concat!(env!("OUT_DIR"), "/app.rs"));
/// The shell's name among the files.
const SHELL: &str = "shell.html";

/// An app built for the root of a domain, which can be published below any path.
#[derive(Clone, Debug)]
pub struct BuiltApp {
    html: String,
    files: Vec<(String, Cow<'static, [u8]>)>,
}

impl BuiltApp {
    /// The app inside this program, if it was compiled with one.
    pub fn inside() -> Option<Self> {
        let (_, html) = INSIDE.iter().find(|(name, _)| *name == SHELL)?;
        let files = INSIDE.iter().filter(|(name, _)| *name != SHELL);
        let files = files.map(|(name, bytes)| ((*name).to_owned(), Cow::Borrowed(*bytes)));
        Some(Self { html: String::from_utf8_lossy(html).into_owned(), files: files.collect() })
    }

    /// An app of this shell and these files.
    pub fn new(html: String, files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let files = files.into_iter().map(|(name, bytes)| (name, Cow::Owned(bytes)));
        Self { html, files: files.collect() }
    }

    /// Its files but for the shell, each by its path in the site.
    pub fn files(&self) -> &[(String, Cow<'static, [u8]>)] {
        &self.files
    }

    /// The shell below a path, `/` where left out. Where the app stands is said by the shell alone.
    pub fn shell(&self, base: Option<&str>) -> Result<Shell, RenderError> {
        let mut html = self.html.clone();
        if let Some(base) = base {
            let base = [base.trim_end_matches('/'), "/"].concat();
            for (name, _) in &self.files {
                for before in ["\"", " "] {
                    html = html.replace(&format!("{before}/{name}"), &format!("{before}{base}{name}"));
                }
            }
        }
        let bytes = |path: &str| {
            let (_, bytes) = self.files.iter().find(|(name, _)| name == path)?;
            Some(bytes.to_vec())
        };
        Ok(Shell::new(html, base)?.verified_by(bytes))
    }
}
