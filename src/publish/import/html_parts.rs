//! Lists and tables of a page.

use super::article::{Block, Text};
use super::html_walk::{PARTS, Walk};
use scraper::ElementRef;

impl Walk<'_> {
    pub(super) fn list(&mut self, element: ElementRef<'_>, ordered: bool) {
        let mut items = Vec::new();
        for item in element.children().filter_map(ElementRef::wrap) {
            let inner = if item.value().name() == "li" || !PARTS.has(item.value().name()) {
                self.inner(item)
            } else {
                let out = std::mem::take(&mut self.out);
                if matches!(item.value().name(), "ul" | "ol") {
                    self.list(item, false)
                } else {
                    self.element(item)
                }
                self.flush();
                std::mem::replace(&mut self.out, out)
            };
            for block in inner {
                match block {
                    Block::Paragraph(text) | Block::Heading(_, text) => items.push(text),
                    Block::List(_, more) => items.extend(more),
                    block => {
                        if !items.is_empty() {
                            self.out.push(Block::List(ordered, std::mem::take(&mut items)));
                        }
                        self.out.push(block);
                    }
                }
            }
        }
        if !items.is_empty() {
            self.out.push(Block::List(ordered, items));
        }
    }

    pub(super) fn table(&mut self, element: ElementRef<'_>) {
        let (mut head, mut rows, mut caption) = (Vec::new(), Vec::new(), None);
        let parts: Vec<ElementRef<'_>> = element.descendants().filter_map(ElementRef::wrap).collect();
        for part in parts {
            let is_own = part
                .ancestors()
                .filter_map(ElementRef::wrap)
                .find(|one| one.value().name() == "table")
                .is_some_and(|table| table.id() == element.id());
            match part.value().name() {
                "caption" if is_own => caption = Some(self.words(part)),
                "tr" if is_own => {
                    let cells: Vec<ElementRef<'_>> = part
                        .children()
                        .filter_map(ElementRef::wrap)
                        .filter(|cell| matches!(cell.value().name(), "td" | "th"))
                        .collect();
                    let is_head = head.is_empty()
                        && rows.is_empty()
                        && !cells.is_empty()
                        && cells.iter().all(|cell| cell.value().name() == "th");
                    let mut texts: Vec<Text> = Vec::new();
                    for cell in cells {
                        texts.push(self.words(cell));
                        // A cell over several columns leaves the others empty.
                        let wide = cell
                            .value()
                            .attr("colspan")
                            .and_then(|wide| wide.parse().ok())
                            .unwrap_or(1_usize);
                        texts.extend((1..wide.min(50)).map(|_| Text::default()));
                    }
                    if is_head {
                        head = texts
                    } else if !texts.is_empty() {
                        rows.push(texts)
                    }
                }
                _ => {}
            }
        }
        if !head.is_empty() || !rows.is_empty() {
            self.out.push(Block::Table(caption.filter(|caption| !caption.is_empty()), head, rows));
        }
    }
}
