//! What an insight says of a series beyond its own value: its course, who else states it, and who says otherwise.

use super::Library;
use super::series::ObservationRef;
use crate::model::{KeyNotes, Mention};
use crate::publish::manuscript::figures::Resolved;

/// How many values of a key an insight tells of; its own page tells all.
const COURSE: usize = 4;
/// How many other insights are named behind a figure.
const ELSEWHERE: usize = 3;

impl Library {
    fn mention(&self, point: ObservationRef) -> Mention {
        let summary = self.summary(point);
        let value = self.value(point);
        Mention {
            slug: summary.slug.clone(),
            title: summary.title.clone(),
            text: value.map(Resolved::text).unwrap_or_default(),
            as_of: value.map(|value| value.as_of.text()).unwrap_or_default(),
            own: None,
        }
    }

    /// A mention that stands beside another value of the same key.
    fn mention_beside(&self, point: ObservationRef, value: &Resolved) -> Mention {
        let mention = self.mention(point);
        let Some((own, text)) = self.value(point).map(|other| value.distinct_from(other)) else {
            return mention;
        };
        Mention { own: (own != value.printed).then_some(own), text, ..mention }
    }

    /// What an insight says of a key beyond its own value.
    pub fn notes(&self, key: &str, but: &str) -> KeyNotes {
        let Some(known) = self.keys.get(key) else {
            return KeyNotes { key: key.to_owned(), ..KeyNotes::default() };
        };
        let mut course: Vec<ObservationRef> = Vec::new();
        let mut elsewhere: Vec<ObservationRef> = Vec::new();
        let mut full = false;
        // From the newest back, and no further than is told: a key may be stated thousands of times.
        for point in known.observations.iter().rev() {
            if full && elsewhere.len() == ELSEWHERE {
                break;
            }
            let slug = &self.summary(*point).slug;
            let goes_on = course.last().is_some_and(|last| !self.differs(*last, *point));
            if goes_on {
                // A value stands from the first date it is given for.
                course.pop();
            }
            match goes_on || course.len() < COURSE {
                true => course.push(*point),
                false => full = true,
            }
            let listed = slug == but || elsewhere.iter().any(|other| self.summary(*other).slug == *slug);
            if !listed && elsewhere.len() < ELSEWHERE {
                elsewhere.push(*point);
            }
        }
        let before = known.changes.saturating_sub(course.len());
        course.reverse();
        let values: Vec<&Resolved> = course.iter().filter_map(|point| self.value(*point)).collect();
        let amounts: Vec<_> = values.iter().map(|value| (value.amount, &value.unit)).collect();
        let course = crate::publish::figure::format::distinct(&amounts).into_iter();
        let course: Vec<(String, String)> =
            course.zip(&values).map(|(text, value)| (text, value.as_of.text())).collect();
        let own = self
            .insight(but)
            .is_some_and(|own| own.figures.iter().any(|one| one.key.as_deref() == Some(key)));
        KeyNotes {
            key: key.to_owned(),
            course: if course.len() > 1 { course } else { Vec::new() },
            before,
            more: known.insights.saturating_sub(elsewhere.len() + usize::from(own)),
            elsewhere: elsewhere.into_iter().map(|point| self.mention(point)).collect(),
        }
    }

    fn differs(&self, a: ObservationRef, b: ObservationRef) -> bool {
        match (self.value(a), self.value(b)) {
            (Some(a), Some(b)) => !a.equals(b),
            _ => false,
        }
    }

    /// What a key has come to since, if another insight says so.
    pub fn moved(&self, key: &str, value: &Resolved) -> Option<Mention> {
        let newest = *self.observations(key).last()?;
        let latest = self.value(newest)?;
        (latest.as_of.is_after(value.as_of) && !latest.equals(value))
            .then(|| self.mention_beside(newest, value))
    }

    /// Where the edition gives this key a value for the same date that cannot be true as well: the first few.
    pub fn disputes(&self, key: &str, slug: &str, name: &str, value: &Resolved) -> Vec<Mention> {
        if !self.is_disputed(key, value.as_of) {
            return Vec::new();
        }
        let observations = self.observations(key);
        let start =
            observations.partition_point(|point| self.value(*point).is_some_and(|v| v.as_of < value.as_of));
        let of_date = observations[start..]
            .iter()
            .take_while(|point| self.value(**point).is_some_and(|v| v.as_of == value.as_of));
        let other = |point: &&ObservationRef| {
            (self.summary(**point).slug != slug || self.observation(**point).name != name)
                && self.value(**point).is_some_and(|v| !v.agrees(value))
        };
        of_date.filter(other).take(ELSEWHERE).map(|point| self.mention_beside(*point, value)).collect()
    }

    /// An insight that states this key in another unit, and the unit.
    pub fn other_unit(&self, key: &str, value: &Resolved) -> Option<(&str, String)> {
        let known = self.keys.get(key)?;
        // One without a place among them may still be in another unit: a draft's, or one that waits.
        let other = known
            .observations
            .iter()
            .take(if known.mixed { usize::MAX } else { 1 })
            .find(|point| self.value(**point).is_some_and(|v| !v.unit.same(&value.unit)))?;
        Some((&self.summary(*other).slug, self.value(*other)?.unit.to_string()))
    }
}
