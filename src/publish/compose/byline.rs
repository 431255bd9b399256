//! Whose an insight is: its authors, where it first stood, and the addresses it had.

use crate::model::{Author, Installment, Span};
use crate::publish::library::Library;
use crate::publish::library::authors::check_author;
use crate::publish::manuscript::Manuscript;
use crate::publish::manuscript::alias::Alias;
use crate::publish::manuscript::author::{self, AuthorEntry};
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::At;
use crate::publish::parse::suggest::did_you_mean;
use crate::publish::text::inline;

/// Who wrote an insight.
pub fn authors(manuscript: &Manuscript, library: &Library, diagnostics: &mut Diagnostics) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    for entry in &manuscript.authors {
        let (at, author) = match entry {
            AuthorEntry::Known(name) => (&name.at, known(name, library, diagnostics)),
            AuthorEntry::Own(own) => {
                check_author(own, diagnostics);
                (&own.name.at, Some(written(own)))
            }
        };
        let Some(author) = author else { continue };
        if authors.iter().any(|other| other.name == author.name) {
            let message = format!("“{}” stands here twice", author.name);
            diagnostics.error("duplicate-name", at.clone(), message, "keep one of the two");
        }
        authors.push(author);
    }
    authors
}

fn known(name: &At<String>, library: &Library, diagnostics: &mut Diagnostics) -> Option<Author> {
    let found = library.author(name);
    if found.is_none() {
        let near = did_you_mean(name, library.authors());
        let help = match near.is_empty() {
            true => "add it to \"authors\" in site.json, or write { \"name\": … } here".to_owned(),
            false => near,
        };
        let message = format!("site.json knows no author “{}”", name.value);
        diagnostics.error("unknown-author", name.at.clone(), message, help);
    }
    found.map(written)
}

fn written(author: &author::Author) -> Author {
    Author { name: author.name.trim().to_owned(), url: author.url.as_ref().map(|url| url.value.clone()) }
}

/// Checks the addresses that an insight had. Whether something else has one is asked when all insights are known.
pub fn check_aliases(manuscript: &Manuscript, diagnostics: &mut Diagnostics) {
    for alias in &manuscript.aliases {
        if let Err(why) = Alias::parse(alias) {
            let message = format!("“{}”: {why}", alias.value);
            diagnostics.error("bad-alias", alias.at.clone(), message, why.help());
        }
    }
}

/// Where an insight was first published, where that was elsewhere.
pub fn canonical(
    manuscript: &Manuscript,
    library: &Library,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let canonical = manuscript.canonical.as_ref()?;
    if let Err(why) = inline::check_link(canonical) {
        let help = "write the http or https address it was first published at";
        diagnostics.error("unsafe-link", canonical.at.clone(), why, help);
    } else if library.url.as_deref().is_some_and(|own| host(own) == host(canonical)) {
        let message = format!("“{}” is on this site", canonical.value);
        let help = "leave it out, or say in \"aliases\" where on this site it stood before";
        diagnostics.error("own-canonical", canonical.at.clone(), message, help);
    }
    Some(canonical.value.clone())
}

/// The host of an address, without what it is often left out or put before.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    host.strip_prefix("www.").map(str::to_owned).unwrap_or(host)
}

/// The same in words, for readers, and what it is a part of: `By Ada and Grace · First published at example.org`.
pub fn byline(authors: &[Author], canonical: Option<&str>, series: Option<&Installment>) -> Vec<Vec<Span>> {
    let link = |url: &str, text: &str| Span::Link(url.to_owned(), vec![words(text)]);
    let count = authors.len();
    let mut line = Vec::new();
    for (place, author) in authors.iter().enumerate() {
        line.push(words(match place {
            0 => "By ",
            _ if place + 1 < count => ", ",
            _ => " and ",
        }));
        line.push(match &author.url {
            Some(url) => link(url, &author.name),
            None => words(&author.name),
        });
    }
    if let Some(url) = canonical {
        line.push(words(if count == 0 { "First published at " } else { " · First published at " }));
        line.push(link(url, &host(url)));
    }
    let part = series.map(|series| {
        let place = format!("Part {} of {} of ", series.part, series.last);
        vec![words(&place), Span::Series(series.slug.clone(), vec![words(&series.title)])]
    });
    [line].into_iter().filter(|line| !line.is_empty()).chain(part).collect()
}

fn words(text: &str) -> Span {
    Span::Text(text.to_owned())
}
