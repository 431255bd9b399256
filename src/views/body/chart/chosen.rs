//! Values of a plot by pointer, touch and arrow keys: one place is chosen, and what stands there is said.
//!
//! The plot is a slider for those who cannot see it, since arrow keys are a slider's own in every screen reader, and what it
//! says of its place is spoken. So the same words below it, for those who see them, are no live region: they would be
//! spoken twice.

use super::{line, symbol};
use crate::model::{Chart, Mark, plain};
use crate::views::host::host;
use crate::views::html::{Html, Tag, classed, el};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent};

/// What is chosen in a chart's plots: a place among its points.
#[derive(Clone, Copy)]
pub struct Reading {
    chosen: RwSignal<Option<usize>>,
    chart: StoredValue<Chart>,
    /// Whether there is an app to choose anything.
    alive: bool,
}

impl Reading {
    /// Nothing chosen yet.
    pub fn of(chart: &Chart) -> Self {
        Self { chosen: RwSignal::new(None), chart: StoredValue::new(chart.clone()), alive: host().is_some() }
    }

    /// The plots of a chart, and what is said of the place that is chosen in them.
    pub fn around(self, plots: Html) -> Html {
        let alive = self.alive;
        let attribute = move |words: &'static str| move || alive.then(|| words.to_owned());
        let count = self.drawn().len();
        let name = self.chart.with_value(|chart| plain(&chart.title));
        let mut after_g = false;
        let region = classed("div", "reads")
            .live_attr("tabindex", attribute("0"))
            .live_attr("role", attribute("slider"))
            .live_attr("aria-label", move || alive.then(|| name.clone()))
            .live_attr("aria-valuemin", attribute("1"))
            .live_attr("aria-valuemax", move || alive.then(|| count.to_string()))
            .live_attr("aria-valuenow", move || alive.then(|| self.now().to_string()))
            .live_attr("aria-valuetext", move || alive.then(|| self.said()))
            .on("keydown", move |event| {
                let key = event.unchecked_ref::<KeyboardEvent>();
                // `g` and `t` go to the topics, wherever they are pressed.
                let going = std::mem::replace(&mut after_g, key.key() == "g");
                if !going
                    && !key.ctrl_key()
                    && !key.alt_key()
                    && !key.meta_key()
                    && self.press(&key.key(), &event)
                {
                    event.prevent_default();
                }
            })
            .with(plots);
        // Nobody reads it where it is published: there is no app yet.
        let said = classed("p", "reading needs-app")
            .live(move || if alive { self.said().into() } else { Html::Many(Vec::new()) });
        Html::Many(vec![region.into(), said.into()])
    }

    /// A plot that is listened to.
    pub fn listening(self, svg: Tag) -> Tag {
        let choose = move |event: Event| self.point_at(&event);
        svg.on("pointermove", choose).on("pointerdown", choose)
    }

    /// What is drawn over a plot, or over the panel of one series: a line at the place that is chosen, and its points.
    pub fn mark(self, only: Option<usize>) -> Html {
        let draw = move || {
            let chosen = self.chosen.get();
            self.chart.with_value(|chart| -> Html {
                let Some(point) = chosen.and_then(|place| chart.points.get(place)) else {
                    return None::<Tag>.into();
                };
                let at = super::percent;
                let middle = point.middle();
                let mut drawn = vec![line((middle, 0), (middle, 1000)).into()];
                for (series, datum) in point.data.iter().enumerate() {
                    let shown = only.is_none_or(|only| only == series);
                    if let Some(extent) = datum.extent.as_ref().filter(|_| shown) {
                        let series = if chart.mark == Mark::Scatter { 0 } else { series };
                        let dot = symbol::at(at(middle), at(1000 - extent.reach.1.min(1000)), series);
                        drawn.push(classed("g", symbol::class("here", series)).with(dot).into());
                    }
                }
                Html::Many(drawn)
            })
        };
        classed("g", "chosen").live(draw).into()
    }

    /// The places of the points that are drawn.
    fn drawn(self) -> Vec<usize> {
        self.chart.with_value(|chart| {
            let drawn = |place: &usize| chart.points[*place].data.iter().any(|datum| datum.extent.is_some());
            (0..chart.points.len()).filter(drawn).collect()
        })
    }

