//! Figures over time: the list of all keys, and the history of one.

use crate::model::{CompareQuery, History, KeyCard, KeyList, Route, Source, Statement, Value};
use crate::views::body::chart::{Ground, Plotted, note, plot};
use crate::views::body::key_rows::{date, disputed, key_rows};
use crate::views::feed::pager::pages;
use crate::views::host::links;
use crate::views::html::{Html, classed, el};
use crate::views::inline::label::arrow;
use crate::views::inline::span::{anchor, panel_id};

/// Every key with its latest value, under the entity it is of.
pub fn key_list(list: &KeyList) -> Html {
    let group = |keys: &[KeyCard]| {
        classed("section", "entity")
            .with(
                el("h2")
                    .with(keys.first().map(|card| anchor(entity_address(&card.key), card.entity.clone()))),
            )
            .with(key_rows(keys))
    };
    let groups: Html = list.keys.chunk_by(|a, b| a.entity == b.entity).map(group).collect();
    let empty = list.keys.is_empty().then(|| {
        let words =
            if list.count == 0 { "No figure is followed over time yet." } else { "There is no such page." };
        classed("p", "hint").with(words)
    });
    let intro = "Each of these is one number, however many insights state it: its latest value, and what it was before. Each small line has a scale of its own.";
    classed("section", "key-index")
        .with(el("h1").attr("tabindex", "-1").with("Figures"))
        .with(classed("p", "intro").with(intro))
        .with(empty)
        .with(groups)
        .with(pages(list.page, list.pages, &|page| links().to(&Route::Figures(page))))
        .into()
}

/// The address of the entity that a key is of.
fn entity_address(key: &str) -> String {
    links().to(&Route::Entity(key.split('/').next().unwrap_or(key).to_owned(), 1))
}

/// The ways from a figure to what it may be held against: its entity, and others by the same metric.
fn beside(card: &KeyCard) -> Html {
    let (id, metric) = card.key.split_once('/').unwrap_or((&card.key, ""));
    let query = CompareQuery {
        entities: vec![id.to_owned()],
        metrics: vec![metric.to_owned()],
        ..CompareQuery::default()
    };
    let compare = links().to_query(&Route::Compare(1), &query.to_query());
    el("p")
        .with(anchor(entity_address(&card.key), vec![Html::from("All of "), card.entity.clone().into()]))
        .with(classed("span", "needs-app").with(" · ").with(anchor(compare, "Compare with others")))
        .into()
}

/// The history of a key: a chart, and a table of its values with who states them.
pub fn history_view(history: &History) -> Html {
    let card = &history.latest;
    let back = classed("a", "back")
        .attr("href", links().to(&Route::Figures(1)))
        .with(arrow("←"))
        .with(" All figures");
    let value = classed("p", "latest").with(el("b").with(el("bdi").with(card.text.clone()))).with(
        classed("span", "facts")
            .with(date("as of ", &card.as_of, card.stale_from))
            .with(disputed(card.disputed)),
    );
    let head = el("tr")
        .with(el("th").attr("scope", "col").with("As of"))
        .with(el("th").attr("scope", "col").attr("class", "end").with("Value"))
        .with(el("th").attr("scope", "col").with("Stated in"));
    let table = el("table")
        .with(el("caption").attr("class", "sr").with(format!("{}, the newest first", card.label)))
        .with(el("thead").with(head))
        .with(el("tbody").with(history.values.iter().map(value_row).collect::<Html>()));
    let earlier = (history.earlier > 0).then(|| {
        format!("{} earlier values are not listed here; the file below has all of them. ", history.earlier)
    });
    let file = links().file(&format!("figures/{}/history.csv", card.key));
    let unit = (!history.unit.is_empty()).then(|| format!(", in {}", history.unit));
    classed("article", "history")
        .with(back)
        .with(el("h1").attr("tabindex", "-1").with(card.label.clone()))
        .with(classed("p", "key").with(el("code").with(card.key.clone())).with(unit))
        .with(value)
        .with(beside(card))
        .with(over_time(history))
        .with(
            classed("div", "scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", "Values")
                .with(table),
        )
        .with(
            el("p")
                .with(earlier)
                .with(el("a").attr("href", file).attr("download", "").with("All values as CSV")),
        )
        .into()
}

/// The chart, or why there is none.
fn over_time(history: &History) -> Html {
    let mut points = Vec::new();
    for Value { text, as_of, at, extent, disputed, .. } in history.values.iter().rev() {
        points.push(Plotted { label: as_of, text, at: *at, extent: Some(extent), disputed: *disputed });
    }
    if points.len() < 2 {
        return classed("p", "hint").with(history.note.clone()).into();
    }
    let ground = Ground { scale: &history.scale, across: &history.across, ..Ground::default() };
    let drawn = plot(&ground, &[(0, points)], Html::Many(Vec::new()), |svg| svg);
    classed("figure", "over-time").with(drawn).with(note(&history.note)).into()
}

fn value_row(value: &Value) -> Html {
    let disputed = value.disputed.then(|| classed("strong", "doubt").with("Disputed "));
    let more = match value.more {
        0 => None,
        1 => Some(el("li").with("and one more insight")),
        more => Some(el("li").with(format!("and {more} more insights"))),
    };
    let statements = el("ul").with(value.statements.iter().map(statement).collect::<Html>()).with(more);
    el("tr")
        .with(el("th").attr("scope", "row").with(value.as_of.clone()))
        .with(classed("td", "end").with(disputed).with(value.text.clone()))
        .with(el("td").with(statements))
        .into()
}

fn statement(one: &Statement) -> Html {
    let address = format!("{}#{}", links().to(&Route::Insight(one.slug.clone())), panel_id(one.figure));
    let source = |source: &Source| {
        let title: Html = match &source.url {
            Some(url) => {
                el("a").attr("href", url.clone()).attr("rel", "noopener").with(source.title.clone()).into()
            }
            None => source.title.clone().into(),
        };
        let read = source.retrieved.as_ref().map(|date| format!(", read {date}")).unwrap_or_default();
        Html::Many(vec![title, format!(" ({}{read})", source.publisher).into()])
    };
    let from: Html = match (&one.source, one.kind) {
        (Some(one), _) => source(one),
        (None, crate::model::FigureKind::Derived) => "worked out there".into(),
        (None, _) => el("strong").with("unsourced").into(),
    };
    el("li")
        .with(anchor(address, one.title.clone()))
        .with(classed("span", "facts").with(format!("{}: ", one.kind.label())).with(from))
        .into()
}
