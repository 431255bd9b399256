//! The page for hosts, at `/embed/`: examples are of this site, so that they are as true as all else.

use super::oembed::{frame, quotation};
use super::page::{Embed, EmbedPages};
use super::{SCRIPT, figures, of_insight};
use crate::model::{Insight, KeyCard, Language};
use crate::publish::library::Library;
use crate::publish::site::{Address, escaped};
use crate::views::Html;
use crate::views::embed::{EmbedExample, embed_guide};
use leptos::prelude::*;

/// The kinds of what can be embedded, by their folders, and what they are called.
const KINDS: [(&str, &str); 5] = [
    ("embed/figure/", "A figure"),
    ("embed/cards/", "Cards"),
    ("embed/table/", "A table"),
    ("embed/chart/", "A chart"),
    ("embed/insight/", "An insight"),
];

impl EmbedPages<'_> {
    /// The page for hosts, with the first of each kind that insights and a figure have.
    pub fn guide(&self, insights: &[Insight], card: Option<&KeyCard>, library: &Library) -> String {
        let (site, links) = (self.context.site(), self.shell.links());
        let body = Owner::new().with(|| {
            provide_context(links.clone());
            provide_context(crate::views::Clock(RwSignal::new(Some(self.now))));
            let mut all: Vec<Embed> =
                card.map(|card| figures(card, library, self.context, &[])).unwrap_or_default();
            all.extend(insights.iter().flat_map(|insight| of_insight(insight, links, self.context, None)));
            let mut examples = Vec::new();
            for (folder, kind) in KINDS {
                let Some(place) = all.iter().position(|one| one.path.starts_with(folder)) else { continue };
                let mut embed = all.swap_remove(place);
                let quote = std::mem::take(&mut embed.quote);
                examples.push(self.example(kind, &embed, quote));
            }
            embed_guide(&site.name, &links.file(""), &examples).to_html()
        });
        let language = Language::of(&site.language);
        let direction = if language.rtl { " dir=\"rtl\"" } else { "" };
        let styles = self.styles();
        format!(
            "<!doctype html><html lang=\"{}\"{direction}><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Embed – {name}</title>\
             <meta name=\"description\" content=\"How to show figures, tables, charts and insights of {name} on other pages.\">\
             {styles}</head><body>{body}</body></html>",
            escaped(&language.tag),
            name = escaped(&site.name),
        )
    }

    fn example(&self, kind: &'static str, embed: &Embed, quote: Html) -> EmbedExample {
        // Where the site stands is not known everywhere; then its own paths have to do.
        let site = self.context.site();
        let address = self.context.address();
        let of =
            |path: &str| address.map_or_else(|| self.shell.links().file(path), |address| address.file(path));
        let quote = quotation(embed, quote, site, address, self.shell.links());
        let script = format!(
            "<script async src=\"{}\"></script>\n<sightline-embed src=\"{}\" title=\"{}\" height=\"{height}\" style=\"display:block;min-height:{height}px\">\n{quote}\n</sightline-embed>",
            of(SCRIPT.0),
            of(&embed.path),
            escaped(&embed.title),
            height = embed.height,
        );
        EmbedExample {
            kind,
            title: embed.title.clone(),
            address: self.shell.links().file(&embed.path),
            height: embed.height,
            code: [script, frame(embed, &of(&embed.path)), quote],
        }
    }
}

/// Where a page of the site is: absolute if that is known.
pub fn place_of(embed: &Embed, address: Option<&Address>, links: &crate::model::Links) -> String {
    let (route, fragment) = &embed.place;
    let hash = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
    let page = address.map_or_else(|| links.to(route), |address| address.to(route));
    page + &hash
}
