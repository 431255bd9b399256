//! Structured data (schema.org as JSON-LD): what a page says, for programs that look for facts.
//!
//! Values stand here as they are printed. Dates that are known only in words stay in words.

use super::dataset;
use super::node::{About, person, work};
use crate::model::{Block, Correction, Entity, History, Insight, Metric, Route, Site, Topic};
use crate::publish::site::{Address, Picture, corrected, righted};
use serde_json::{Value, json};

/// An insight's structured data: the article with its sources and corrections, each table as a data set, and the way to
/// the page. To stand in `<script type="application/ld+json">`.
pub fn structured_insight(
    site: &Site,
    address: &Address,
    insight: &Insight,
    picture: Option<&Picture>,
) -> String {
    let about = About::of(site, address, insight);
    let tables = insight.body.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let mut graph = vec![article(&about, picture)];
    graph.extend(tables.enumerate().map(|(place, table)| dataset::table(&about, place + 1, table)));
    let route = Route::Insight(insight.card.slug.clone());
    graph.push(way(address, &[(site.name.as_str(), Route::Feed), (&insight.card.title, route)]));
    document(graph)
}

/// A history's structured data: a data set of the values a key has had, and the way to the page.
pub fn structured_history(site: &Site, address: &Address, history: &History) -> String {
    let card = &history.latest;
    let steps = [
        (site.name.as_str(), Route::Feed),
        ("Figures", Route::Figures(1)),
        (card.label.as_str(), Route::Figure(card.key.clone())),
    ];
    document(vec![dataset::history(site, address, history), way(address, &steps)])
}

/// A metric's structured data: a data set of how entities stand in it, and the way to the page.
pub fn structured_metric(site: &Site, address: &Address, metric: &Metric) -> String {
    let route = Route::Metric(metric.metric.id.clone(), metric.page);
    let steps = [
        (site.name.as_str(), Route::Feed),
        ("Compare", Route::Compare(1)),
        (metric.metric.name.as_str(), route.clone()),
    ];
    document(vec![dataset::metric(site, address, metric, &route), way(address, &steps)])
}

/// An entity's structured data: what it is called, and the way to the page.
pub fn structured_entity(site: &Site, address: &Address, entity: &Entity) -> String {
    let route = Route::Entity(entity.entity.id.clone(), entity.page);
    let name = entity.entity.name.as_str();
    let thing = json!({ "@type": "Thing", "name": name, "url": address.to(&route) });
    let steps = [(site.name.as_str(), Route::Feed), ("Figures", Route::Figures(1)), (name, route)];
    document(vec![thing, way(address, &steps)])
}

fn article(about: &About<'_>, picture: Option<&Picture>) -> Value {
    let (insight, card) = (about.insight, &about.insight.card);
    let topic = |topic: &Topic| {
        let page = about.address.to(&Route::Topic(topic.slug.clone()));
        json!({ "@type": "Thing", "name": topic.name, "url": page })
    };
    let mut article = json!({
        "@type": "Article",
        "@id": about.article(),
        "headline": card.title,
        "description": card.summary,
        "datePublished": card.published.rfc3339(),
        "inLanguage": about.language,
        "author": about.publisher,
        "publisher": about.publisher,
        "mainEntityOfPage": { "@type": "WebPage", "@id": about.page },
        "url": about.page,
        "about": card.topics.iter().map(topic).collect::<Vec<_>>(),
    });
    if !insight.authors.is_empty() {
        article["author"] = insight.authors.iter().map(person).collect();
    }
    if let Some(first) = &insight.canonical {
        article["sameAs"] = first.as_str().into();
    }
    if let Some(series) = &insight.series {
        let page = about.address.to(&Route::Series(series.slug.clone()));
        article["isPartOf"] = json!({ "@type": "CreativeWorkSeries", "name": series.title, "url": page });
        article["position"] = series.part.into();
    }
    if let Some(day) = corrected(card) {
        article["dateModified"] = day.rfc3339().into();
    }
    if let Some(picture) = picture {
        article["image"] = json!({
            "@type": "ImageObject",
            "url": about.address.file(&picture.path),
            "width": picture.width,
            "height": picture.height,
            "caption": picture.alt,
        });
    }
    if !insight.sources.is_empty() {
        article["citation"] = insight.sources.iter().map(work).collect();
    }
    if !insight.corrections.is_empty() {
        let comment = |one: &Correction| {
            let figure = one.figure.and_then(|place| insight.figures.get(place));
            let words = righted(one, figure.map(|figure| figure.label.as_str()));
            json!({ "@type": "CorrectionComment", "text": format!("{}. {words}", one.date) })
        };
        article["correction"] = insight.corrections.iter().map(comment).collect();
    }
    article
}

