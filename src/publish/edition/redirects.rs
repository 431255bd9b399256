//! Addresses that insights had before, each leading to where the insight stands now.

use super::Edition;
use crate::model::{PageName, Route};
use crate::publish::diagnostic::Diagnostic;
use crate::publish::manuscript::alias::Alias;
use crate::publish::manuscript::load;
use crate::publish::manuscript::summary::Summary;
use crate::publish::output::layout::FILES;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::At;
use std::collections::BTreeMap;

/// An address that leads to an insight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The address it had.
    pub from: Alias,
    /// Where it stands.
    pub to: Route,
}

/// Folders of the site that hold no insights' pages.
const KEPT: [&str; 6] = ["edition", "data", "search", "share", "icons", "embed"];

/// What has an address.
#[derive(Clone, Copy)]
enum Owner<'e> {
    Site,
    Page,
    Insight(&'e str),
}

impl Edition {
    /// The addresses that insights had before, in order; those that something else has are told of.
    pub(super) fn find_redirects(&self, found: &mut Vec<Diagnostic>) -> Vec<Redirect> {
        let with_aliases: Vec<&Summary> =
            self.library.insights().filter(|summary| !summary.aliases.is_empty()).collect();
        if with_aliases.is_empty() {
            return Vec::new();
        }
        let mut owners: BTreeMap<String, Owner<'_>> =
            self.html_paths().into_iter().map(|path| (folded(&path), Owner::Page)).collect();
        let mut redirects = Vec::new();
        for summary in with_aliases {
            let mut faults = Vec::new();
            for text in &summary.aliases {
                let Ok(alias) = Alias::parse(text) else { continue };
                let taken = taken(&owners, &alias);
                if let Some(owner) = taken {
                    faults.push((text, owner));
                    continue;
                }
                owners.insert(folded(&alias.file()), Owner::Insight(&summary.slug));
                redirects.push(Redirect { from: alias, to: Route::Insight(summary.slug.clone()) });
            }
            found.append(&mut told(summary, &faults));
        }
        redirects.sort_by(|a, b| a.from.cmp(&b.from));
        redirects
    }

    /// Where pages stand, by their paths in the site.
    fn html_paths(&self) -> Vec<String> {
        let mut paths: Vec<String> = ["insights/index.html", "shell.html"].map(str::to_owned).into();
        for route in self.routes() {
            if route.is_feed() {
                let pages = PageName::all(self.count(&route)).map(|name| route.html_path(&name.query()));
                paths.extend(pages);
            }
            paths.push(route.html_path(""));
        }
        paths
    }
}

/// What has the address of an alias, or a folder or file in its way. Disks of some systems hold `A` and `a` to be one name.
fn taken<'e>(owners: &BTreeMap<String, Owner<'e>>, alias: &Alias) -> Option<Owner<'e>> {
    let file = folded(&alias.file());
    if let Some(owner) = owners.get(&file) {
        return Some(*owner);
    }
    let mut above = file.as_str();
    while let Some((folder, _)) = above.rsplit_once('/') {
        if let Some(owner) = owners.get(folder) {
            return Some(*owner);
        }
        above = folder;
    }
    // A page below a folder of that name.
    let below = format!("{file}/");
    if let Some((_, owner)) =
        owners.range(below.clone()..).next().filter(|(path, _)| path.starts_with(&below))
    {
        return Some(*owner);
    }
    let first = file.split('/').next().unwrap_or_default();
    let is_kept = KEPT.contains(&first) || FILES.iter().any(|start| first.starts_with(start));
    is_kept.then_some(Owner::Site)
}

fn folded(path: &str) -> String {
    path.to_ascii_lowercase()
}

/// What is wrong with a manuscript's aliases; its text is read again, for a fault is shown with it.
fn told(summary: &Summary, faults: &[(&At<String>, Owner<'_>)]) -> Vec<Diagnostic> {
    if faults.is_empty() {
        return Vec::new();
    }
    let file = load::source(&summary.path).unwrap_or_else(|diagnostic| diagnostic.file);
    let mut diagnostics = Diagnostics::new(&file, &summary.nouns);
    for (text, owner) in faults {
        let (message, help) = match owner {
            Owner::Site => (
                format!("“{}” stands where the site keeps its own files", text.value),
                "take it away: only your host itself can redirect this one",
            ),
            Owner::Page => (
                format!("“{}” is the address of a page of this site", text.value),
                "take it away, or mend it: only what leads nowhere else can be an old address",
            ),
            Owner::Insight(slug) if *slug == summary.slug => {
                (format!("“{}” stands here twice", text.value), "keep one of the two")
            }
            Owner::Insight(slug) => (
                format!("“{}” leads to “{slug}” already", text.value),
                "keep it in the one insight that took its place",
            ),
        };
        diagnostics.error("alias-clash", text.at.clone(), message, help);
    }
    diagnostics.found
}
