//! A chart to take along: the file that was published beside the page, and a picture made of it.

use crate::model::{Chart, Insight, plain};
use crate::views::host::{host, links};
use crate::views::html::{Html, classed, el};
use leptos::prelude::*;

/// What is said of a picture that was asked for.
fn told(made: Option<bool>) -> &'static str {
    match made {
        None => "",
        Some(true) => "Saved.",
        Some(false) => "This browser made no picture. The SVG file is the same chart.",
    }
}

/// The chart as a file, and as a picture.
pub fn links_to(chart: &Chart, insight: &Insight) -> Html {
    let file = links().file(&format!("insights/{}/{}.svg", insight.card.slug, chart.number));
    let made = RwSignal::new(None);
    let of = || classed("span", "sr").with([": ", &plain(&chart.title)].concat());
    let save = {
        let file = file.clone();
        move |_| {
            if let Some(host) = host() {
                made.set(None);
                host.picture.run((file.clone(), Callback::new(move |done| made.set(Some(done)))));
            }
        }
    };
    let svg = el("a").attr("href", file).attr("download", "").with("SVG").with(of());
    let png =
        classed("button", "quiet needs-app").attr("type", "button").on("click", save).with("PNG").with(of());
    let said = el("span").attr("role", "status").live(move || told(made.get()).into());
    (chart.number > 0).then(|| classed("p", "take").with(svg).with(png).with(said)).into()
}