    fn now(self) -> usize {
        let chosen = self.chosen.get();
        self.drawn().iter().position(|place| Some(*place) == chosen).unwrap_or(0) + 1
    }

    fn said(self) -> String {
        let chosen = self.chosen.get();
        self.chart.with_value(|chart| match chosen.and_then(|place| chart.points.get(place)) {
            Some(point) => chart.reading(point),
            None => "Point at the chart or press arrow keys for values, T for the table.".to_owned(),
        })
    }

    /// Does what a key asks for. Says whether it asked for something.
    fn press(self, key: &str, event: &Event) -> bool {
        let drawn = self.drawn();
        let now = drawn.iter().position(|place| Some(*place) == self.chosen.get_untracked());
        let last = drawn.len().saturating_sub(1);
        let next = match key {
            "ArrowRight" | "ArrowUp" => now.map_or(0, |now| (now + 1).min(last)),
            "ArrowLeft" | "ArrowDown" => now.map_or(last, |now| now.saturating_sub(1)),
            "Home" => 0,
            "End" => last,
            "Escape" => {
                self.chosen.set(None);
                return now.is_some();
            }
            "t" | "T" | "Enter" => return open_table(event),
            _ => return false,
        };
        self.chosen.set(drawn.get(next).copied());
        true
    }

    /// Chooses the place nearest to a pointer.
    fn point_at(self, event: &Event) {
        let Some(element) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok())
        else {
            return;
        };
        let (pointer, sides) = (event.unchecked_ref::<MouseEvent>(), element.get_bounding_client_rect());
        let share = |at: i32, from: f64, long: f64| ((f64::from(at) - from) / long.max(1.0) * 1000.0) as i32;
        let x = share(pointer.client_x(), sides.left(), sides.width());
        let y = 1000 - share(pointer.client_y(), sides.top(), sides.height());
        let nearest = self.chart.with_value(|chart| {
            let far = |place: &usize| {
                let point = &chart.points[*place];
                let aside = (i32::from(point.middle()) - x).abs();
                match point.data.iter().find_map(|datum| datum.extent.as_ref()) {
                    Some(extent) if chart.mark == Mark::Scatter => {
                        aside + (i32::from(extent.reach.0) - y).abs()
                    }
                    _ => aside,
                }
            };
            self.drawn().into_iter().min_by_key(far)
        });
        if self.chosen.get_untracked() != nearest {
            self.chosen.set(nearest);
        }
    }
}

/// Opens the table below the plot that has the focus, and takes the focus there.
fn open_table(event: &Event) -> bool {
    let target = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let figure = target.and_then(|target| target.closest("figure").ok().flatten());
    let Some(table) = figure.and_then(|figure| figure.query_selector("details").ok().flatten()) else {
        return false;
    };
    let _ = table.set_attribute("open", "");
    let summary = table.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        let _ = summary.focus();
    }
    true
}

/// The values of a plot as a table, which opens without the app too.
pub fn table(chart: &Chart) -> Html {
    let heading = |name: String| el("th").attr("scope", "col").with(name);
    let names = chart.series.iter().map(|series| match series.name.as_str() {
        "" => heading(chart.measure.clone()),
        name => heading(name.to_owned()),
    });
    let row = |point: &crate::model::Point| {
        let cells = point.data.iter().map(|datum| el("td").with(el("bdi").with(datum.text.clone())));
        let label = el("th").attr("scope", "row").with(el("bdi").with(point.label.clone()));
        el("tr").with(label).with(cells.collect::<Html>())
    };
    let head = el("tr").with(el("td")).with(names.collect::<Html>());
    let body = el("tbody").with(chart.points.iter().map(row).collect::<Html>());
    let table = el("table").with(el("thead").with(head)).with(body);
    let scroll = classed("div", "scroll").attr("tabindex", "0").attr("role", "region");
    classed("details", "data")
        .with(el("summary").with("Data"))
        .with(scroll.attr("aria-label", ["Data: ", &plain(&chart.title)].concat()).with(table))
        .into()
}
