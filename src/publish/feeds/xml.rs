//! XML, written so that any text can stand in it. An element a line, so that what changed can be seen.

use crate::publish::site::escaped;

/// Attributes: names, all written by us, and values.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

/// XML being written.
#[derive(Debug)]
pub struct Xml(String);

impl Xml {
    /// A document.
    pub fn document() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned())
    }

    /// A part of one.
    pub fn part() -> Self {
        Self(String::new())
    }

    /// Begins an element that holds others.
    pub fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.0.push_str(">\n");
    }

    /// Ends it.
    pub fn close(&mut self, name: &str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push_str(">\n");
    }

    /// An element that holds nothing.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.0.push_str("/>\n");
    }

    /// An element that holds text.
    pub fn leaf(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.tag(name, attributes);
        self.0.push('>');
        self.0.push_str(&escaped(text));
        self.close(name);
    }

    /// Adds a part.
    pub fn add(&mut self, part: &str) {
        self.0.push_str(part);
    }

    /// How many bytes are written so far.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The text.
    pub fn done(self) -> String {
        self.0
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.0.push_str(&escaped(value));
            self.0.push('"');
        }
    }
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
            let spaced = legal(&text).replace(['\n', '\t'], " ");
            prop_assert_eq!(root.attribute("b").unwrap(), spaced);
        }
    }

    #[test]
    fn nothing_forbidden_stays() {
        let xml = written("a\u{0}\u{8}\u{b}\u{1f}\u{fffe}\u{ffff}b]]>\t\u{85}\u{202e}😀\u{10ffff}");
        assert!(xml.contains("<c>ab]]&gt;\t\u{85}\u{202e}😀\u{10ffff}</c>"), "{xml}");
    }
}
