//! oEmbed (<https://oembed.com>): what editors ask when an address is pasted, here as a file for each embed.

use super::examples::place_of;
use super::page::Embed;
use crate::model::{Links, Site};
use crate::publish::site::{Address, escaped};
use crate::publish::social_card::Share;
use crate::views::{Html, el};
use leptos::prelude::RenderHtml;
use serde_json::json;

/// How wide an embed is if nobody says so, in CSS pixels.
const WIDTH: u32 = 640;

/// The frame as HTML: the form that needs no script.
pub fn frame(embed: &Embed, address: &str) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{}\" loading=\"lazy\" style=\"border:0\"></iframe>",
        escaped(address),
        escaped(&embed.title),
        embed.height,
    )
}

/// The same in words, for pages that take no frames either; what it says is of today.
pub fn quotation(
    embed: &Embed,
    quote: Html,
    site: &Site,
    address: Option<&Address>,
    links: &Links,
) -> String {
    let place = place_of(embed, address, links);
    let back = el("p").with(el("a").attr("href", place.clone()).with(site.name.clone()));
    Html::from(el("blockquote").attr("cite", place).with(quote).with(back)).to_html()
}

/// The answer about an embed. `quote` and `frozen` are our own, for the dialog.
pub fn answer(embed: &Embed, quote: Html, site: &Site, address: &Address) -> String {
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "provider_name": site.name,
        "provider_url": address.file(""),
        "title": embed.title,
        "html": frame(embed, &address.file(&embed.path)),
        "width": WIDTH,
        "height": embed.height,
        "cache_age": 3600,
    });
    answer["quote"] = quotation(embed, quote, site, Some(address), address.links()).into();
    // From the page on, which a site under another name has as well.
    if let Some(frozen) = embed.frozen.as_ref().and_then(|frozen| frozen.strip_prefix(&embed.path)) {
        answer["frozen"] = frozen.into();
    }
    if let Some(picture) = embed.share.as_ref().map(Share::picture) {
        answer["thumbnail_url"] = address.file(&picture.path).into();
        answer["thumbnail_width"] = picture.width.into();
        answer["thumbnail_height"] = picture.height.into();
    }
    answer.to_string()
}
