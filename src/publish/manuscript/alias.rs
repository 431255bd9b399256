//! An address that an insight had before.

use std::fmt;

/// An address that an insight had before, below the site's own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alias {
    /// The address without the slash in front: of a folder with one at its end, of a file without.
    pub path: String,
}

/// Why an address can be none that an insight had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AliasError {
    /// It does not begin at the site's own address.
    NotBelow,
    /// It holds what a file of that name could not be found by.
    Signs,
    /// A file that hosts send as something else than a page.
    NoPage,
    /// It is the site's own address, or longer than any is.
    Length,
}

impl AliasError {
    /// What to do about it.
    pub fn help(self) -> &'static str {
        match self {
            Self::NotBelow => "begin with the slash behind the site’s own address: /2024/an-old-address/",
            Self::Signs => "write letters of English, digits and - . _ ~ between slashes, without ? and #",
            Self::NoPage => {
                "only a folder or an .html file can lead on at any host; have yours redirect this one"
            }
            Self::Length => "write 1 to 200 characters, such as /2024/an-old-address/",
        }
    }
}

impl fmt::Display for AliasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotBelow => "an old address begins with one slash",
            Self::Signs => "this cannot be the address of a file",
            Self::NoPage => "a file of this kind is no page",
            Self::Length => "this is too short or too long for an old address",
        })
    }
}

impl Alias {
    /// Reads an address as makers write it: `/2024/an-old-address/`, `/2024/an-old-address` or `/old.html`.
    pub fn parse(text: &str) -> Result<Self, AliasError> {
        let path = text.strip_prefix('/').ok_or(AliasError::NotBelow)?;
        if path.starts_with('/') {
            return Err(AliasError::NotBelow);
        }
        if path.is_empty() || path.len() > 200 {
            return Err(AliasError::Length);
        }
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
        // What begins with a dot hosts keep to themselves; what ends with one Windows cannot write.
        let part = |part: &str| {
            !part.is_empty() && !part.starts_with('.') && !part.ends_with('.') && part.bytes().all(plain)
        };
        let folder = path.strip_suffix('/').unwrap_or(path);
        if !folder.split('/').all(part) {
            return Err(AliasError::Signs);
        }
        let last = folder.rsplit('/').next().unwrap_or(folder);
        let path = match last.rsplit_once('.').map(|(_, extension)| extension) {
            Some("html") if path == folder => folder
                .strip_suffix("index.html")
                .filter(|rest| rest.ends_with('/'))
                .unwrap_or(folder)
                .to_owned(),
            Some(_) if path == folder => return Err(AliasError::NoPage),
            _ => format!("{folder}/"),
        };
        Ok(Self { path })
    }

    /// Where the page stands that leads on, by its path in the site.
    pub fn file(&self) -> String {
        if self.path.ends_with('/') { format!("{}index.html", self.path) } else { self.path.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_pages_are_addresses() {
        let file = |text: &str| Alias::parse(text).map(|alias| alias.file());
        assert_eq!(file("/2024/old/"), Ok("2024/old/index.html".into()));
        assert_eq!(file("/2024/old"), Ok("2024/old/index.html".into()));
        assert_eq!(file("/2024/old/index.html"), Ok("2024/old/index.html".into()));
        assert_eq!(file("/Old.html"), Ok("Old.html".into()));
        assert_eq!(file("/v1.2/"), Ok("v1.2/index.html".into()));
    }

    #[test]
    fn what_no_host_could_find_is_none() {
        use AliasError::*;
        for (text, why) in [
            ("old/", NotBelow),
            ("https://example.org/old/", NotBelow),
            ("//example.org/", NotBelow),
            ("/", Length),
            ("/a/../b/", Signs),
            ("/a//b/", Signs),
            ("/a?b=1", Signs),
            ("/ä/", Signs),
            ("/.well-known/x/", Signs),
            ("/old.php", NoPage),
        ] {
            assert_eq!(Alias::parse(text), Err(why), "{text}");
        }
        assert_eq!(Alias::parse(&format!("/{}/", "a".repeat(200))), Err(Length));
    }
}
