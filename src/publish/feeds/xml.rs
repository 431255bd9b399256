//! XML, written so that any text can stand in it. An element a line, so that what changed can be seen.

use crate::publish::site::legal;
use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Attributes: names, all written by us, and values.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

/// XML being written.
pub struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A document.
    pub fn document() -> Self {
        let mut xml = Self::part();
        xml.line(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml
    }

    /// A part of one.
    pub fn part() -> Self {
        Self(Writer::new(Vec::new()))
    }

    /// Begins an element that holds others.
    pub fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.line(Event::Start(tag(name, attributes)));
    }

    /// Ends it.
    pub fn close(&mut self, name: &str) {
        self.line(Event::End(BytesEnd::new(name)));
    }

    /// An element that holds nothing.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.line(Event::Empty(tag(name, attributes)));
    }

    /// An element that holds text.
    pub fn leaf(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.write(Event::Start(tag(name, attributes)));
        // Quotes may stand in text, and the HTML in feeds is full of them.
        self.write(Event::Text(BytesText::from_escaped(partial_escape(legal(text)))));
        self.close(name);
    }

    /// Adds a part.
    pub fn add(&mut self, part: &str) {
        self.0.get_mut().extend_from_slice(part.as_bytes());
    }

    /// How many bytes are written so far.
    pub fn len(&self) -> usize {
        self.0.get_ref().len()
    }

    /// The text.
    pub fn done(self) -> String {
        String::from_utf8(self.0.into_inner()).unwrap_or_default()
    }

    fn line(&mut self, event: Event<'_>) {
        self.write(event);
        self.0.get_mut().push(b'\n');
    }

    fn write(&mut self, event: Event<'_>) {
        // Memory takes all that is written.
        let _ = self.0.write_event(event);
    }
}

fn tag<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (name, value) in attributes {
        tag.push_attribute((*name, legal(value).as_str()));
    }
    tag
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::site::{legal, sample};
    use proptest::prelude::*;

    fn written(text: &str) -> String {
        let mut xml = Xml::document();
        xml.open("a", &[("b", text)]);
        xml.leaf("c", &[], text);
        xml.close("a");
        xml.done()
    }

    proptest! {
        #[test]
        fn a_parser_reads_any_text_back(text in sample::text()) {
            let xml = written(&text);
            let document = roxmltree::Document::parse(&xml).unwrap();
            let root = document.root_element();
            let leaf = root.first_element_child().unwrap();
            prop_assert_eq!(leaf.text().unwrap_or_default(), legal(&text));
            prop_assert_eq!(root.attribute("b").unwrap(), legal(&text));
        }
    }

    #[test]
    fn nothing_forbidden_stays() {
        let xml = written("a\u{0}\u{8}\u{b}\u{1f}\u{fffe}\u{ffff}b]]>\t\u{85}\u{202e}😀\u{10ffff}");
        assert!(xml.contains("<c>ab]]&gt;\t\u{85}\u{202e}😀\u{10ffff}</c>"), "{xml}");
    }
}
