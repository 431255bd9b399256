//! Charts: bars in rows of text, or a line. Lengths are attributes, which a strict policy allows.

use super::span::spans;
use super::table::source_line;
use crate::model::{Chart, Mark, Source};
use leptos::prelude::*;

/// A bar of `length` thousandths.
pub fn bar(length: u16) -> AnyView {
    view! {
        <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
            <rect width=length.to_string() height="10"></rect>
        </svg>
    }
    .into_any()
}

/// A chart. What it shows is also text: a list of its points.
pub fn chart(chart: &Chart, sources: &[Source]) -> AnyView {
    let body = match chart.mark {
        Mark::Bar => bars(chart),
        Mark::Line => line(chart),
    };
    view! {
        <figure class="chart">
            <figcaption>
                <h3>{spans(&chart.title)}</h3>
                <p class="caption">{chart.measure.clone()}</p>
                <p class="sr">{chart.alt.clone()}</p>
            </figcaption>
            {body}
            {source_line(&chart.sources, sources)}
        </figure>
    }
    .into_any()
}

fn bars(chart: &Chart) -> AnyView {
    let row = |point: &crate::model::Point| {
        view! {
            <li>
                <span>{point.label.clone()}</span>
                {bar(point.at)}
                <b>{point.text.clone()}</b>
            </li>
        }
    };
    view! { <ul class="bars">{chart.points.iter().map(row).collect_view()}</ul> }.into_any()
}

fn line(chart: &Chart) -> AnyView {
    let last = chart.points.len().saturating_sub(1).max(1);
    let at = |(place, point): (usize, &crate::model::Point)| (place * 1000 / last, 300 - usize::from(point.at.min(1000)) * 3 / 10);
    let corners: Vec<(usize, usize)> = chart.points.iter().enumerate().map(at).collect();
    let path: Vec<String> = corners.iter().map(|(x, y)| format!("{x},{y}")).collect();
    // A dot is a line of no length with round ends: it stays round however the drawing is stretched.
    let dots: String = corners.iter().map(|(x, y)| format!("M{x} {y}h0")).collect();
    let point = |point: &crate::model::Point| view! { <li><span>{point.label.clone()}</span><b>{point.text.clone()}</b></li> };
    view! {
        <div class="line">
            <svg viewBox="0 -10 1000 320" preserveAspectRatio="none" aria-hidden="true">
                <polyline points=path.join(" ")></polyline>
                <path d=dots></path>
            </svg>
            <ol>{chart.points.iter().map(point).collect_view()}</ol>
        </div>
    }
    .into_any()
}
