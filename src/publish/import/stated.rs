//! The figures and sources of an article: the same amount said again is the same figure.

use super::amounts::{Amount, Value};
use super::naming;
use super::written::Written;
use std::collections::{BTreeSet, HashMap};

/// A figure of an article.
pub struct Figure {
    /// Its name.
    pub name: String,
    label: String,
    value: Value,
    unit: String,
    as_of: Option<String>,
    source: Option<usize>,
    note: Option<String>,
    /// What the words around it are about.
    about: BTreeSet<String>,
    /// Whether a card shows it, with its label and its note.
    on_card: bool,
}

/// A source of an article.
pub struct Source {
    name: String,
    title: String,
    publisher: String,
    url: Option<String>,
    used: bool,
}

/// What is known of an amount beside itself.
#[derive(Default)]
pub struct Around {
    /// What it is.
    pub label: String,
    /// What the words around it are about.
    pub about: BTreeSet<String>,
    /// The date it speaks of, where it is said.
    pub as_of: Option<String>,
    /// Where it is from.
    pub source: Option<usize>,
    /// A few words beside it.
    pub note: Option<String>,
}

/// The figures and sources of an article.
#[derive(Default)]
pub struct Figures {
    /// The figures, in the order in which they are first said.
    pub all: Vec<Figure>,
    /// The sources.
    pub sources: Vec<Source>,
    names: HashMap<String, usize>,
    alike: HashMap<String, Vec<usize>>,
}

impl Figures {
    /// The name of the figure of an amount: one that says the same of the same, or a new one.
    pub fn named(&mut self, amount: &Amount, around: Around) -> String {
        let alike = format!("{} {}", value(&amount.value), amount.unit);
        let places = self.alike.entry(alike.clone()).or_default();
        let same = places.iter().copied().find(|place| {
            let one = &self.all[*place];
            let shares = one.about.is_empty()
                || around.about.is_empty()
                || one.about.intersection(&around.about).next().is_some();
            let one_date = one.as_of.is_none() || around.as_of.is_none() || one.as_of == around.as_of;
            (shares || one.label == around.label) && one_date
        });
        if let Some(place) = same {
            let one = &mut self.all[place];
            one.as_of = one.as_of.take().or(around.as_of);
            one.source = one.source.or(around.source);
            one.note = one.note.take().or(around.note);
            one.about.extend(around.about);
            self.use_source(around.source);
            return self.all[place].name.clone();
        }
        self.use_source(around.source);
        let name = self.free_name(&around.label, &amount.unit);
        self.alike.entry(alike).or_default().push(self.all.len());
        self.all.push(Figure {
            name: name.clone(),
            label: around.label,
            value: amount.value.clone(),
            unit: amount.unit.clone(),
            as_of: around.as_of,
            source: around.source,
            note: around.note,
            about: around.about,
            on_card: false,
        });
        name
    }

    /// The name of the figure that a card shows. It has the card's label and note, whoever said it before.
    pub fn card(&mut self, amount: &Amount, around: Around) -> String {
        let alike = format!("{} {}", value(&amount.value), amount.unit);
        let places = self.alike.get(&alike).cloned().unwrap_or_default();
        let shares = |one: &Figure| {
            !one.on_card && (one.about.is_empty() || one.about.intersection(&around.about).next().is_some())
        };
        if let Some(place) = places.into_iter().find(|place| shares(&self.all[*place])) {
            self.use_source(around.source);
            let one = &mut self.all[place];
            one.label = around.label;
            one.note = around.note;
            one.source = around.source.or(one.source);
            one.about.extend(around.about);
            one.on_card = true;
            return one.name.clone();
        }
        let place = self.all.len();
        let name = self.free_name(&around.label, &amount.unit);
        self.use_source(around.source);
        self.all.push(Figure {
            name: name.clone(),
            label: around.label,
            value: amount.value.clone(),
            unit: amount.unit.clone(),
            as_of: around.as_of,
            source: around.source,
            note: around.note,
            about: around.about,
            on_card: true,
        });
        self.alike.entry(alike).or_default().push(place);
        name
    }

    /// The name of a figure that states the same amount: the one that is most about the same.
    pub fn stating(&self, amount: &Amount, about: &BTreeSet<String>) -> Option<String> {
        let places = self.alike.get(&format!("{} {}", value(&amount.value), amount.unit))?;
        let alike = |place: &&usize| self.all[**place].about.intersection(about).count();
        // Of several alike the one that is said first.
        let place = places.iter().rev().max_by_key(alike)?;
        Some(self.all[*place].name.clone())
    }

