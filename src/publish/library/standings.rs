//! How entities stand in a metric: worded side by side, ranked, and measured by the greatest.

use super::Library;
use super::metrics::{MetricKeys, latest, parts};
use super::series::ObservationRef;
use crate::model::{Metric, Standing, WHOLE};
use crate::publish::chart::scale::{bound, ends};
use crate::publish::figure::amount::Amount;
use crate::publish::figure::format;
use crate::publish::manuscript::figures::Resolved;

impl MetricKeys {
    /// How all entities stand, by their ids.
    pub fn whole(&self, library: &Library) -> Metric {
        let stated: Vec<(&str, ObservationRef, &Resolved)> = self
            .keys
            .iter()
            .filter_map(|key| {
                let (point, value) = latest(*key, library)?;
                Some((library.keys()[*key as usize].name.as_str(), point, value))
            })
            .collect();
        let amounts: Vec<_> = stated.iter().map(|(_, _, value)| (value.amount, &value.unit)).collect();
        let texts = format::distinct(&amounts);
        let mut units = Vec::new();
        let places: Vec<usize> = amounts
            .iter()
            .map(|(_, unit)| {
                units.iter().position(|known: &&_| unit.same(known)).unwrap_or_else(|| {
                    units.push(*unit);
                    units.len() - 1
                })
            })
            .collect();
        let mut standings: Vec<Standing> = stated
            .iter()
            .zip(texts)
            .zip(&places)
            .map(|(((key, point, value), text), unit)| standing(key, *point, value, (text, *unit), library))
            .collect();
        for unit in 0..units.len() {
            let mut of_unit: Vec<(Amount, &mut Standing)> = amounts
                .iter()
                .map(|(amount, _)| *amount)
                .zip(&mut standings)
                .filter(|(_, standing)| standing.unit == unit)
                .collect();
            place(&mut of_unit);
        }
        let units = units.into_iter().map(|unit| unit.words(false)).collect();
        let mut whole = Metric { metric: self.subject(), page: 1, pages: 1, units, standings };
        // By id, so that one is found in few steps; with the slash of its key it would stand elsewhere.
        whole.standings.sort_by(|a, b| a.entity.cmp(&b.entity));
        whole
    }
}

fn standing(
    key: &str,
    point: ObservationRef,
    value: &Resolved,
    (text, unit): (String, usize),
    library: &Library,
) -> Standing {
    let id = parts(key).0;
    Standing {
        entity: id.to_owned(),
        name: library.entity(id),
        value: value.amount.number().filter(|number| *number != text).unwrap_or_default(),
        text,
        unit,
        bound: bound(value.amount),
        as_of: value.as_of.text(),
        slug: library.summary(point).slug.clone(),
        figure: library.place(point),
        disputed: library.is_disputed(key, value.as_of),
        stale_from: library.stale_from(library.observation(point).class.as_deref(), value),
        ..Standing::default()
    }
}

/// Ranks what is in one unit, and says where it stands on a scale from zero to the greatest.
fn place(of_unit: &mut [(Amount, &mut Standing)]) {
    let all = of_unit.iter().map(|(amount, _)| ends(*amount));
    let most = all.map(|(low, high)| low.abs().max(high.abs())).fold(0.0, f64::max);
    let parts = |v: f64| match (v / most * WHOLE as f64).round() as i64 {
        // However small, it is something.
        0 if v != 0.0 => v.signum() as i64,
        parts => parts,
    };
    of_unit.sort_by(|(a, _), (b, _)| Amount::by_value(a, b));
    let mut rank = 0;
    let mut before: Option<Amount> = None;
    for (amount, standing) in of_unit.iter_mut() {
        rank += u32::from(before.is_some_and(|before| Amount::by_value(&before, amount).is_ne()));
        before = Some(*amount);
        let (low, high) = ends(*amount);
        (standing.rank, standing.reach) = (rank, (parts(low), parts(high)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_next_to_nothing_is_something() {
        let amounts = [1e-300, 0.0, -0.0, 4.0, 4.0, -2.0];
        let mut standings = amounts.map(|_| Standing::default());
        let mut of_unit: Vec<_> = amounts.map(Amount::Exactly).into_iter().zip(&mut standings).collect();
        place(&mut of_unit);
        let reaches = standings.each_ref().map(|one| one.reach.0);
        assert_eq!(reaches, [1, 0, 0, WHOLE, WHOLE, -WHOLE / 2]);
        assert_eq!(standings[3].rank, standings[4].rank);
        let mut none = [Standing::default()];
        place(&mut [(Amount::Exactly(0.0), &mut none[0])]);
        assert_eq!(none[0].reach, (0, 0));
    }
}
