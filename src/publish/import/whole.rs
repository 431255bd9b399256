//! The manuscript as a whole: every field that an insight has, from an article.

use super::article::{Block, Document, Text};
use super::credits::credits;
use super::draft::{Draft, Place};
use super::error::ImportError;
use super::pictures::Pictures;
use super::written::{self, Written};
use super::{Notice, settled};
use crate::model::Stamp;
use std::path::{Path, PathBuf};

/// What is made of an article.
#[derive(Debug)]
pub struct Made {
    /// The manuscript's text.
    pub text: String,
    /// How many figures it has.
    pub figures: usize,
    /// Pictures that come along: the file, and its path below the data folder.
    pub pictures: Vec<(PathBuf, String)>,
    /// What its maker should look at.
    pub notices: Vec<Notice>,
}

/// Makes the manuscript of an article that was read from a file. `given` is the day of one that does not say its own.
pub fn manuscript(
    mut document: Document,
    source: &str,
    file: &Path,
    given: Option<Stamp>,
    now: Stamp,
    pictures: &mut Pictures,
) -> Result<Made, ImportError> {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let (language, tag) = settled::language(&document, source);
    let (dated, name) = settled::dated_name(&stem);
    let mut notes: Vec<(usize, String)> = std::mem::take(&mut document.lost);
    let mut absent: Vec<&str> = Vec::new();
    let front = std::mem::take(&mut document.front);
    let credits = credits(&front, &mut notes);
    let said = front.date.as_deref().and_then(settled::moment);
    if front.date.is_some() && said.is_none() {
        notes.push((0, "its date cannot be read; write it as 2026-03-07".to_owned()));
    }
    let published = said.or(dated).or(given).unwrap_or_else(|| {
        absent.push("its date (today’s stands there)");
        now
    });
    let day = published.date();
    let title = front.title.filter(|title| !title.is_empty()).unwrap_or_else(|| {
        absent.push("a title (its file’s name stands there)");
        Text::plain(&super::naming::capital(&name.replace(['-', '_'], " ")), 0)
    });
    let mut draft = Draft::new(language, title.words.clone(), pictures);
    draft.heading.clone_from(&title.words);
    draft.footnotes(&document);
    let summary = summary(front.summary, &mut document, &mut absent);
    let Some(summary) = summary else { return Err(ImportError::Empty(file.to_owned())) };
    let has_words = |texts: &[Text]| texts.iter().any(|text| !text.is_empty());
    let tldr = if !has_words(&front.tldr) {
        absent.push("a TL;DR (the title stands there)");
        vec![title.clone()]
    } else {
        front.tldr
    };
    let takeaways = if !has_words(&front.takeaways) {
        absent.push("takeaways (the summary’s first sentence stands there)");
        vec![settled::first_sentence(&summary)]
    } else {
        front.takeaways
    };
    let mut topics = settled::topics(&front.topics);
    if topics.is_empty() {
        absent.push("topics (“imported” stands there)");
        topics.push("imported".to_owned());
    }
    let signal = front.signal.as_deref().and_then(settled::signal).unwrap_or_else(|| {
        absent.push("a signal (“watch” stands there)");
        "watch"
    });
    let impact = front
        .impact
        .as_deref()
        .and_then(|word| ["high", "medium", "low"].into_iter().find(|one| word.eq_ignore_ascii_case(one)));
    let impact = impact.unwrap_or_else(|| {
        absent.push("an impact (“low” stands there)");
        "low"
    });
    let shown_summary = draft.text(&summary, Place::default());
    if shown_summary.trim().is_empty() {
        return Err(ImportError::Empty(file.to_owned()));
    }
    let mut shown_tldr = draft.texts(&tldr);
    let mut shown_takeaways = draft.texts(&takeaways);
    // Where what there is has no words, such as marks around nothing, the whole stands for it.
    for shown in [&mut shown_tldr, &mut shown_takeaways] {
        if shown.is_empty() {
            shown.push(Written::text(&shown_summary));
        }
    }
    let mut body = draft.blocks(&document.blocks);
    let shown_title = draft.line(&title, "the title");
    let others: Vec<Text> = draft.other_footnotes(&document).into_iter().cloned().collect();
    if !others.is_empty() {
        body.extend(draft.blocks(&[Block::List(true, others)]));
    }
    if body.is_empty() {
        body.push(Written::text(&shown_summary));
    }
    let strings = |all: Vec<String>| Written::List(all.into_iter().map(Written::Text).collect());
    let mut fields = vec![
        ("$schema", Written::text("../insight.schema.json")),
        ("title", Written::Text(shown_title)),
        ("summary", Written::Text(shown_summary)),
        ("published", Written::Text(published.rfc3339())),
        ("signal", Written::text(signal)),
        ("impact", Written::text(impact)),
        ("topics", strings(topics)),
        ("tldr", Written::List(shown_tldr)),
        ("takeaways", Written::List(shown_takeaways)),
        ("body", Written::List(body)),
        ("figures", draft.figures.written(&day)),
    ];
    let tables = std::mem::take(&mut draft.tables);
    if !tables.is_empty() {
        fields.push(("tables", Written::Fields(tables)));
    }
    let sources = draft.figures.written_sources();
    if !matches!(&sources, Written::Fields(all) if all.is_empty()) {
        fields.push(("sources", sources));
    }
    fields.extend(credits);
    fields.extend(
        tag.filter(|tag| !tag.to_lowercase().starts_with("en")).map(|tag| ("language", Written::Text(tag))),
    );
    if front.draft {
        fields.push(("draft", Written::Bare("true".to_owned())));
    }
    let figures = draft.figures.all.len();
    notes.append(&mut draft.notes);
    if !absent.is_empty() {
        notes.push((0, format!("the article does not say {}", absent.join(", "))));
    }
    let without = draft.figures.without_source();
    if without > 0 {
        let have = if without == 1 { "figure has" } else { "figures have" };
        notes.push((0, format!("{without} {have} no source; add one to each")));
    }
    let pictures = std::mem::take(&mut draft.pictures.taken);
    Ok(Made {
        text: written::file(&Written::fields(fields)),
        figures,
        pictures,
        notices: placed(notes, source, file),
    })
}

