//! Corrections: those of all insights, and how one reads.

use crate::model::{Corrected, Correction, CorrectionsFile, PageName, Route};
use crate::views::feed::pager::pages;
use crate::views::host::links;
use crate::views::html::{Html, Tag, classed, el};
use crate::views::inline::span::anchor;

/// What was put right in any insight, newest first.
pub fn corrections_view(route: &Route, file: &CorrectionsFile) -> Html {
    let Route::Corrections(page) = *route else { return Html::Many(Vec::new()) };
    let names: Vec<PageName> = PageName::all(file.count).collect();
    let at = names.iter().position(|name| *name == page).map_or(1, |index| index + 1);
    let entry = |one: &Corrected| {
        let label = one.label.as_deref();
        let title = anchor(
            format!("{}#corrections", links().to(&Route::Insight(one.slug.clone()))),
            one.title.clone(),
        );
        correction(&one.correction, label).with(classed("span", "facts").with("In ").with(title))
    };
    let none = match file.count {
        0 => {
            "Nothing has had to be put right so far. A figure that was published and changes afterwards is listed here: \
              publishing it without a correction is not possible."
        }
        _ => "There is no such page.",
    };
    classed("section", "correction-index")
        .with(el("h1").attr("tabindex", "-1").with("Corrections"))
        .with(file.entries.is_empty().then(|| none_of(none)))
        .with(classed("ul", "entries").with(file.entries.iter().map(entry).collect::<Html>()))
        .with(pages(at, names.len(), &|page| {
            let name = names.get(page - 1).copied().unwrap_or(PageName::Latest);
            links().to(&Route::Corrections(name))
        }))
        .into()
}

/// That nothing is listed, and a way on.
fn none_of(words: &str) -> Tag {
    let way = anchor(links().to(&Route::Feed), "All insights");
    classed("p", "found").with(classed("span", "none").with(words.to_owned()).with(" ").with(way))
}

/// A correction: when, what stood there, what stands there now, and why.
pub fn correction(one: &Correction, label: Option<&str>) -> Tag {
    let worded = |text: &String| el("bdi").with(text.clone());
    let item = el("li").with(el("b").with(one.date.clone()));
    let item = match (label, &one.now) {
        (Some(label), Some(now)) => {
            item.with(format!(" {label}: was ")).with(worded(&one.was)).with(", now ").with(worded(now))
        }
        _ => item.with(" Was: ").with(worded(&one.was)),
    };
    item.with(format!(". {} ", one.why))
}
