//! Embeds: the pages that pages of others show, with the pictures that stand for them.

use super::{Delivery, drawn};
use crate::model::Insight;
use crate::publish::embed::{self, EmbedPages, MadeEmbeds};
use crate::publish::error::PublishError;
use crate::publish::library::history::card;
use crate::publish::output::{OutputError, PartOutput};
use crate::publish::social_card::Share;
use std::collections::BTreeSet;

/// How many insights the examples for hosts are looked for in.
const EXAMPLES: usize = 8;

impl<'a> Delivery<'a> {
    /// Writes what is left of figures that nobody states any more.
    pub(super) fn withdrawn(&self) -> Result<(), PublishError> {
        let Some(pages) = self.embeds() else { return Ok(()) };
        let stated: BTreeSet<&str> = self.edition.keys().into_iter().collect();
        let gone = self.before.iter().filter(|(key, _)| !stated.contains(*key));
        for (key, before) in gone {
            for (path, text) in pages.made(|_| embed::withdrawn(key, before)).files {
                self.out.put(&path, text.as_bytes())?;
            }
        }
        Ok(())
    }

    /// Writes embeds and the pictures that stand for them.
    pub(super) fn embedded(&self, part: &mut PartOutput<'_>, made: MadeEmbeds) -> Result<(), PublishError> {
        made.files.iter().try_for_each(|(path, text)| part.put(path.clone(), text.as_bytes()))?;
        made.shares.iter().try_for_each(|share| self.picture(part, Some(share)))
    }

    /// Draws a picture, unless it is there.
    pub(super) fn picture(
        &self,
        part: &mut PartOutput<'_>,
        share: Option<&Share>,
    ) -> Result<(), PublishError> {
        let Some(share) = share else { return Ok(()) };
        part.put_once(share.picture().path.clone(), || drawn(share))
    }

    /// Writes the page for hosts, whose examples are of the newest insights.
    pub(super) fn guide(&self) -> Result<(), OutputError> {
        let Some(pages) = self.embeds() else { return Ok(()) };
        let newest = self.edition.cards().iter().rev().filter(|card| !card.draft).take(EXAMPLES);
        let insights: Vec<Insight> = newest.filter_map(|card| self.edition.insight(&card.slug)).collect();
        let library = &self.edition.library;
        // The one that has changed most.
        let keys = insights.iter().flat_map(|insight| &insight.keys);
        let key = keys.max_by_key(|notes| notes.course.len() + notes.before).map(|notes| notes.key.as_str());
        let card = key.map(|key| card(key, library));
        self.out.put("embed/index.html", pages.guide(&insights, card.as_ref(), library).as_bytes())
    }

    /// What makes pages for pages of others.
    pub(super) fn embeds(&self) -> Option<EmbedPages<'a>> {
        self.shell.map(|shell| EmbedPages { shell, context: self.context, now: self.edition.now.built })
    }
}
