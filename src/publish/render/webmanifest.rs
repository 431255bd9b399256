//! What a device needs to put the site on a home screen: the web manifest, and icons.

use super::icon::{Icon, Purpose, icons};
use crate::model::{Links, Site};
use crate::publish::social_card::{Colour, DrawError};
use crate::views::escape;
use serde_json::json;

/// The manifest's path in the site.
const MANIFEST: &str = "manifest.webmanifest";
/// A name under an icon is cut off beyond about so many letters.
const SHORT: usize = 12;

/// The site as an icon on a home screen.
#[derive(Clone, Debug)]
pub struct Home {
    manifest: String,
    icons: Vec<Icon>,
    tags: String,
}

impl Home {
    /// The site as an icon; `svg` is the one it brings, if it does, `paper` what its pages are printed on, where it says that.
    pub fn new(
        site: &Site,
        links: &Links,
        svg: Option<&str>,
        paper: Option<&[String; 2]>,
    ) -> Result<Self, DrawError> {
        let icons = icons(svg)?;
        let mut tags = String::new();
        let mut tag = |rel: &str, path: &str| {
            tags.push_str(&format!("<link rel=\"{rel}\" href=\""));
            escape(&links.file(path), &mut tags);
            tags.push_str("\">");
        };
        tag("manifest", MANIFEST);
        for icon in icons.iter().filter(|icon| icon.purpose == Purpose::Touch) {
            tag("apple-touch-icon", &icon.path);
        }
        Ok(Self { manifest: manifest(site, links, &icons, paper), icons, tags })
    }

    /// The tags for a page's head.
    pub fn tags(&self) -> &str {
        &self.tags
    }

    /// The files behind them: the path of each in the site, and what is in it.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let icons = self.icons.iter().map(|icon| (icon.path.as_str(), icon.png.as_slice()));
        icons.chain([(MANIFEST, self.manifest.as_bytes())])
    }
}

/// The web manifest. A window of its own keeps the buttons to go back and to reload: every page is an address.
fn manifest(site: &Site, links: &Links, icons: &[Icon], paper: Option<&[String; 2]>) -> String {
    let paper = paper.map_or_else(|| Colour::PAPER.text(), |[light, _]| light.clone());
    let icons = icons.iter().filter(|icon| icon.purpose != Purpose::Touch).map(|icon| {
        json!({
            "src": links.file(&icon.path),
            "sizes": format!("{0}x{0}", icon.size),
            "type": "image/png",
            "purpose": if icon.purpose == Purpose::Maskable { "maskable" } else { "any" },
        })
    });
    let manifest = json!({
        "id": links.base(),
        "name": site.name,
        "short_name": short(&site.name),
        "description": site.description,
        "lang": site.language,
        "start_url": links.base(),
        "scope": links.base(),
        "display": "minimal-ui",
        "background_color": paper,
        "theme_color": paper,
        "icons": icons.collect::<Vec<_>>(),
    });
    manifest.to_string()
}

/// The first words of a name, as many as fit under an icon; the whole of it where not even one does.
fn short(name: &str) -> &str {
    let ends = name.match_indices(' ').map(|(at, _)| at).chain([name.len()]);
    let mut fitting = ends.rev().filter(|at| name[..*at].chars().count() <= SHORT && *at > 0);
    fitting.next().map_or(name, |at| &name[..at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::hosts;
    use crate::publish::site::sample;

    #[test]
    fn the_manifest_stands_below_the_base_and_names_its_icons() {
        let home = Home::new(&sample::site(), &Links::new("/a/b/"), None, None).unwrap();
        let files: Vec<(&str, &[u8])> = home.files().collect();
        let (path, text) = files.iter().find(|(path, _)| path.ends_with(".webmanifest")).unwrap();
        assert_eq!(
            hosts::Policy::new(Links::new("/"), [], []).headers(path).last().unwrap().1,
            "application/manifest+json"
        );
        assert!(!hosts::is_hashed(path));
        let manifest: serde_json::Value = serde_json::from_slice(text).unwrap();
        assert_eq!([&manifest["start_url"], &manifest["scope"]], ["/a/b/", "/a/b/"]);
        assert_eq!(
            (&manifest["name"], &manifest["short_name"]),
            (&json!("Sample & Co"), &json!("Sample & Co"))
        );
        let icons = manifest["icons"].as_array().unwrap();
        assert_eq!(icons.len(), 3);
        for icon in icons {
            let path = icon["src"].as_str().unwrap().strip_prefix("/a/b/").unwrap();
            assert!(files.iter().any(|(file, _)| *file == path), "{path}");
        }
        let touch = files.iter().find(|(path, _)| path.starts_with("icons/touch-180-")).unwrap().0;
        assert_eq!(
            home.tags(),
            format!(
                "<link rel=\"manifest\" href=\"/a/b/manifest.webmanifest\"><link rel=\"apple-touch-icon\" href=\"/a/b/{touch}\">"
            )
        );
    }

    #[test]
    fn short_names_are_whole_words() {
        let shortened =
            ["Sightline", "The Sightline Review", "Donaudampfschifffahrt", "", "Über die Dinge hinaus"];
        assert_eq!(shortened.map(short), ["Sightline", "The", "Donaudampfschifffahrt", "", "Über die"]);
    }
}