/// The pages that lead to this one, which comes last.
fn way(address: &Address, steps: &[(&str, Route)]) -> Value {
    let step = |(place, (name, route)): (usize, &(&str, Route))| {
        let position = place + 1;
        json!({ "@type": "ListItem", "position": position, "name": name, "item": address.to(route) })
    };
    let steps: Vec<Value> = steps.iter().enumerate().map(step).collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": steps })
}

/// The whole, as text that cannot end the script element it stands in: both ways to do so begin with the same sign.
fn document(graph: Vec<Value>) -> String {
    json!({ "@context": "https://schema.org", "@graph": graph }).to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::site::sample;
    use proptest::prelude::*;

    fn made(insight: &Insight) -> Value {
        let picture = Picture { path: "data/a b.png".into(), width: 1200, height: 630, alt: "A & B".into() };
        let text = structured_insight(&sample::site(), &sample::address(), insight, Some(&picture));
        serde_json::from_str(&text).unwrap()
    }

    fn of_kind<'v>(document: &'v Value, kind: &str) -> Vec<&'v Value> {
        document["@graph"].as_array().unwrap().iter().filter(|node| node["@type"] == kind).collect()
    }

    proptest! {
        #[test]
        fn any_text_stays_itself_and_in_its_place(text in sample::text()) {
            let insight = sample::insight(&text);
            let json = structured_insight(&sample::site(), &sample::address(), &insight, None);
            prop_assert!(!json.contains('<'));
            let document: Value = serde_json::from_str(&json).unwrap();
            let article = of_kind(&document, "Article")[0];
            for value in [&article["headline"], &article["description"], &article["citation"][1]["name"]] {
                prop_assert_eq!(value.as_str(), Some(text.as_str()));
            }
            let table = of_kind(&document, "Dataset")[0];
            prop_assert_eq!(table["name"].as_str(), Some(text.as_str()));
            prop_assert_eq!(table["variableMeasured"][0]["name"].as_str(), Some(text.as_str()));
        }
    }

    #[test]
    fn an_article_says_who_when_and_what_was_put_right() {
        let mut insight = sample::insight("x");
        let document = made(&insight);
        let article = of_kind(&document, "Article")[0];
        assert_eq!(article["mainEntityOfPage"]["@id"], "https://example.org/a/b/insights/sample/");
        assert_eq!(article["publisher"]["name"], "Sample & Co");
        assert_eq!(article["inLanguage"], "en-GB");
        assert_eq!(article["dateModified"], insight.card.updated.unwrap().rfc3339());
        assert_eq!(article["correction"][0]["text"], "x. x: was x, now x. x");
        assert_eq!(article["citation"][0]["url"], "https://example.org/source");
        assert!(article["citation"][1].get("url").is_none());
        assert_eq!(article["image"]["url"], "https://example.org/a/b/data/a%20b.png");
        assert_eq!(article["about"][0]["url"], "https://example.org/a/b/topics/aws/");
        let way = &of_kind(&document, "BreadcrumbList")[0]["itemListElement"];
        assert_eq!((&way[1]["position"], &way[1]["item"]), (&json!(2), &article["url"]));
        insight.card.updated = None;
        insight.corrections.clear();
        insight.card.language = Some(crate::model::Language::of("de"));
        let document = made(&insight);
        let article = of_kind(&document, "Article")[0];
        assert!(article.get("dateModified").is_none() && article.get("correction").is_none());
        assert_eq!(article["inLanguage"], "de");
    }
}