    fn use_source(&mut self, source: Option<usize>) {
        if let Some(source) = source.and_then(|place| self.sources.get_mut(place)) {
            source.used = true;
        }
    }

    /// A name of a label's words that no other figure has.
    fn free_name(&mut self, label: &str, unit: &str) -> String {
        let words = naming::slug(label, 36);
        let unit = naming::slug(unit, 20);
        let name =
            [words, unit, "figure".to_owned()].into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        self.free(name)
    }

    fn free(&mut self, name: String) -> String {
        let count = self.names.entry(name.clone()).or_insert(0);
        *count += 1;
        if *count == 1 {
            return name;
        }
        let next = format!("{name}-{count}");
        self.free(next)
    }

    /// The place of a source: one of the same address and title, or a new one.
    pub fn source(&mut self, title: &str, publisher: &str, url: Option<&str>) -> usize {
        let known = self.sources.iter().position(|one| one.title == title && one.url.as_deref() == url);
        known.unwrap_or_else(|| {
            let mut name = naming::slug(publisher, 30);
            if name.is_empty() {
                name = "source".to_owned();
            }
            let taken = |name: &str| self.sources.iter().any(|one| one.name == name);
            let free = std::iter::once(name.clone())
                .chain((2..).map(|n| format!("{name}-{n}")))
                .find(|name| !taken(name));
            self.sources.push(Source {
                name: free.unwrap_or(name),
                title: title.to_owned(),
                publisher: publisher.to_owned(),
                url: url.map(str::to_owned),
                used: false,
            });
            self.sources.len() - 1
        })
    }

    /// Whether something names a source.
    pub fn is_used(&self, place: usize) -> bool {
        self.sources.get(place).is_some_and(|source| source.used)
    }

    /// A source's name, for a block that names it.
    pub fn use_by_name(&mut self, place: usize) -> Option<String> {
        self.use_source(Some(place));
        self.sources.get(place).map(|source| source.name.clone())
    }

    /// The figures as a manuscript has them; those without a date of their own are of the article's.
    pub fn written(&self, published: &str) -> Written {
        let figure = |figure: &Figure| {
            let mut fields = vec![
                ("label".to_owned(), Written::text(&figure.label)),
                ("value".to_owned(), Written::Bare(value(&figure.value))),
                ("unit".to_owned(), Written::text(&figure.unit)),
                ("as_of".to_owned(), Written::text(figure.as_of.as_deref().unwrap_or(published))),
                ("kind".to_owned(), Written::text("reported")),
            ];
            if let Some(source) = figure.source.and_then(|place| self.sources.get(place)) {
                fields.push(("source".to_owned(), Written::text(&source.name)));
            }
            if let Some(note) = &figure.note {
                fields.push(("note".to_owned(), Written::text(note)));
            }
            (figure.name.clone(), Written::Fields(fields))
        };
        Written::Fields(self.all.iter().map(figure).collect())
    }

    /// The sources that something names, as a manuscript has them.
    pub fn written_sources(&self) -> Written {
        let source = |source: &Source| {
            let mut fields = vec![
                ("title".to_owned(), Written::text(&source.title)),
                ("publisher".to_owned(), Written::text(&source.publisher)),
            ];
            if let Some(url) = &source.url {
                fields.push(("url".to_owned(), Written::text(url)));
            }
            (source.name.clone(), Written::Fields(fields))
        };
        Written::Fields(self.sources.iter().filter(|one| one.used).map(source).collect())
    }

    /// How many figures have no source.
    pub fn without_source(&self) -> usize {
        self.all.iter().filter(|figure| figure.source.is_none()).count()
    }
}

/// A value as a manuscript writes it.
fn value(value: &Value) -> String {
    match value {
        Value::Exactly(number) => number.json(),
        Value::AtLeast(number) => format!("{{ \"at_least\": {} }}", number.json()),
        Value::AtMost(number) => format!("{{ \"at_most\": {} }}", number.json()),
        Value::About(number) => format!("{{ \"about\": {} }}", number.json()),
        Value::Between(from, upto) => format!("{{ \"from\": {}, \"to\": {} }}", from.json(), upto.json()),
    }
}
