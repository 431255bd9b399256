//! Who wrote an article and where it stood, as a manuscript says it. What would be an error there is left out, and told.

use super::article::Front;
use super::written::Written;
use crate::publish::manuscript::alias::Alias;
use crate::publish::text::{inline, markup};

/// The fields that say so.
pub fn credits(front: &Front, notes: &mut Vec<(usize, String)>) -> Vec<(&'static str, Written)> {
    let mut authors: Vec<(&str, Written)> = Vec::new();
    for (name, url) in &front.authors {
        if authors.iter().any(|(other, _)| other == name) {
            continue;
        }
        if markup::find(name).is_some() {
            notes.push((0, format!("the author “{name}” was left out; write the name without marks")));
            continue;
        }
        let url = url.iter().filter(|url| inline::check_link(url).is_ok());
        let url = url.map(|url| ("url", Written::text(url)));
        authors.push((name, Written::fields([("name", Written::text(name))].into_iter().chain(url))));
    }
    let mut aliases: Vec<Alias> = Vec::new();
    for text in &front.aliases {
        match Alias::parse(text) {
            Ok(alias) if aliases.contains(&alias) => {}
            Ok(alias) => aliases.push(alias),
            Err(why) => notes.push((0, format!("its old address “{text}” was left out: {why}"))),
        }
    }
    // Most name their own site, which a manuscript does not.
    if let Some(canonical) = &front.canonical {
        let say = "if it first stood elsewhere, write it as \"canonical\"";
        notes.push((0, format!("its canonical address “{canonical}” was left out; {say}")));
    }
    let authors: Vec<Written> = authors.into_iter().map(|(_, author)| author).collect();
    let aliases: Vec<Written> = aliases.iter().map(|one| Written::Text(format!("/{}", one.path))).collect();
    let lists = [("authors", authors), ("aliases", aliases)].into_iter();
    lists.filter(|(_, list)| !list.is_empty()).map(|(name, list)| (name, Written::List(list))).collect()
}
