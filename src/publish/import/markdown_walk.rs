//! From the events of a text in Markdown to the blocks of an article.

use super::article::{Block, MarkKind, Text};
use super::html;
use super::markdown::{DEEPEST, Reader, quotation, words_of};
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::ops::Range;

/// What is open while a text is read.
enum Frame {
    Quote(Vec<Block>),
    List(bool, Vec<Text>),
    Item(Text, Vec<Block>),
    Note(String, Text),
    Table(Vec<Text>, Vec<Vec<Text>>),
}

/// A walk through the events of one text.
pub(super) struct Walk<'w, 'd> {
    reader: &'w mut Reader<'d>,
    /// The blocks so far.
    pub(super) out: Vec<Block>,
    frames: Vec<Frame>,
    text: Text,
    open: Vec<(usize, MarkKind)>,
    code: Option<(String, String)>,
    html: Option<(usize, String)>,
    image: Option<(String, usize)>,
}

impl<'w, 'd> Walk<'w, 'd> {
    /// A walk for a reader.
    pub(super) fn new(reader: &'w mut Reader<'d>) -> Self {
        Self {
            reader,
            out: Vec::new(),
            frames: Vec::new(),
            text: Text::default(),
            open: Vec::new(),
            code: None,
            html: None,
            image: None,
        }
    }

