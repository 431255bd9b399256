//! What a manuscript says of itself, as the rest of the edition needs to know it.
//!
//! Where there are many, a manuscript is read twice: once for this, and again when its page is made. So what stays in
//! memory is one small record an insight, however long the insights are.

use super::figures::Resolved;
use super::load;
use super::load::Parsed;
use super::{Block, Manuscript};
use crate::model::{Correction, Impact, Signal, Source, Stamp, is_mark, is_spaceless};
use crate::publish::figure::date::PartialDate;
use crate::publish::figure::format;
use crate::publish::fingerprint::{Digest, Fingerprint};
use crate::publish::language::noun::Nouns;
use crate::publish::manuscript;
use crate::publish::parse::record::{At, Inline};
use std::path::PathBuf;
use std::sync::Arc;

const WORDS_A_MINUTE: usize = 230;
/// Of scripts without spaces.
const LETTERS_A_MINUTE: usize = 500;

/// What a manuscript says of itself.
#[derive(Debug)]
pub struct Summary {
    /// The name in its address.
    pub slug: String,
    /// Where the file lies.
    pub path: PathBuf,
    /// The title.
    pub title: String,
    /// The summary as written.
    pub summary: Inline,
    /// When it is published.
    pub published: Stamp,
    /// Whether it is a draft.
    pub draft: bool,
    /// What kind of change it reports.
    pub signal: Signal,
    /// How much follows from it.
    pub impact: Impact,
    /// The slugs of its topics.
    pub topics: Vec<String>,
    /// The slugs its maker chose to read next.
    pub related: Vec<String>,
    /// Its language, where it is not the site's.
    pub language: Option<String>,
    /// The addresses it had before.
    pub aliases: Vec<At<String>>,
    /// The series that it is a part of, and the number of the part.
    pub series: Option<(String, usize)>,
    /// Whether it was first published elsewhere.
    pub syndicated: bool,
    /// Minutes to read it.
    pub minutes: u32,
    /// Its figures, in its order.
    pub figures: Vec<Observation>,
    /// Its sources, in its order.
    pub sources: Vec<Source>,
    /// What was put right in it, the newest first.
    pub corrections: Vec<ResolvedCorrection>,
    /// The hash of its text.
    pub text: Digest,
    /// Whether nothing was found wrong so far.
    pub valid: bool,
    /// The manuscript itself, where there was room for it.
    pub kept: Option<Arc<Parsed>>,
    /// What the site says nouns are called.
    pub nouns: Arc<Nouns>,
}

/// A figure as a manuscript states it.
#[derive(Debug)]
pub struct Observation {
    /// Its name there.
    pub name: String,
    /// What it counts or measures.
    pub label: String,
    /// What is measured, for all insights alike.
    pub key: Option<String>,
    /// What that is called where no article stands around it.
    pub series: Option<String>,
    /// Its metric class.
    pub class: Option<String>,
    /// The place of its source.
    pub source: Option<usize>,
    /// Its value; nothing where it is at fault.
    pub value: Option<Resolved>,
}

/// A correction with its day known.
#[derive(Clone, Debug)]
pub struct ResolvedCorrection {
    /// The day.
    pub day: Stamp,
    /// The figure's place, where one was corrected.
    pub figure: Option<usize>,
    /// What stood there before.
    pub was: String,
    /// What has stood there since, until the next correction.
    pub now: Option<String>,
    /// Why it was changed.
    pub why: String,
}

impl ResolvedCorrection {
    /// The correction as readers meet it.
    pub fn correction(&self) -> Correction {
        Correction {
            date: self.day.day_text(),
            figure: self.figure,
            was: self.was.clone(),
            now: self.now.clone(),
            why: self.why.clone(),
        }
    }
}

impl Summary {
    /// Takes from a manuscript what the others need; `valid` says whether nothing was found wrong with it.
    pub fn of(parsed: &Parsed, valid: bool) -> Self {
        let manuscript = &parsed.manuscript;
        let values = |names: &[At<String>]| names.iter().map(|name| name.value.clone()).collect();
        let stated =
            |((name, figure), value): (&(At<String>, manuscript::Figure), &Option<Resolved>)| Observation {
                name: name.value.clone(),
                label: parsed.line(&figure.label),
                key: figure.key.as_ref().map(|key| key.value.clone()),
                series: figure.series.as_ref().map(|series| series.value.clone()),
                class: figure.class.as_ref().map(|class| class.value.clone()),
                source: figure.source.as_ref().and_then(|name| Some(manuscript.sources.find(name)?.0)),
                value: value.clone(),
            };
        Self {
            slug: parsed.slug.clone(),
            path: parsed.path.clone(),
            title: parsed.line(&manuscript.title).trim().to_owned(),
            summary: manuscript.summary.clone(),
            published: parsed.published,
            draft: parsed.draft,
            signal: manuscript.signal,
            impact: manuscript.impact,
            topics: values(&manuscript.topics),
            related: values(&manuscript.related),
            language: manuscript.language.as_ref().map(|language| language.value.clone()),
            aliases: manuscript.aliases.clone(),
            series: manuscript
                .series
                .as_ref()
                .map(|series| (series.name.value.clone(), series.part.value as usize)),
            syndicated: manuscript.canonical.is_some(),
            minutes: minutes(manuscript),
            figures: manuscript.figures.0.iter().zip(&parsed.figures).map(stated).collect(),
            sources: manuscript.sources.0.iter().map(|(_, entry)| source(entry)).collect(),
            corrections: corrections(parsed),
            text: Fingerprint::default().with(&parsed.file.text).digest(),
            valid,
            kept: None,
            nouns: parsed.nouns.clone(),
        }
    }

