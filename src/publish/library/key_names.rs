//! What keys are called where no article stands around them, and the order in which lists have them.

use super::Library;
use super::{history, metrics};
use crate::publish::language::collation;

impl Library {
    /// What a key is called where no article stands around it.
    pub fn key_name(&self, key: &str) -> String {
        let newest = || {
            let own =
                self.observations(key).iter().rev().find_map(|point| self.observation(*point).series.clone());
            own.or_else(|| Some(self.observation(history::latest(key, self)?).label.clone()))
        };
        self.key_names.get(key).cloned().or_else(newest).unwrap_or_default()
    }

    /// The places of all keys as lists have them: by the names of their entities, and by their own.
    pub fn listed(&self) -> &[u32] {
        self.listed.get_or_init(|| {
            let order = collation::of(&self.language);
            let mut named: Vec<_> = (0u32..)
                .zip(self.keys())
                .map(|(place, key)| {
                    let id = metrics::parts(&key.name).0;
                    (self.entity(id), id, self.key_name(&key.name), place)
                })
                .collect();
            named.sort_by(|a, b| {
                let entity = order.compare(&a.0, &b.0).then(a.1.cmp(b.1));
                entity.then_with(|| order.compare(&a.2, &b.2)).then(a.3.cmp(&b.3))
            });
            named.into_iter().map(|(.., place)| place).collect()
        })
    }
}
