//! The rows of a table as they stand in the page. They are moved and never made anew, so that none loses what a reader has
//! under way in it. Of a large table only those in view are laid out: the browser skips the others until they come near, and
//! still finds, copies and prints them.

use super::shown::TableState;
use crate::model::{Align, Switch};
use js_sys::Array;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlElement};

/// From more rows on than this, a table is laid out in parts.
pub const LARGE: usize = 200;
/// So many rows are a part.
const PART: usize = 50;

/// Rows as they stand in the page.
#[derive(Default)]
pub struct Standing {
    /// All of them, in the order in which they were given.
    rows: Vec<Element>,
    /// What holds them: pinned rows, then the others, of a large table in parts.
    bodies: Vec<Element>,
    /// How wide each column is, in CSS pixels; nothing if the table is not laid out in parts.
    widths: Vec<u32>,
    /// The places of the rows as they stand.
    order: Vec<usize>,
    /// Those of the pinned ones among them.
    pinned: Vec<usize>,
    /// The columns that are not in view.
    hidden: Vec<usize>,
    has_bars: bool,
}

/// Has the rows of a table stand in its figure as they are looked at.
pub fn arrange(figure: &Element, state: &mut TableState, open: bool) {
    let large = state.table.rows.len() > LARGE;
    let touched = large || open || state.asked.sort.is_some() || state.asked.is_narrowed();
    let mut standing = std::mem::take(&mut state.standing);
    if (touched || !standing.rows.is_empty())
        && let Some(grid) = find(figure, "table")
    {
        if standing.rows.is_empty() {
            standing.begin(&grid, large);
        }
        let is = |switch| state.asked.is(switch);
        for (on, class) in
            [(is(Switch::Unstacked), "unstacked"), (is(Switch::Bars), "with-bars"), (open, "exploring")]
        {
            let _ = figure.class_list().toggle_with_force(class, on);
        }
        standing.hide(&grid, state);
        if is(Switch::Bars) && !standing.has_bars {
            standing.draw(state);
        }
        standing.order(&grid, state);
        if open {
            for place in state.rows.iter().take(LARGE) {
                standing.offer_pin(*place);
            }
        }
    }
    state.standing = standing;
}

impl Standing {
    fn begin(&mut self, grid: &Element, large: bool) {
        let (Some(body), Some(pinned)) = (find(grid, "tbody"), part()) else { return };
        pinned.set_class_name("pinned");
        self.rows = children(&body);
        self.order = (0..self.rows.len()).collect();
        if large {
            // As wide and as high as they were laid out whole, so that nothing moves.
            for cell in find(grid, "thead tr").iter().flat_map(children) {
                self.widths.push(cell.get_bounding_client_rect().width() as u32 + 1);
            }
            // In hundredths: of many rows, what a pixel hides adds up.
            let row = (body.get_bounding_client_rect().height() * 100.0) as u32 / self.rows.len() as u32;
            set_text(grid, "--row", &format!("{}.{:02}px", row / 100, row % 100));
            self.measure(grid);
            let _ = grid.class_list().add_1("windowed");
            // Their place is found again part by part.
            self.order.clear();
        }
        self.bodies = vec![pinned, body];
    }

    /// Says how wide the columns in view are.
    fn measure(&self, grid: &Element) {
        let (mut columns, mut sum) = (String::new(), 0);
        for (column, width) in self.widths.iter().enumerate() {
            if !self.hidden.contains(&column) {
                columns.push_str(&format!("minmax({width}px,{width}fr) "));
                sum += width;
            }
        }
        set_text(grid, "--columns", &columns);
        set(grid, "--width", sum, "px");
    }

    fn hide(&mut self, grid: &Element, state: &TableState) {
        let mut changed = false;
        for column in 1..state.table.columns.len() {
            let hide = state.asked.is(Switch::Hide(column));
            let hidden = self.hidden.iter().position(|other| *other == column);
            match hidden {
                Some(place) if !hide => drop(self.hidden.remove(place)),
                None if hide => self.hidden.push(column),
                _ => continue,
            }
            changed = true;
            for row in find(grid, "thead tr").iter().chain(&self.rows) {
                if let Some(cell) = row.children().item(column as u32) {
                    let _ = cell.toggle_attribute_with_force("hidden", hide);
                }
            }
        }
        if changed && !self.widths.is_empty() {
            self.measure(grid);
        }
    }

