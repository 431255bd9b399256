//! Blocks of an article as blocks of a manuscript.

use super::article::{Block, CardGroup, MarkKind, Text};
use super::draft::{Draft, Place};
use super::held;
use super::naming;
use super::spell;
use super::stated::Around;
use super::written::Written;

impl Draft<'_> {
    /// Adds a block, or as many as it takes.
    pub(super) fn block(&mut self, block: &Block, out: &mut Vec<Written>) {
        let kind = |kind: &str| ("type", Written::text(kind));
        match block {
            Block::Paragraph(text) => {
                let spelled = self.text(text, Place::default());
                out.extend((!spelled.is_empty()).then_some(Written::Text(spelled)));
            }
            Block::Heading(level, text) => {
                self.heading.clone_from(&text.words);
                let spelled = self.text(text, Place::default());
                if spelled.is_empty() {
                    return;
                }
                let mut fields = vec![kind("heading"), ("text", Written::Text(spelled))];
                if *level > 2 {
                    fields.push(("level", Written::Bare("3".to_owned())));
                }
                out.push(Written::fields(fields));
            }
            Block::List(ordered, items) => {
                let items = self.texts(items);
                if items.is_empty() {
                    return;
                }
                let mut fields = vec![kind("list"), ("items", Written::List(items))];
                if *ordered {
                    fields.push(("ordered", Written::Bare("true".to_owned())));
                }
                out.push(Written::fields(fields));
            }
            Block::Quote(texts) => {
                for text in self.texts(texts) {
                    out.push(Written::fields([kind("quote"), ("text", text)]));
                }
            }
            Block::Callout(of, body) => {
                let body = self.texts(body);
                if !body.is_empty() {
                    out.push(Written::fields([
                        kind("callout"),
                        ("kind", Written::text(*of)),
                        ("body", Written::List(body)),
                    ]));
                }
            }
            Block::Code(lang, code) => {
                let hidden = |c: &char| !super::article::is_hidden(*c);
                let code: String =
                    code.trim_end_matches('\n').replace("\r\n", "\n").chars().filter(hidden).collect();
                if !code.trim().is_empty() {
                    let lang = if lang.is_empty() { "text" } else { lang.as_str() };
                    out.push(Written::fields([
                        kind("code"),
                        ("lang", Written::text(lang)),
                        ("text", Written::text(code)),
                    ]));
                }
            }
            Block::Image(address, alt, caption) => self.image(address, alt, caption.as_ref(), out),
            Block::Table(caption, head, rows) => self.table(caption.as_ref(), head, rows, out),
            Block::Cards(cards) => self.cards(cards, out),
        }
    }

    /// Texts, those without words left out.
    pub fn texts(&mut self, texts: &[Text]) -> Vec<Written> {
        let spelled = texts.iter().map(|text| self.text(text, Place::default())).collect::<Vec<_>>();
        spelled.into_iter().filter(|text| !text.is_empty()).map(Written::Text).collect()
    }

    /// A picture that lies beside the article comes along; of another its words do.
    fn image(&mut self, address: &str, alt: &Text, caption: Option<&Text>, out: &mut Vec<Written>) {
        match self.pictures.take(address) {
            Ok(picture) => {
                let alt = self.plain(alt, "the description of a picture");
                let mut fields = vec![
                    ("type", Written::text("image")),
                    ("src", Written::text(picture.path)),
                    ("alt", Written::text(alt)),
                    ("width", Written::Bare(picture.width.to_string())),
                    ("height", Written::Bare(picture.height.to_string())),
                ];
                if let Some(caption) = caption {
                    fields.push(("caption", Written::Text(self.text(caption, Place::default()))));
                }
                out.push(Written::fields(fields));
            }
            Err(why) => {
                let shown = naming::cut(address, 60);
                self.notes
                    .push((alt.place(0), format!("the picture “{shown}” {why}; its words came without it")));
                let mut words = alt.clone();
                if super::draft::host(address).is_some() && !words.is_empty() {
                    words.mark(0, MarkKind::Link(address.to_owned()));
                }
                for text in [Some(&words), caption].into_iter().flatten() {
                    self.block(&Block::Paragraph(text.clone()), out);
                }
            }
        }
    }

    fn table(&mut self, caption: Option<&Text>, head: &[Text], rows: &[Vec<Text>], out: &mut Vec<Written>) {
        let width = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
        if width < 2 || rows.is_empty() {
            let items: Vec<Text> =
                head.iter().chain(rows.iter().flatten()).filter(|text| !text.is_empty()).cloned().collect();
            if !items.is_empty() {
                self.block(&Block::List(false, items), out);
            }
            return;
        }
        // Without a head the first row may be one, if nothing in it is an amount.
        let empty = Text::default();
        let heads: Vec<Option<&Text>> =
            (0..width).map(|place| head.get(place).filter(|title| !title.is_empty())).collect();
        let titles: Vec<&str> = heads.iter().map(|head| head.map_or("–", |head| head.words.trim())).collect();
        let mut ids: Vec<String> = Vec::new();
        for (place, title) in titles.iter().enumerate() {
            let mut id = naming::slug(title, 30);
            if id.is_empty() {
                id = format!("column-{}", place + 1);
            }
            while ids.contains(&id) {
                id = format!("{id}-{}", place + 1);
            }
            ids.push(id);
        }
        let mut written = Vec::new();
        for row in rows {
            let header = row.first().map(|cell| cell.words.clone()).unwrap_or_default();
            let mut cells = Vec::new();
            for (place, id) in ids.iter().enumerate() {
                let cell = row.get(place).unwrap_or(&empty);
                let label = match place {
                    0 => titles[0].to_owned(),
                    place => format!("{header}, {}", titles[place]),
                };
                let label = naming::cut(label.trim_matches([',', ' ', '–']), 80);
                let label = if label.is_empty() { "Cell".to_owned() } else { label };
                let spelled = self.text(cell, Place { label: Some(&label), ..Place::default() });
                cells.push((id.clone(), cell_of(spelled)));
            }
            written.push(Written::Fields(cells));
        }
        let column = |(id, head): (&String, &Option<&Text>)| {
            let title = head.map_or_else(|| "–".to_owned(), |head| self.line(head, "the head of a column"));
            Written::fields([("id", Written::text(id)), ("title", Written::Text(title))])
        };
        let columns = ids.iter().zip(&heads).map(column).collect();
        let caption = match caption {
            Some(caption) => self.text(caption, Place::default()),
            None => {
                let heading = Text::plain(&self.heading.clone(), 0);
                spell::inline(&heading, &[], &mut Vec::new())
            }
        };
        let name = format!("table-{}", self.tables.len() + 1);
        self.tables.push((
            name.clone(),
            Written::fields([
                ("caption", Written::Text(caption)),
                ("columns", Written::List(columns)),
                ("rows", Written::List(written)),
            ]),
        ));
        out.push(Written::fields([("type", Written::text("table")), ("table", Written::Text(name))]));
    }

    fn cards(&mut self, group: &CardGroup, out: &mut Vec<Written>) {
        let source = group.source.as_ref().map(|source| {
            let (title, _) = held::plain(&source.words);
            let publisher = naming::cut(title.split([',', ';', ':', '.']).next().unwrap_or_default(), 60);
            self.figures.source(&title, &publisher, None)
        });
        let title = self.text(&group.title, Place::default());
        let caption = group.caption.as_ref().map(|caption| self.text(caption, Place::default()));
        let (mut names, mut others) = (Vec::new(), Vec::new());
        for [value, label, note] in &group.cards {
            let found = self.only_amount(value);
            match found {
                Some(amount) => {
                    let note =
                        (!note.is_empty()).then(|| self.text(note, Place { source, ..Place::default() }));
                    let shown = self.line(label, "a label");
                    let about =
                        naming::about(&format!("{} ", label.words), &(label.words.len()..label.words.len()));
                    let around = Around { label: shown, about, source, note, as_of: None };
                    names.push(Written::Text(self.figures.card(&amount, around)));
                }
                None => {
                    self.notes.push((
                        value.place(0),
                        format!("“{}” is no single amount, so its card came as words", value.words),
                    ));
                    let mut all = value.clone();
                    [label, note].into_iter().filter(|text| !text.is_empty()).for_each(|text| {
                        all.append(Text::plain("–", text.place(0)));
                        all.append(text.clone());
                    });
                    others.push(all);
                }
            }
        }
        if !names.is_empty() {
            let title = if title.is_empty() { "In figures".to_owned() } else { title };
            let mut fields = vec![("type", Written::text("cards")), ("title", Written::Text(title))];
            fields.extend(caption.map(|caption| ("caption", Written::Text(caption))));
            fields.push(("figures", Written::List(names)));
            if let Some(name) = source.and_then(|place| self.figures.use_by_name(place)) {
                fields.push(("sources", Written::List(vec![Written::Text(name)])));
            }
            out.push(Written::fields(fields));
        } else if !title.is_empty() {
            out.push(Written::fields([("type", Written::text("heading")), ("text", Written::Text(title))]));
            out.extend(caption.map(Written::Text));
        }
        if !others.is_empty() {
            self.block(&Block::List(false, others), out);
        }
    }
}

/// A cell: a figure where it is one alone, nothing where it is empty, else words.
fn cell_of(spelled: String) -> Written {
    let name = spelled.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    match name {
        Some(name) if crate::model::is_slug(name) => Written::fields([("figure", Written::text(name))]),
        _ if spelled.is_empty() => Written::Bare("null".to_owned()),
        _ => Written::Text(spelled),
    }
}
