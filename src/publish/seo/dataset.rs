//! Tables and histories as data sets, for programs that look for data.

use super::node::{About, publisher, work};
use crate::model::{History, Metric, Route, Site, Source, Table, entities, plain};
use crate::publish::site::{Address, corrected};
use serde_json::{Value, json};

/// A table of an insight as a data set; `place` counts the insight's tables from 1.
pub fn table(about: &About<'_>, place: usize, table: &Table) -> Value {
    let card = &about.insight.card;
    let caption = plain(&table.caption);
    // The first column names the rows; what is measured stands in the others, if there are any.
    let measured = if table.columns.len() > 1 { &table.columns[1..] } else { &table.columns };
    let titles: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    let description = format!("A table in “{}”: {caption}. Columns: {}.", card.title, titles.join(", "));
    let mut set = json!({
        "@type": "Dataset",
        "@id": format!("{}#table-{place}", about.page),
        "name": caption,
        "description": description,
        "url": about.page,
        "isPartOf": { "@id": about.article() },
        "creator": about.publisher,
        "inLanguage": about.language,
        "datePublished": card.published.rfc3339(),
        "variableMeasured": measured
            .iter()
            .map(|column| json!({ "@type": "PropertyValue", "name": column.title }))
            .collect::<Vec<_>>(),
    });
    if let Some(day) = corrected(card) {
        set["dateModified"] = day.rfc3339().into();
    }
    based_on(&mut set, table.sources.iter().filter_map(|place| about.insight.sources.get(*place)));
    set
}

/// The history of a key as a data set, which the CSV file beside it holds whole.
pub fn history(site: &Site, address: &Address, history: &History) -> Value {
    let card = &history.latest;
    let page = address.to(&Route::Figure(card.key.clone()));
    let mut measured = json!({ "@type": "PropertyValue", "name": card.label, "value": card.text });
    if !history.unit.is_empty() {
        measured["unitText"] = history.unit.as_str().into();
    }
    let mut set = json!({
        "@type": "Dataset",
        "@id": format!("{page}#history"),
        "name": format!("{}: {}", card.entity, card.label),
        "description": format!(
            "{}: {} as of {}, what it was before, and where each value comes from.",
            card.label, card.text, card.as_of
        ),
        "url": page,
        "identifier": card.key,
        "creator": publisher(site, address),
        "inLanguage": site.language,
        "about": { "@type": "Thing", "name": card.entity },
        "variableMeasured": [measured],
        "distribution": [{
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": address.file(&format!("figures/{}/history.csv", card.key)),
        }],
    });
    let statements = history.values.iter().flat_map(|value| &value.statements);
    based_on(&mut set, statements.filter_map(|one| one.source.as_ref()));
    set
}

/// How entities stand in a metric as a data set, on a page of it.
pub fn metric(site: &Site, address: &Address, metric: &Metric, route: &Route) -> Value {
    let (page, name) = (address.to(route), &metric.metric.name);
    let mut measured = json!({ "@type": "PropertyValue", "name": name });
    if !metric.metric.unit.is_empty() {
        measured["unitText"] = metric.metric.unit.as_str().into();
    }
    json!({
        "@type": "Dataset",
        "@id": format!("{page}#figures"),
        "name": format!("{name} compared"),
        "description": format!(
            "{name}: the newest figure of {}, with its date and where it comes from.",
            entities(metric.metric.count)
        ),
        "url": page,
        "identifier": metric.metric.id,
        "creator": publisher(site, address),
        "inLanguage": site.language,
        "variableMeasured": [measured],
    })
}

/// Names what a data set rests on, each once.
fn based_on<'s>(set: &mut Value, sources: impl Iterator<Item = &'s Source>) {
    let mut works: Vec<Value> = Vec::new();
    for work in sources.map(work) {
        if !works.contains(&work) {
            works.push(work);
        }
    }
    if !works.is_empty() {
        set["isBasedOn"] = works.into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FigureKind, KeyCard, Statement, Value as Stated};
    use crate::publish::seo::{structured_history, structured_insight};
    use crate::publish::site::sample;

    fn parsed(text: &str) -> Value {
        assert!(!text.contains('<'));
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn a_table_says_what_it_measures_and_rests_on() {
        let document =
            parsed(&structured_insight(&sample::site(), &sample::address(), &sample::insight("x<y"), None));
        let graph = document["@graph"].as_array().unwrap();
        let set = graph.iter().find(|node| node["@type"] == "Dataset").unwrap();
        assert_eq!(set["variableMeasured"].as_array().unwrap().len(), 2, "all columns but the rows' names");
        assert_eq!(set["isBasedOn"].as_array().unwrap().len(), 2);
        assert_eq!(set["isPartOf"]["@id"], graph[0]["@id"]);
        assert!(set.get("license").is_none());
    }

    #[test]
    fn a_history_leads_to_its_file() {
        let source = sample::insight("</script>").sources.remove(0);
        let statement = |slug: &str| Statement {
            slug: slug.into(),
            title: "x".into(),
            figure: 0,
            kind: FigureKind::Reported,
            source: Some(source.clone()),
        };
        let value = Stated {
            text: "$50B".into(),
            as_of: "2026".into(),
            at: (0, 0),
            extent: crate::model::Extent::default(),
            disputed: false,
            statements: vec![statement("a"), statement("b")],
            more: 0,
        };
        let latest = KeyCard {
            key: "thing/cost".into(),
            entity: "Thing".into(),
            label: "Cost".into(),
            text: "$50B".into(),
            as_of: "2026".into(),
            values: 1,
            disputed: false,
            stale_from: None,
            course: vec![],
        };
        let history = History {
            latest,
            unit: "US dollars".into(),
            values: vec![value],
            earlier: 0,
            across: vec![],
            scale: vec![],
            note: String::new(),
        };
        let document = parsed(&structured_history(&sample::site(), &sample::address(), &history));
        let set = &document["@graph"][0];
        assert_eq!(set["variableMeasured"][0]["value"], "$50B");
        assert_eq!(set["variableMeasured"][0]["unitText"], "US dollars");
        let file = "https://example.org/a/b/figures/thing/cost/history.csv";
        assert_eq!(set["distribution"][0]["contentUrl"], file);
        assert_eq!(set["isBasedOn"].as_array().unwrap().len(), 1, "a source is named once");
        let way = document["@graph"][1]["itemListElement"].as_array().unwrap();
        assert_eq!(way[2]["item"], set["url"]);
    }
}