    /// Draws a bar in each cell with a number: from zero, on one scale for the column.
    fn draw(&mut self, state: &TableState) {
        self.has_bars = true;
        for (place, column) in state.table.columns.iter().enumerate().skip(1) {
            if column.align != Align::End {
                continue;
            }
            let reach = |row: usize| state.table.rows[row].0.get(place)?.reach();
            let (mut low, mut high) = (0.0, 0.0);
            for (from, to) in (0..self.rows.len()).filter_map(reach) {
                low = f64::min(low, from);
                high = f64::max(high, to);
            }
            if low == high {
                continue;
            }
            let at = |v: f64| ((v - low) / (high - low) * 100.0) as u32;
            let zero = at(0.0);
            for (row, element) in self.rows.iter().enumerate() {
                let (Some(cell), Some((from, to))) = (element.children().item(place as u32), reach(row))
                else {
                    continue;
                };
                // What is known for certain is solid: to the near end of what it may be. A range around zero has no such part.
                let near = from.max(0.0) + to.min(0.0);
                let may = if from < to { (from, to) } else { (0.0, 0.0) };
                for (names, (from, to)) in
                    [(["--from", "--to"], (near, near)), (["--may-from", "--may-to"], may)]
                {
                    // However small, what there is can be seen.
                    let (seen, before) = (u32::from(to > 0.0), u32::from(from < 0.0));
                    let (from, to) = (at(from.min(0.0)), at(to.max(0.0)));
                    let (from, to) = (from.min(zero - before.min(zero)), to.max(zero + seen));
                    if from < to {
                        set(&cell, names[0], from, "%");
                        set(&cell, names[1], to, "%");
                    }
                }
            }
        }
    }

    /// Has the rows stand in order; those that are not shown stand nowhere.
    fn order(&mut self, grid: &Element, state: &TableState) {
        let pinned = state.asked.pinned();
        for place in self.pinned.iter().chain(&pinned) {
            if let Some(button) = self.rows.get(*place).and_then(|row| find(row, ".pin")) {
                let _ = button.set_attribute("aria-pressed", &pinned.contains(place).to_string());
            }
        }
        if state.rows == self.order && pinned == self.pinned {
            return;
        }
        let focused = document().active_element().filter(|focused| grid.contains(Some(focused)));
        let part_of = if self.widths.is_empty() { usize::MAX } else { PART };
        let (first, mut rest) = state.rows.split_at(pinned.len());
        let mut next = first;
        let mut index = 0;
        while index < self.bodies.len() || !rest.is_empty() {
            if index == self.bodies.len() {
                self.bodies.extend(part());
            }
            let Some(body) = self.bodies.get(index) else { return };
            if index > 0 {
                (next, rest) = rest.split_at(rest.len().min(part_of));
            }
            let rows = Array::new();
            for place in next {
                rows.push(&self.rows[*place]);
            }
            // One call for all of them: a call for each costs more than the browser's own work.
            body.replace_children_with_node(&rows);
            set(body, "--rows", next.len() as u32, "");
            if next.is_empty() {
                body.remove();
            } else if body.parent_node().is_none() {
                let before = if index == 0 { grid.children().item(1) } else { None };
                let _ = grid.insert_before(body, before.as_deref());
            }
            index += 1;
        }
        if let Some(head) = find(grid, "thead").filter(|_| !pinned.is_empty()) {
            set(grid, "--head", head.get_bounding_client_rect().height() as u32, "px");
        }
        self.order.clone_from(&state.rows);
        self.pinned = pinned;
        // What is moved loses it.
        if let Some(focused) = focused {
            let _ = focused.unchecked_ref::<HtmlElement>().focus();
        }
    }

    /// Has a row a button that pins it. Those of a large table far down get theirs once somebody points at them: a button in
    /// each row would make moving them three times as long.
    fn offer_pin(&self, place: usize) {
        let Some(head) = self.rows.get(place).and_then(Element::first_element_child) else { return };
        let (None, Ok(button)) = (find(&head, ".pin"), document().create_element("button")) else { return };
        let label = format!("Pin {}", head.text_content().unwrap_or_default());
        let pressed = self.pinned.contains(&place).to_string();
        for (name, value) in
            [("type", "button"), ("class", "pin"), ("aria-label", &label), ("aria-pressed", &pressed)]
        {
            let _ = button.set_attribute(name, value);
        }
        button.set_text_content(Some("Pin"));
        let _ = head.append_child(&button);
    }

    /// The place of the row that an event is in.
    fn place(&self, event: &Event) -> Option<usize> {
        let row = event.target()?.dyn_into::<Element>().ok()?.closest("tbody tr").ok()??;
        self.rows.iter().position(|other| *other == row)
    }
}

/// Offers to pin the row that is pointed at.
pub fn point(event: &Event, state: &mut TableState) {
    if let Some(place) = state.standing.place(event) {
        state.standing.offer_pin(place);
    }
}

/// The place of the row that is to be pinned, or no longer, if that is what was pressed.
pub fn pinned(event: &Event, state: &mut TableState) -> Option<usize> {
    let pressed = event.target()?.dyn_into::<Element>().ok()?;
    if pressed.class_name() == "pin" { state.standing.place(event) } else { None }
}

fn find(within: &Element, css: &str) -> Option<Element> {
    within.query_selector(css).ok().flatten()
}

fn children(element: &Element) -> Vec<Element> {
    let children = element.children();
    (0..children.length()).filter_map(|index| children.item(index)).collect()
}

/// A part of a table, empty.
fn part() -> Option<Element> {
    let body = document().create_element("tbody").ok()?;
    let _ = body.set_attribute("role", "rowgroup");
    Some(body)
}

fn set(element: &Element, name: &str, value: u32, unit: &str) {
    set_text(element, name, &format!("{value}{unit}"));
}

fn set_text(element: &Element, name: &str, value: &str) {
    let _ = element.unchecked_ref::<HtmlElement>().style().set_property(name, value);
}
