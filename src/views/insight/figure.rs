//! The panel behind a figure: where it comes from. In print, an endnote.

use super::changes::cited;
use crate::model::{Figure, FigureKind, Insight, KeyNotes, Mention, Route};
use crate::views::host::{clock, links};
use crate::views::html::{Html, classed, el};
use crate::views::inline::figure_status::{FigureStatuses, is_past};
use crate::views::inline::label::embed_link;
use crate::views::inline::span::{anchor, panel_id, spans};
use leptos::prelude::Get;

/// The panels of an insight's figures. Each opens from any place the figure stands, without a script; in print
/// they are listed.
pub fn panels(insight: &Insight) -> Html {
    (!insight.figures.is_empty())
        .then(|| {
            let panels: Html = (0..insight.figures.len()).map(|index| panel(insight, index)).collect();
            classed("section", "panels")
                .attr("aria-label", "Figures")
                .with(el("h2").with("Figures"))
                .with(panels)
        })
        .into()
}

fn panel(insight: &Insight, index: usize) -> Html {
    let figure = &insight.figures[index];
    FigureStatuses::begin_section();
    // What a mouse that rests on it is shown stands first.
    let list = el("dl")
        .with(entry("As of", figure.as_of.clone()))
        .with(entry("Source", source(insight, figure)))
        .with(entry("Kind", figure.kind.label()))
        .with(figure.exact.clone().map(|exact| entry("Exactly", exact)))
        .with(derivation(insight, figure))
        .with((!figure.note.is_empty()).then(|| entry("Note", spans(&figure.note))))
        .with(figure.moved.as_ref().map(|latest| entry("Now", cited(latest))))
        .with(disputes(figure));
    // What there is beyond, which is not printed.
    let key = figure.key.and_then(|index| insight.keys.get(index));
    let more = (figure.stale_from.is_some() || key.is_some())
        .then(|| classed("dl", "more").with(shelf(figure)).with(key.map(notes)));
    let close = classed("button", "close")
        .attr("type", "button")
        .attr("popovertarget", panel_id(index))
        .attr("popovertargetaction", "hide");
    classed("div", "panel")
        .attr("popover", "auto")
        .attr("id", panel_id(index))
        .with(close.with("Close"))
        .with(classed("p", "panel-value").with(figure.text.clone()))
        .with(classed("p", "panel-label").with(figure.label.clone()))
        .with(list)
        .with(more)
        .into()
}

fn entry(name: &'static str, value: impl Into<Html>) -> Html {
    Html::Many(vec![el("dt").with(name).into(), el("dd").with(value).into()])
}

fn source(insight: &Insight, figure: &Figure) -> Html {
    let source = figure.source.and_then(|index| Some((index, insight.sources.get(index)?)));
    match source {
        Some((index, source)) => {
            let read = source.retrieved.as_ref().map(|date| format!(", read {date}")).unwrap_or_default();
            let unverified = source.unverified.then(|| el("strong").with(" Unverified"));
            let title = anchor(format!("#source-{}", index + 1), source.title.clone());
            vec![title, read.into(), unverified.into()].into()
        }
        None if figure.kind == FigureKind::Derived => "Worked out here".into(),
        None => el("strong").with("Unsourced").into(),
    }
}

fn derivation(insight: &Insight, figure: &Figure) -> Html {
    let part = |index: &usize| {
        let part = insight.figures.get(*index)?;
        let button = classed("button", "link").attr("type", "button").attr("popovertarget", panel_id(*index));
        Some(el("li").with(button.with(el("bdi").with(part.text.clone()))).with(format!(" {}", part.label)))
    };
    let worked_out = |how: &crate::model::Derivation| {
        let rounding = how.rounding.as_ref().map(|rounding| format!(" ({rounding})")).unwrap_or_default();
        let parts: Html = how.parts.iter().filter_map(part).collect();
        let working = Html::Many(vec![el("bdi").with(how.working.clone()).into(), rounding.into()]);
        entry("Worked out", vec![working, el("ul").with(parts).into()])
    };
    figure.derivation.as_ref().map(worked_out).into()
}

fn disputes(figure: &Figure) -> Html {
    figure
        .disputes
        .iter()
        .map(|other| entry("Disputed", vec![cited(other), " for the same date".into()]))
        .collect()
}

/// How long it is to be relied on; by the reader's clock, whether that is over.
fn shelf(figure: &Figure) -> Html {
    let shelf = |moment: crate::model::Stamp| {
        let clock = clock();
        let words = move || {
            let past = is_past(clock.get(), Some(moment));
            format!("{}{}", if past { "Since " } else { "From " }, moment.day_text()).into()
        };
        Html::Many(vec![el("dt").with("Check again").into(), el("dd").live(words).into()])
    };
    figure.stale_from.map(shelf).into()
}

/// What the edition knows of what is measured: its course, and who else states it.
fn notes(notes: &KeyNotes) -> Html {
    let value = |(text, as_of): &(String, String)| {
        el("li").with(el("b").with(el("bdi").with(text.clone()))).with(format!(" {as_of}"))
    };
    let before = (notes.before > 0).then(|| el("li").with(format!("{} before", notes.before)));
    let course = || el("ol").with(before).with(notes.course.iter().map(value).collect::<Html>());
    let course = (!notes.course.is_empty()).then(|| entry("Over time", course()));
    let mention = |mention: &Mention| {
        let address = links().to(&Route::Insight(mention.slug.clone()));
        el("li")
            .with(anchor(address, mention.title.clone()))
            .with(": ")
            .with(el("bdi").with(mention.text.clone()))
            .with(format!(", {}", mention.as_of))
    };
    let more = (notes.more > 0).then(|| el("li").with(format!("and {} more", notes.more)));
    let mentions = || el("ul").with(notes.elsewhere.iter().map(mention).collect::<Html>()).with(more);
    let elsewhere = (!notes.elsewhere.is_empty()).then(|| entry("Also in", mentions()));
    let history = anchor(links().to(&Route::Figure(notes.key.clone())), "Its history");
    let embed = embed_link(&["figure/", &notes.key].concat());
    Html::Many(vec![
        course.into(),
        elsewhere.into(),
        entry("Page", vec![history, " · ".into(), embed.into()]),
    ])
}
