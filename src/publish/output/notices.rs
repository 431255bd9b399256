//! What publishing has to say that is no fault of the content: what it may do to readers or to a host.

use crate::publish::parse::decimal::Decimal;
use crate::publish::site::Identity;
use std::fmt;

/// As many files of a site Cloudflare Pages takes on its free plan. Others take fewer or more.
pub const MOST_FILES: usize = 20_000;

/// How many files a site has, and of what kinds that can be left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileCount {
    /// All files.
    pub all: usize,
    /// Pictures that stand for pages.
    pub pictures: usize,
    /// Files of the index that readers search.
    pub search: usize,
}

impl FileCount {
    /// Counts `files` at a path, or in the folder of that path.
    pub fn add(&mut self, path: &str, files: usize) {
        self.all += files;
        match path.split('/').next() {
            Some("share") => self.pictures += files,
            Some("search") => self.search += files,
            _ => {}
        }
    }
}

/// Something to know about what was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// There are more files than some hosts take.
    ManyFiles(FileCount),
    /// Feeds and their entries have other ids than before.
    OtherIds {
        /// The id of the feed of all insights as it was.
        was: String,
    },
}

impl Notice {
    /// What is to be said of so many files.
    pub fn of_files(count: FileCount) -> Option<Self> {
        (count.all > MOST_FILES).then_some(Self::ManyFiles(count))
    }

    /// What is to be said where the Atom feed was `before`, and its id is `now`.
    pub fn of_feed(before: &str, now: &str) -> Option<Self> {
        let was = before.split_once("<id>")?.1.split_once("</id>")?.0;
        (was != now).then(|| Self::OtherIds { was: was.to_owned() })
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ManyFiles(count) => {
                let (all, most) = (grouped(count.all), grouped(MOST_FILES));
                write!(
                    f,
                    "note: the site has {all} files. Some hosts take fewer: Cloudflare Pages {most} on its free plan, Azure Static Web Apps 15,000."
                )?;
                let options = [
                    (count.pictures, "--no-pictures leaves out", "pictures"),
                    (count.search, "--no-search leaves out", "files of the index"),
                ];
                for (files, option, what) in options.into_iter().filter(|(files, ..)| *files > 0) {
                    write!(f, " {option} {} {what}.", grouped(files))?;
                }
                Ok(())
            }
            Self::OtherIds { was } => write!(
                f,
                "note: the ids in the feeds are other ones than before, so programs that follow them show the newest entries as unread once \
                 more. To keep the ids, add \"id\": \"{}\" to site.json and publish again.",
                Identity::behind(was)
            ),
        }
    }
}

fn grouped(number: usize) -> String {
    Decimal::of(number as f64).grouped(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_files_are_told_of_with_what_can_be_left_out() {
        let mut count = FileCount::default();
        count.add("insights/x/index.html", MOST_FILES - 1);
        count.add("share/x.png", 1);
        assert_eq!(Notice::of_files(count), None);
        count.add("search/volume-1/", 1_200);
        let said = Notice::of_files(count).unwrap().to_string();
        assert!(said.contains("21,200 files") && said.contains("20,000"), "{said}");
        assert!(
            said.contains("--no-pictures leaves out 1 ") && said.contains("--no-search leaves out 1,200 "),
            "{said}"
        );
        let bare = FileCount { all: 20_001, ..FileCount::default() };
        assert!(!Notice::of_files(bare).unwrap().to_string().contains("--no"));
    }

    #[test]
    fn other_ids_are_told_of_with_what_keeps_them() {
        let before = "<feed><id>https://example.org/a/feed.xml</id><entry><id>x</id></entry></feed>";
        assert_eq!(Notice::of_feed(before, "https://example.org/a/feed.xml"), None);
        assert_eq!(Notice::of_feed("", "x"), None);
        let said = Notice::of_feed(before, "urn:uuid:0").unwrap().to_string();
        assert!(said.contains("\"id\": \"https://example.org/a\""), "{said}");
    }
}
