//! The archive: the way to the insights of each month, signal and impact.

use crate::model::{Archive, Month, Route};
use crate::views::host::links;
use crate::views::html::{Html, classed, el};
use crate::views::inline::label::insights;

/// Months by year, the newest year first, then signals and impacts, each with its count.
pub fn archive_view(archive: &Archive) -> Html {
    let year = |months: &[(Month, usize)]| {
        // Within a year as on a calendar.
        let rows = months.iter().rev().map(|(month, count)| {
            // Links are read out without what stands above them.
            let name = vec![
                Html::from(month.word()),
                classed("span", "sr").with(format!(" {}", month.year())).into(),
            ];
            row(&Route::Month(*month), name.into(), *count)
        });
        part(months.first().map(|(month, _)| month.year().to_string()), rows.collect())
    };
    let years: Html = archive.months.chunk_by(|(a, _), (b, _)| a.year() == b.year()).map(year).collect();
    let signals =
        archive.signals.iter().map(|(one, count)| row(&Route::Signal(*one), one.label().into(), *count));
    let impacts =
        archive.impacts.iter().map(|(one, count)| row(&Route::Impact(*one), one.label().into(), *count));
    let some = !archive.months.is_empty();
    classed("section", "index")
        .with(el("h1").attr("tabindex", "-1").with("Archive"))
        .with((!some).then(|| classed("p", "hint").with("Nothing is published yet.")))
        .with(years)
        .with(some.then(|| part(Some("By signal".to_owned()), signals.collect())))
        .with(some.then(|| part(Some("By impact".to_owned()), impacts.collect())))
        .into()
}

fn part(title: Option<String>, rows: Html) -> Html {
    el("section").with(el("h2").with(title)).with(el("ul").with(rows)).into()
}

fn row(to: &Route, name: Html, count: usize) -> Html {
    el("li")
        .with(el("a").attr("href", links().to(to)).with(name))
        .with(" ")
        .with(el("span").with(insights(count)))
        .into()
}