/// What stands for the whole: what the article says does, else its first paragraph, which then stands there alone.
fn summary(said: Vec<Text>, document: &mut Document, absent: &mut Vec<&str>) -> Option<Text> {
    let mut said = said.into_iter().filter(|text| !text.is_empty());
    if let Some(mut all) = said.next() {
        said.for_each(|more| all.append(more));
        return Some(all);
    }
    absent.push("a summary (its first paragraph stands there)");
    let is_first = matches!(document.blocks.first(), Some(Block::Paragraph(text)) if text.words.matches(": ").count() < 3);
    if is_first && document.blocks.len() > 1 {
        return match document.blocks.remove(0) {
            Block::Paragraph(text) => Some(text),
            _ => None,
        };
    }
    let words = |block: &Block| match block {
        Block::Paragraph(text) => Some(text.clone()),
        Block::List(_, texts) | Block::Quote(texts) | Block::Callout(_, texts) => texts.first().cloned(),
        _ => None,
    };
    let paragraph =
        document.blocks.iter().skip(usize::from(document.blocks.len() > 1 && !is_first)).find_map(|block| {
            match block {
                Block::Paragraph(text) => Some(text.clone()),
                _ => None,
            }
        });
    let any = || {
        document.blocks.iter().find_map(words).or_else(|| {
            document.blocks.iter().find_map(|block| match block {
                Block::Heading(_, text) | Block::Image(_, text, _) => Some(text.clone()),
                Block::Table(_, head, rows) => {
                    head.iter().chain(rows.iter().flatten()).find(|text| !text.is_empty()).cloned()
                }
                Block::Code(_, code) => Some(Text::plain(code.lines().next().unwrap_or_default(), 0)),
                Block::Cards(cards) => Some(cards.title.clone()),
                _ => None,
            })
        })
    };
    paragraph
        .or_else(any)
        .or_else(|| document.front.title.clone())
        .map(|text| settled::first_sentence(&text))
        .filter(|text| !text.is_empty())
}

/// Notes by line and column, in the order of the article.
fn placed(mut notes: Vec<(usize, String)>, source: &str, file: &Path) -> Vec<Notice> {
    notes.sort_by_key(|(place, _)| *place);
    notes.dedup();
    let (mut line, mut start, mut from) = (1, 0, 0);
    let place = |(at, message): (usize, String)| {
        let mut at = at.min(source.len());
        while !source.is_char_boundary(at) {
            at -= 1;
        }
        for (place, _) in source[from..at].match_indices('\n') {
            line += 1;
            start = from + place + 1;
        }
        from = at;
        Notice { file: file.to_owned(), line, column: source[start..at].chars().count() + 1, message }
    };
    notes.into_iter().map(place).collect()
}
