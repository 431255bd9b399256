//! An insight as HTML that stands alone: what a program needs that shows it elsewhere, without our styles and app.
//!
//! Only elements such programs let through; no classes, ids, buttons or scripts. What the page draws is here in words:
//! stat cards and charts are lists. Every address is absolute, and a figure leads to where it comes from. What other
//! insights have said of a figure since is left to the page: it changes without a correction.

use crate::model::{
    Align, Block, Cards, Cell, Chart, Column, Correction, Datum, Image, Insight, Point, Route, Row, Series,
    Source, Span, Table,
};
use crate::publish::site::{Address, legal, righted};
use crate::views::{Html, Tag, el};
use leptos::prelude::RenderHtml;

/// An insight as plain HTML, whole.
pub fn content(insight: &Insight, address: &Address) -> String {
    let page = address.to(&Route::Insight(insight.card.slug.clone()));
    let plain = Plain { insight, address, page };
    legal(&plain.all().to_html())
}

struct Plain<'i> {
    insight: &'i Insight,
    address: &'i Address,
    page: String,
}

impl Plain<'_> {
    fn all(&self) -> Html {
        let insight = self.insight;
        let correction = |one: &Correction| {
            let figure = one.figure.and_then(|place| insight.figures.get(place));
            let words = righted(one, figure.map(|figure| figure.label.as_str()));
            el("li").with(el("b").with(one.date.clone())).with(" ").with(words)
        };
        let body: Html = insight.body.iter().map(|block| self.block(block)).collect();
        let all = Html::Many(vec![
            self.paragraph(&insight.lead),
            section("TL;DR", "ul", self.items(&insight.tldr)),
            section("Key Takeaways", "ul", self.items(&insight.takeaways)),
            body,
            section("Notes", "ol", self.items(&insight.footnotes)),
            section("Corrections", "ul", insight.corrections.iter().map(correction).collect()),
            section("Sources", "ol", insight.sources.iter().map(source).collect()),
        ]);
        // What shows a feed may be in any language and direction itself.
        match &insight.card.language {
            Some(own) => {
                el("div").attr("lang", own.tag.clone()).attr("dir", own.direction()).with(all).into()
            }
            None => all,
        }
    }

    fn block(&self, block: &Block) -> Html {
        match block {
            Block::Paragraph(text) => self.paragraph(text),
            Block::Heading(level, _, text) => {
                el(if *level == 3 { "h3" } else { "h2" }).with(self.spans(text)).into()
            }
            Block::Cards(cards) => self.cards(cards),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Callout(kind, body) => {
                let paragraphs: Html = body.iter().map(|text| self.paragraph(text)).collect();
                el("aside").with(el("h3").with(kind.label())).with(paragraphs).into()
            }
            Block::List(ordered, items) => {
                el(if *ordered { "ol" } else { "ul" }).with(self.items(items)).into()
            }
            Block::Quote(text, source) => {
                let places: Vec<usize> = source.iter().copied().collect();
                Html::Many(vec![
                    el("blockquote").with(self.paragraph(text)).into(),
                    self.source_line(&places),
                ])
            }
            Block::Image(image) => self.image(image),
            Block::Code(_, text, caption) => {
                let code = el("pre").with(el("code").with(text.clone()));
                el("figure").with(code).with(self.some("figcaption", caption)).into()
            }
            Block::Unknown(text) => el("p").with(text.clone()).into(),
        }
    }

    /// `Label: value (note)`, a card an entry.
    fn cards(&self, cards: &Cards) -> Html {
        let card = |index: &usize| {
            let figure = self.insight.figures.get(*index)?;
            let note = || Html::Many(vec![" (".into(), self.spans(&figure.note), ")".into()]);
            let value = el("b").with(self.figure(*index, &figure.text));
            let note = (!figure.note.is_empty()).then(note);
            Some(el("li").with(format!("{}: ", figure.label)).with(value).with(note))
        };
        Html::Many(vec![
            self.some("h3", &cards.title),
            self.some("p", &cards.caption),
            el("ul").with(cards.figures.iter().filter_map(card).collect::<Html>()).into(),
            self.source_line(&cards.sources),
        ])
    }

    fn table(&self, table: &Table) -> Html {
        let heading = |title: &String| el("th").attr("scope", "col").with(title.clone());
        let head: Html = table.columns.iter().map(|column| heading(&column.title)).collect();
        let row = |row: &Row| {
            let cells = row.0.iter().zip(&table.columns).enumerate();
            // A number keeps its sign before it, whichever way the text around is written.
            let number = |column: &Column| (column.align == Align::End).then_some("ltr");
            let cells =
                cells.map(|(place, (cell, column))| self.cell(place, cell).attr_if("dir", number(column)));
            el("tr").with(cells.collect::<Html>())
        };
        let drawn = el("table")
            .with(self.some("caption", &table.caption))
            .with(el("thead").with(el("tr").with(head)))
            .with(el("tbody").with(table.rows.iter().map(row).collect::<Html>()));
        Html::Many(vec![
            self.some("p", &table.about),
            drawn.into(),
            self.some("p", &table.remark),
            self.source_line(&table.sources),
        ])
    }

    fn cell(&self, place: usize, cell: &Cell) -> Tag {
        if place == 0 {
            return el("th").attr("scope", "row").with(self.spans(&cell.text));
        }
        let text = if cell.text.is_empty() { "—".into() } else { self.spans(&cell.text) };
        el("td").with(text).with(cell.best.then_some(" (best)"))
    }

    fn chart(&self, chart: &Chart) -> Html {
        let point = |point: &Point| {
            let of = |(place, (datum, series)): (usize, (&Datum, &Series))| {
                let before = if place > 0 { ", " } else { "" };
                let name = if series.name.is_empty() { String::new() } else { format!("{} ", series.name) };
                let value = el("b").with(datum.text.clone());
                Html::Many(vec![format!("{before}{name}").into(), value.into()])
            };
            let told = point.data.iter().zip(&chart.series).filter(|(datum, _)| !datum.text.is_empty());
            el("li").with(format!("{}: ", point.label)).with(told.enumerate().map(of).collect::<Html>())
        };
        let points = chart.points.iter().map(point);
        let measure = (!chart.measure.is_empty()).then(|| el("p").with(chart.measure.clone()));
        Html::Many(vec![
            self.some("h3", &chart.title),
            self.some("p", &chart.about),
            measure.into(),
            el("p").with(chart.alt.clone()).into(),
            el("ul").with(points.collect::<Html>()).into(),
            self.some("p", &chart.remark),
            self.source_line(&chart.sources),
        ])
    }

    fn image(&self, image: &Image) -> Html {
        let img = el("img")
            .attr("src", self.address.file(&format!("data/{}", image.src)))
            .attr("alt", image.alt.clone())
            .attr("width", image.width.to_string())
            .attr("height", image.height.to_string());
        el("figure").with(img).with(self.some("figcaption", &image.caption)).into()
    }

    /// `Source: …`, each linked to what it is.
    fn source_line(&self, places: &[usize]) -> Html {
        let sources = places.iter().filter_map(|place| self.insight.sources.get(*place));
        let named = |(place, source): (usize, &Source)| {
            Html::Many(vec![if place > 0 { ", " } else { "" }.into(), title(source)])
        };
        let label = if places.len() == 1 { "Source: " } else { "Sources: " };
        let line = || el("p").with(label).with(sources.enumerate().map(named).collect::<Html>());
        (!places.is_empty()).then(line).into()
    }

    fn paragraph(&self, text: &[Span]) -> Html {
        el("p").with(self.spans(text)).into()
    }

    fn items(&self, items: &[Vec<Span>]) -> Vec<Tag> {
        items.iter().map(|item| el("li").with(self.spans(item))).collect()
    }

    /// An element of a text, if there is any.
    fn some(&self, name: &'static str, text: &[Span]) -> Html {
        (!text.is_empty()).then(|| el(name).with(self.spans(text))).into()
    }

    fn spans(&self, spans: &[Span]) -> Html {
        spans.iter().map(|span| self.span(span, false)).collect()
    }

    /// Inline text. Within a link nothing else can be one.
    fn span(&self, span: &Span, linked: bool) -> Html {
        let all = |spans: &[Span], linked| spans.iter().map(|span| self.span(span, linked)).collect::<Html>();
        match span {
            Span::Text(text) => text.clone().into(),
            Span::Em(inner) => el("em").with(all(inner, linked)).into(),
            Span::Strong(inner) => el("strong").with(all(inner, linked)).into(),
            Span::Code(text) => el("code").with(text.clone()).into(),
            Span::Link(_, inner) | Span::Insight(_, inner) | Span::Series(_, inner) if linked => {
                all(inner, true)
            }
            Span::Link(to, inner) => link(to.clone(), all(inner, true)),
            Span::Insight(slug, inner) => {
                link(self.address.to(&Route::Insight(slug.clone())), all(inner, true))
            }
            Span::Series(name, inner) => {
                link(self.address.to(&Route::Series(name.clone())), all(inner, true))
            }
            Span::Footnote(number) => {
                let number = number.to_string();
                el("sup").with(link(format!("{}#note-{number}", self.page), number)).into()
            }
            Span::Figure(_, text) if linked => el("bdi").with(text.clone()).into(),
            Span::Figure(index, text) => self.figure(*index, text),
        }
    }

    /// A figure's words, leading to the panel that says where it comes from.
    fn figure(&self, index: usize, text: &str) -> Html {
        link(format!("{}#figure-{}", self.page, index + 1), el("bdi").with(text.to_owned()))
    }
}

fn link(to: String, words: impl Into<Html>) -> Html {
    el("a").attr("href", to).with(words).into()
}

/// A list under a heading, if it has entries.
fn section(title: &'static str, list: &'static str, entries: Vec<Tag>) -> Html {
    let section =
        |entries: Vec<Tag>| Html::Many(vec![el("h2").with(title).into(), el(list).with(entries).into()]);
    (!entries.is_empty()).then(|| section(entries)).into()
}

fn title(source: &Source) -> Html {
    match &source.url {
        Some(url) => link(url.clone(), source.title.clone()),
        None => source.title.clone().into(),
    }
}

fn source(source: &Source) -> Tag {
    let dated = source.date.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
    let read = source.retrieved.as_ref().map(|date| format!(" Read {date}.")).unwrap_or_default();
    el("li").with(title(source)).with(format!(". {}{dated}.{read}", source.publisher))
}

#[cfg(test)]
mod tests;
