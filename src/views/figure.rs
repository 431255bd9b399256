//! The panel behind a figure: where it comes from. In print, an endnote.

use super::host::links;
use super::span::{panel_id, spans};
use crate::model::{Figure, FigureKind, Insight, Route};
use leptos::prelude::*;

/// The panels of an insight's figures. Each opens from any place the figure stands, without a script; in print
/// they are listed.
pub fn panels(insight: &Insight) -> AnyView {
    if insight.figures.is_empty() {
        return ().into_any();
    }
    let panels = (0..insight.figures.len()).map(|index| panel(insight, index)).collect_view();
    view! { <section class="panels" aria-label="Figures"><h2>"Figures"</h2>{panels}</section> }.into_any()
}

fn panel(insight: &Insight, index: usize) -> AnyView {
    let figure = &insight.figures[index];
    let id = panel_id(index);
    let label_id = format!("{id}-label");
    let named_by = label_id.clone();
    let source = figure.source.and_then(|place| Some((place, insight.sources.get(place)?)));
    let source = match source {
        Some((place, source)) => view! { <a href=format!("#source-{}", place + 1)>{source.title.clone()}</a> }.into_any(),
        None if figure.kind == FigureKind::Derived => "Worked out here".into_any(),
        None => view! { <strong>"Unsourced"</strong> }.into_any(),
    };
    let parts = figure.derivation.as_ref().map(|how| {
        let part = |place: &usize| insight.figures.get(*place).map(|part| part_of(*place, part));
        let rounding = how.rounding.clone().map(|rounding| format!(" ({rounding})"));
        view! {
            <dt>"Worked out"</dt>
            <dd>{how.working.clone()} {rounding} <ul>{how.parts.iter().filter_map(part).collect_view()}</ul></dd>
        }
    });
    view! {
        <div popover="auto" id=id class="panel" role="dialog" aria-labelledby=named_by>
            <p class="panel-value">{figure.text.clone()}</p>
            <p class="panel-label" id=label_id>{figure.label.clone()}</p>
            <dl>
                <dt>"Exactly"</dt><dd>{figure.exact.clone()}</dd>
                <dt>"As of"</dt><dd>{figure.as_of.clone()}</dd>
                <dt>"Kind"</dt><dd>{figure.kind.label()}</dd>
                <dt>"Source"</dt><dd>{source}</dd>
                {parts}
                {(!figure.note.is_empty()).then(|| view! { <dt>"Note"</dt><dd>{spans(&figure.note)}</dd> })}
                {elsewhere(figure)}
            </dl>
        </div>
    }
    .into_any()
}

fn part_of(place: usize, part: &Figure) -> AnyView {
    view! {
        <li>
            <button type="button" class="link" popovertarget=panel_id(place)>{part.text.clone()}</button>
            " " {part.label.clone()}
        </li>
    }
    .into_any()
}

fn elsewhere(figure: &Figure) -> Option<AnyView> {
    let mention = |mention: &crate::model::Mention| {
        let address = links().to(&Route::Insight(mention.slug.clone()));
        view! { <li><a href=address>{mention.title.clone()}</a> {format!(": {}, {}", mention.text, mention.as_of)}</li> }
    };
    (!figure.elsewhere.is_empty()).then(|| {
        let mentions = figure.elsewhere.iter().map(mention).collect_view();
        view! { <dt>"Also in"</dt><dd><ul>{mentions}</ul></dd> }.into_any()
    })
}