    /// The manuscript, kept or read again.
    pub fn manuscript(&self) -> Option<Arc<Parsed>> {
        self.kept.clone().or_else(|| load::manuscript(&self.path, &self.nouns).0.map(Arc::new))
    }

    /// Whether it is not published yet at a time: a draft, or an insight that is due later.
    pub fn waits(&self, now: Stamp) -> bool {
        self.draft || self.published > now
    }

    /// The corrections made to a figure, the newest first.
    pub fn corrections_of(&self, figure: usize) -> impl Iterator<Item = &ResolvedCorrection> {
        self.corrections.iter().filter(move |one| one.figure == Some(figure))
    }

    /// When it was last corrected, if it was: nothing else counts as an update.
    pub fn updated(&self) -> Option<Stamp> {
        self.corrections.first().map(|correction| correction.day)
    }
}

/// A source as readers meet it, without dates that are none.
pub fn source(source: &manuscript::Source) -> Source {
    let date = |text: &Option<At<String>>| PartialDate::parse(text.as_ref()?).map(PartialDate::text);
    Source {
        title: source.title.value.clone(),
        publisher: source.publisher.value.clone(),
        url: source.url.as_ref().map(|url| url.value.clone()),
        date: date(&source.date),
        retrieved: date(&source.retrieved),
        unverified: source.unverified.unwrap_or_default(),
    }
}

/// What was put right, the newest first; each says what stood there until the next.
pub fn corrections(parsed: &Parsed) -> Vec<ResolvedCorrection> {
    let manuscript = &parsed.manuscript;
    let mut all: Vec<ResolvedCorrection> = manuscript
        .corrections
        .iter()
        .filter_map(|one| {
            let day = PartialDate::parse(&one.date)?.day()?;
            let figure = one.figure.as_ref().and_then(|name| Some(manuscript.figures.find(name)?.0));
            Some(ResolvedCorrection {
                day,
                figure,
                was: one.was.value.clone(),
                now: None,
                why: one.why.value.clone(),
            })
        })
        .collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.day));
    for place in 0..all.len() {
        let Some(figure) = all[place].figure else { continue };
        let next = all[..place].iter().rev().find(|later| later.figure == Some(figure));
        all[place].now = match next {
            Some(next) => Some(next.was.clone()),
            None => parsed.figures.get(figure).and_then(|value| {
                let value = value.as_ref()?;
                let was = all[place].was.trim();
                // Told apart from what it was, whatever that has been typed as.
                let now = format::distinct_from(value.amount, &value.unit, was);
                Some(if was == value.printed || now != format::text(value.amount, &value.unit) {
                    now
                } else {
                    value.text()
                })
            }),
        };
    }
    all
}

/// How many minutes a reader takes, of the words there are or, where there are no spaces, the letters.
fn minutes(manuscript: &Manuscript) -> u32 {
    let (words, letters) = words(manuscript);
    // In one fraction, so that many short texts are not each rounded up.
    let parts = words * LETTERS_A_MINUTE + letters * WORDS_A_MINUTE;
    parts.div_ceil(WORDS_A_MINUTE * LETTERS_A_MINUTE).max(1) as u32
}

/// Of a long table nobody reads more rows than these.
const ROWS_READ: usize = 50;

/// How many words a reader meets, and how many letters of scripts without spaces.
fn words(manuscript: &Manuscript) -> (usize, usize) {
    let all = |texts: &[Inline]| texts.iter().map(|text| count(text)).fold((0, 0), sum);
    let block = |block: &Block| match block {
        Block::Paragraph(text) => count(text),
        Block::Heading(heading) => count(&heading.text),
        Block::Quote(quote) => count(&quote.text),
        Block::Callout(callout) => all(&callout.body),
        Block::List(list) => all(&list.items),
        Block::Cards(cards) => (cards.figures.len() * 8, 0),
        Block::Table(place) => match manuscript.tables.find(&place.table) {
            Some((_, table)) => {
                (table.rows.here().iter().take(ROWS_READ).map(|row| row.0.len() * 2).sum(), 0)
            }
            None => (0, 0),
        },
        Block::Code(code) => count(&code.text),
        Block::Chart(_) | Block::Image(_) => (12, 0),
    };
    [count(&manuscript.summary), all(&manuscript.tldr), all(&manuscript.takeaways)]
        .into_iter()
        .chain(manuscript.body.iter().map(block))
        .fold((0, 0), sum)
}

fn sum(one: (usize, usize), other: (usize, usize)) -> (usize, usize) {
    (one.0 + other.0, one.1 + other.1)
}

/// The words of a text that stand apart, and the letters of scripts without spaces.
fn count(text: &str) -> (usize, usize) {
    if text.is_ascii() {
        return (text.split_ascii_whitespace().count(), 0);
    }
    if !text.contains(is_spaceless) {
        return (text.split_whitespace().count(), 0);
    }
    let letters = text.chars().filter(|c| is_spaceless(*c) && !is_mark(*c)).count();
    let apart = |word: &&str| {
        !word.contains(is_spaceless) || word.contains(|c: char| c.is_alphanumeric() && !is_spaceless(c))
    };
    (text.split_whitespace().filter(apart).count(), letters)
}
