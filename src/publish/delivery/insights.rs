//! Insights: each kept as it was made before, or written with its page, its manuscript and what is made from it.

use super::{Delivery, entry, inputs, lock};
use crate::model::{Block, EditionFile, Page, Route};
use crate::publish::compose::Composed;
use crate::publish::drawing;
use crate::publish::edition::json;
use crate::publish::embed;
use crate::publish::error::PublishError;
use crate::publish::fingerprint::Digest;
use crate::publish::manuscript::summary::Summary;
use crate::publish::output::manifest::Note;

impl Delivery<'_> {
    /// What an insight is made from; `note` says what making it has asked for.
    fn fingerprint(&self, summary: &Summary, place: usize, note: &Note) -> Digest {
        let from = inputs::insight(
            self.edition,
            place,
            summary,
            (self.build_key, &self.shared, note),
            &self.options.data,
        );
        if self.held.contains(summary.slug.as_str()) {
            lock(&self.bases).insert(summary.slug.clone(), from);
        }
        from
    }

    /// Keeps an insight as it was made before, if it would be made from the same. Returns what was noted of it then.
    pub fn keep(&self, summary: &Summary, place: usize) -> Option<&Note> {
        let part = self.out.known(&EditionFile::Insight(&summary.slug).to_string())?;
        let index = &self.edition.library;
        let same = part.note.record.is_some() == self.options.search
            && self.fingerprint(summary, place, &part.note) == part.inputs
            && (index.waits(summary) || index.ledger.agrees(summary));
        (same && self.out.keep(part)).then_some(&part.note)
    }

    /// Writes an insight, its page, its manuscript and the files beside it that it is made from. `record` is the hash of what is indexed of it.
    pub fn insight(
        &self,
        composed: Composed,
        (summary, place): (&Summary, usize),
        record: Option<Digest>,
    ) -> Result<(), PublishError> {
        let Composed { insight, linked, mut files, diagnostics } = composed;
        let images = insight.body.iter().filter_map(|block| match block {
            Block::Image(image) => Some(image.src.clone()),
            _ => None,
        });
        files.extend(images);
        let note = Note { linked, files, record };
        let from = self.fingerprint(summary, place, &note);
        let file = EditionFile::Insight(&summary.slug);
        // What there is to say about a manuscript is said each time.
        let inputs = if diagnostics.is_empty() { from } else { Digest::default() };
        let mut part = self.out.anew(&file.to_string(), inputs);
        part.copy(&summary.path, format!("data/insights/{}.json", summary.slug))?;
        for file in &note.files {
            part.copy(&self.options.data.join(file), format!("data/{file}"))?;
        }
        for block in &insight.body {
            if let Block::Chart(chart) = block {
                let path = format!("insights/{}/{}.svg", summary.slug, chart.number);
                let site = &self.context.site().name;
                part.put(path, drawing::draw(chart, &insight, site, drawing::LETTERS).svg.as_bytes())?;
            }
        }
        let share = self.context.share(&insight);
        self.picture(&mut part, share.as_ref())?;
        if let (true, Some(address)) = (self.held.contains(summary.slug.as_str()), self.context.address()) {
            lock(&self.entries).insert(summary.slug.clone(), entry(&insight, share.as_ref(), address));
        }
        if let Some(pages) = self.embeds().filter(|_| !insight.card.draft) {
            self.embedded(
                &mut part,
                pages.made(|links| embed::of_insight(&insight, links, self.context, share.as_ref())),
            )?;
        }
        let page = Page::Insight(Box::new(insight));
        let data = json(&page);
        self.both(&mut part, &file, &Route::Insight(summary.slug.clone()), (page, &data), share.as_ref())?;
        part.end(note);
        Ok(())
    }
}
