//! A table in view, and how its reader looks at it.

use super::TURNED;
use super::arrange::Standing;
use crate::model::{Switch, Table, TableQuery};
use crate::views::host::{Host, host};
use leptos::prelude::*;

/// A table in view. It is one small value, so that whatever follows it or changes it can have its own.
#[derive(Clone, Copy)]
pub struct ShownTable {
    state: StoredValue<TableState, LocalStorage>,
    /// Turns over with each change.
    changed: RwSignal<bool>,
    /// Whether its tools are open.
    pub open: RwSignal<bool>,
}

/// What there is to know of it.
pub struct TableState {
    /// The table as its author gave it.
    pub table: Table,
    /// How its reader looks at it.
    pub asked: TableQuery,
    /// The rows that are shown, by their places.
    pub rows: Vec<usize>,
    /// The words of each row, once any were looked for.
    hay: Vec<String>,
    /// Its rows as they stand in the page.
    pub standing: Standing,
    /// Whoever shows it, if there is anybody.
    pub host: Option<Host>,
}

impl ShownTable {
    /// A table, looked at as the address says.
    pub fn new(table: &Table) -> Self {
        let (host, table, standing) = (host(), table.clone(), Standing::default());
        let asked = host.map(|host| TableQuery::parse(&host.query.run(()), &table)).unwrap_or_default();
        // Who follows a link to a view of a table sees what makes it one.
        let open = asked.is_narrowed();
        host.iter().filter(|_| open).for_each(|host| host.style.run(()));
        let mut state = TableState { table, asked, rows: Vec::new(), hay: Vec::new(), standing, host };
        state.find();
        Self {
            state: StoredValue::new_local(state),
            changed: RwSignal::new(false),
            open: RwSignal::new(open),
        }
    }

    /// Has it looked at in another way, which its address says from then on.
    pub fn change(self, how: &dyn Fn(&mut TableQuery)) {
        self.state.update_value(|state| {
            how(&mut state.asked);
            state.find();
            if let Some(host) = state.host {
                // What there is beside sorting has styles of its own.
                if state.asked.is_narrowed() {
                    host.style.run(());
                }
                host.note.run(state.asked.write(&state.table, &host.query.run(())));
            }
        });
        self.changed.update(|changed| *changed = !*changed);
    }

    /// Does something with what there is to know of it; what follows signals does it again with each change. Nothing, once
    /// it is out of view.
    pub fn follow<T: Default>(self, what: impl FnOnce(&mut TableState) -> T) -> T {
        self.changed.track();
        self.state.try_update_value(what).unwrap_or_default()
    }

    /// Whether something is switched on.
    pub fn is(self, switch: Switch) -> bool {
        self.follow(|state| state.asked.is(switch))
    }
}

impl TableState {
    fn find(&mut self) {
        if self.hay.is_empty() {
            self.hay = self.table.hay(&self.asked.find);
        }
        self.rows = self.asked.rows(&self.table, &self.hay);
    }

    /// The table as it is looked at.
    pub fn view(&self) -> Table {
        self.asked.view(&self.table, &self.rows)
    }

    /// The table as records, a row each, whichever way it is looked at.
    pub fn records(&self) -> Table {
        let mut asked = self.asked.clone();
        if asked.is(Switch::Transposed) {
            asked.toggle(Switch::Transposed);
        }
        asked.view(&self.table, &self.rows)
    }

    /// Whether it is turned about, and few enough rows are found to be columns.
    pub fn is_turned(&self) -> bool {
        self.asked.is(Switch::Transposed) && self.rows.len() <= TURNED
    }
}
