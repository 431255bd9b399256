//! An embed as a page of its own.

use super::examples::place_of;
use super::{SCRIPT, oembed};
use crate::model::{Language, Links, Route, Site, Stamp};
use crate::publish::render::shell::Shell;
use crate::publish::render::site_context::SiteContext;
use crate::publish::site::escaped;
use crate::publish::social_card::Share;
use crate::views::embed::embed_frame;
use crate::views::{Clock, Html};
use leptos::prelude::*;

/// What can be embedded, before it is a page.
pub struct Embed {
    /// Its page in the site: a folder, with a slash at the end, or a file.
    pub path: String,
    /// What it is, in a line.
    pub title: String,
    /// Where it stands in the site: the page, and the fragment of the place.
    pub place: (Route, String),
    /// Short facts beside the way back.
    pub said: Vec<String>,
    /// How tall it is in a column of text, in CSS pixels.
    pub height: u32,
    /// What it shows.
    pub body: Html,
    /// The same in words, as HTML that stands in a quotation.
    pub quote: Html,
    /// The page that stays as this one is today, where there is one.
    pub frozen: Option<String>,
    /// Whether editors are answered how to embed it. What is kept for a date is found by what follows the figure.
    pub is_answered: bool,
    /// The picture that stands for it, if there is one.
    pub share: Option<Share>,
    /// Its language, where it is not the site's.
    pub language: Option<Language>,
}

/// What was made of embeds.
#[derive(Default)]
pub struct MadeEmbeds {
    /// Each file by its path in the site, and its text.
    pub files: Vec<(String, String)>,
    /// The pictures that stand for them, each once.
    pub shares: Vec<Share>,
}

/// Makes pages of embeds.
#[derive(Clone, Copy)]
pub struct EmbedPages<'a> {
    /// What they have of the shell: styles and links.
    pub shell: &'a Shell,
    /// What all pages share.
    pub context: &'a SiteContext,
    /// The moment they are made.
    pub now: Stamp,
}

impl EmbedPages<'_> {
    /// Makes what `of` describes.
    pub fn made(&self, of: impl FnOnce(&Links) -> Vec<Embed>) -> MadeEmbeds {
        let links = self.shell.links();
        Owner::new().with(|| {
            provide_context(links.clone());
            provide_context(Clock(RwSignal::new(Some(self.now))));
            let mut made = MadeEmbeds::default();
            for mut embed in of(links) {
                let share = embed.share.clone();
                made.files.extend(self.written(&mut embed));
                let path = |share: &Share| share.picture().path.clone();
                // One picture may stand for many.
                made.shares.extend(share.filter(|new| made.shares.iter().all(|one| path(one) != path(new))));
            }
            made
        })
    }

    fn written(&self, embed: &mut Embed) -> Vec<(String, String)> {
        let body = std::mem::take(&mut embed.body);
        let quote = std::mem::take(&mut embed.quote);
        let answer = self.context.address().filter(|_| embed.is_answered).map(|address| {
            (format!("{}oembed.json", embed.path), oembed::answer(embed, quote, self.context.site(), address))
        });
        // What is kept for a date is a file by itself: a folder for each would be most of all folders there are.
        let file = if embed.path.ends_with('/') { "index.html" } else { "" };
        let page = ([&embed.path, file].concat(), self.page(embed, body));
        std::iter::once(page).chain(answer).collect()
    }

    /// The link to the styles.
    pub(super) fn styles(&self) -> String {
        let (name, _) = self.shell.styles().embeds();
        format!("<link rel=\"stylesheet\" href=\"{}\">", self.shell.links().file(name))
    }

    fn page(&self, embed: &Embed, body: Html) -> String {
        let site: &Site = self.context.site();
        let (route, _) = &embed.place;
        // Absolute where that is known: a frame is read far from home.
        let place = match self.context.address() {
            Some(address) => address.to(route),
            None => self.shell.links().to(route),
        };
        let back = place_of(embed, self.context.address(), self.shell.links());
        let body = embed_frame(body, &embed.said, (&back, &site.name)).to_html();
        let own = embed.language.as_ref();
        let language = Language::of(own.map_or(&site.language, |own| &own.tag));
        let direction = if language.rtl { " dir=\"rtl\"" } else { "" };
        let title = escaped(&embed.title);
        let mut head = String::new();
        if let Some(address) = self.context.address() {
            head.push_str(&format!("<link rel=\"canonical\" href=\"{}\">", escaped(&place)));
            if embed.is_answered {
                let answer = address.file(&format!("{}oembed.json", embed.path));
                head.push_str(&format!(
                    "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{title}\">",
                    escaped(&answer)
                ));
            }
            let mut property = |name: &str, value: &str| {
                head.push_str(&format!("<meta property=\"og:{name}\" content=\"{}\">", escaped(value)));
            };
            property("url", &place);
            property("type", "article");
            property("title", &embed.title);
            property("site_name", &site.name);
            if let Some(picture) = embed.share.as_ref().map(Share::picture) {
                property("image", &address.file(&picture.path));
                property("image:width", &picture.width.to_string());
                property("image:height", &picture.height.to_string());
                property("image:alt", &picture.alt);
            }
        }
        let styles = self.styles();
        format!(
            "<!doctype html><html lang=\"{}\"{direction} data-embed><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title} – {}</title>\
             <meta name=\"robots\" content=\"noindex\">{head}{styles}<script src=\"{}\" defer></script></head>\
             <body>{body}</body></html>",
            escaped(&language.tag),
            escaped(&site.name),
            self.shell.links().file(SCRIPT.0),
        )
    }
}
