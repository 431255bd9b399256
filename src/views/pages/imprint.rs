//! Who publishes the site, and how.

use crate::model::{Imprint, ImprintPart};
use crate::views::html::{Html, classed, el};
use crate::views::inline::span::spans;

/// What the site says of itself.
pub fn imprint_view(imprint: &Imprint) -> Html {
    let part = |part: &ImprintPart| {
        let text: Html = part.text.iter().map(|text| el("p").with(spans(text))).collect();
        el("section").with(el("h2").with(part.heading.clone())).with(el("div").with(text))
    };
    classed("article", "imprint about")
        .with(el("h1").attr("tabindex", "-1").with("About"))
        .with(imprint.parts.iter().map(part).collect::<Html>())
        .into()
}