    /// Takes the next event, and where it stands in the text.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let place = self.reader.place(range.start);
        match event {
            Event::Start(tag) => self.start(tag, place),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => match (&mut self.code, &mut self.html) {
                (Some((_, code)), _) => code.push_str(&words),
                (None, Some((_, html))) => html.push_str(&words),
                _ => self.text.push(&words, place),
            },
            Event::Code(code) => self.text.push_code(&code, place),
            Event::SoftBreak | Event::HardBreak => self.text.push("\n", place),
            Event::Html(html) => match &mut self.html {
                Some((_, all)) => all.push_str(&html),
                None => self.piece_of_html(&html, place),
            },
            Event::InlineHtml(tag) => self.inline_html(&tag, place),
            Event::FootnoteReference(name) => {
                let at = self.text.words.len();
                self.text.mark(at, MarkKind::Note(name.to_string()));
            }
            Event::TaskListMarker(done) => self.text.push(if done { "☑ " } else { "☐ " }, place),
            Event::InlineMath(words) | Event::DisplayMath(words) => self.text.push(&words, place),
            Event::Rule => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, place: usize) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } => self.flush(),
            Tag::BlockQuote(_) => {
                self.flush();
                self.frames.push(Frame::Quote(Vec::new()));
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                let lang = match kind {
                    CodeBlockKind::Fenced(info) => {
                        info.split([' ', ',', '{']).next().unwrap_or_default().to_owned()
                    }
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some((lang, String::new()));
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html = Some((place, String::new()));
            }
            Tag::List(first) => {
                self.flush();
                self.frames.push(Frame::List(first.is_some(), Vec::new()));
            }
            Tag::Item => {
                self.flush();
                self.frames.push(Frame::Item(Text::default(), Vec::new()));
            }
            Tag::FootnoteDefinition(name) => {
                self.flush();
                self.frames.push(Frame::Note(name.to_string(), Text::default()));
            }
            Tag::Table(_) => {
                self.flush();
                self.frames.push(Frame::Table(Vec::new(), Vec::new()));
            }
            Tag::TableRow => {
                if let Some(Frame::Table(_, rows)) = self.frames.last_mut() {
                    rows.push(Vec::new());
                }
            }
            Tag::Emphasis => self.open.push((self.text.words.len(), MarkKind::Em)),
            Tag::Strong => self.open.push((self.text.words.len(), MarkKind::Strong)),
            Tag::Link { dest_url, .. } => {
                self.open.push((self.text.words.len(), MarkKind::Link(dest_url.to_string())));
            }
            Tag::Image { dest_url, .. } => self.image = Some((dest_url.to_string(), self.text.words.len())),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(level) => {
                let text = self.take();
                if !text.is_empty() {
                    self.put(Block::Heading(level as u8, text));
                }
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                if let Some(Frame::Quote(blocks)) = self.frames.pop() {
                    for block in quotation(blocks) {
                        self.put(block);
                    }
                }
            }
            TagEnd::CodeBlock => {
                if let Some((lang, code)) = self.code.take() {
                    self.put(Block::Code(lang, code));
                }
            }
            TagEnd::HtmlBlock => {
                if let Some((place, html)) = self.html.take() {
                    self.piece_of_html(&html, place);
                }
            }
            TagEnd::List(_) => {
                if let Some(Frame::List(ordered, items)) = self.frames.pop()
                    && !items.is_empty()
                {
                    self.put(Block::List(ordered, items));
                }
            }
            TagEnd::Item => {
                self.flush();
                if let Some(Frame::Item(text, inner)) = self.frames.pop() {
                    self.item(text, inner);
                }
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                if let Some(Frame::Note(name, text)) = self.frames.pop() {
                    self.reader.document.notes.push((name, text));
                }
            }
            TagEnd::Table => {
                if let Some(Frame::Table(head, rows)) = self.frames.pop() {
                    self.put(Block::Table(None, head, rows));
                }
            }
            TagEnd::TableCell => {
                let cell = self.take();
                if let Some(Frame::Table(head, rows)) = self.frames.last_mut() {
                    rows.last_mut().unwrap_or(head).push(cell);
                }
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => {
                if let Some((start, kind)) = self.open.pop() {
                    self.text.mark(start.min(self.text.words.len()), kind);
                }
            }
            TagEnd::Image => self.end_image(),
            _ => {}
        }
    }

    /// What the text so far is, taken away.
    fn take(&mut self) -> Text {
        self.open.iter_mut().for_each(|(start, _)| *start = 0);
        std::mem::take(&mut self.text).trimmed()
    }

    fn flush(&mut self) {
        let text = self.take();
        if text.is_empty() && text.marks.is_empty() {
            return;
        }
        match self.frames.last_mut() {
            Some(Frame::Item(all, _) | Frame::Note(_, all)) => all.append(text),
            _ if text.is_empty() => {}
            _ => self.put(Block::Paragraph(text)),
        }
    }

    fn put(&mut self, block: Block) {
        match self.frames.last_mut() {
            Some(Frame::Quote(blocks)) => blocks.push(block),
            Some(Frame::Item(_, blocks)) => blocks.push(block),
            Some(Frame::Note(_, text)) => words_of(block).into_iter().for_each(|more| text.append(more)),
            _ => self.out.push(block),
        }
    }

    /// Adds an item to its list. What stands in it that is no words parts the list; a list within it joins its own.
    fn item(&mut self, text: Text, inner: Vec<Block>) {
        let Some(Frame::List(ordered, mut items)) = self.frames.pop() else { return };
        if !text.is_empty() {
            items.push(text);
        }
        for block in inner {
            match block {
                Block::List(_, more) => items.extend(more),
                block => {
                    if !items.is_empty() {
                        self.put(Block::List(ordered, std::mem::take(&mut items)));
                    }
                    self.put(block);
                }
            }
        }
        self.frames.push(Frame::List(ordered, items));
    }

    /// A picture that stands alone is a block; within words its own words are.
    fn end_image(&mut self) {
        let Some((address, start)) = self.image.take() else { return };
        let alt = self.text.slice(start.min(self.text.words.len())..self.text.words.len());
        let can_stand = matches!(self.frames.last(), None | Some(Frame::Quote(_)));
        if self.text.words[..start.min(self.text.words.len())].trim().is_empty()
            && self.open.is_empty()
            && can_stand
        {
            self.text = Text::default();
            self.put(Block::Image(address, alt, None));
        }
    }

    fn inline_html(&mut self, tag: &str, place: usize) {
        let name: String =
            tag.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect();
        let kind = match name.to_ascii_lowercase().as_str() {
            "b" | "strong" => MarkKind::Strong,
            "i" | "em" => MarkKind::Em,
            "a" => MarkKind::Link(html::attribute(tag, "href").unwrap_or_default()),
            "br" | "p" | "div" | "li" | "hr" => return self.text.push("\n", place),
            _ => return,
        };
        if !tag.starts_with("</") {
            self.open.push((self.text.words.len(), kind));
        } else if let Some(last) = self
            .open
            .iter()
            .rposition(|(_, one)| std::mem::discriminant(one) == std::mem::discriminant(&kind))
        {
            let (start, kind) = self.open.remove(last);
            self.text.mark(start, kind);
        }
    }

    /// A block of HTML: Markdown in a wrapper, as notes and folded parts are written, or a part of a page.
    fn piece_of_html(&mut self, piece: &str, place: usize) {
        if self.reader.depth >= DEEPEST {
            return self.text.push(&html::words(piece), place);
        }
        self.reader.depth += 1;
        if html::has_blocks(piece) {
            let (blocks, lost) = html::fragment(piece, place);
            self.reader.document.lost.extend(lost);
            blocks.into_iter().for_each(|block| self.put(block));
        } else {
            let inner = html::without_wrappers(piece);
            if !inner.trim().is_empty() {
                let begins = std::mem::replace(&mut self.reader.begins, vec![(0, place)]);
                let blocks = self.reader.blocks(inner.trim_start_matches('\n'));
                self.reader.begins = begins;
                blocks.into_iter().for_each(|block| self.put(block));
            }
        }
        self.reader.depth -= 1;
    }
}
