//! From views to the text of a page.

use super::{Body, Element, Html, Value};

/// Elements that have no end tag.
const VOID: [&str; 4] = ["img", "input", "br", "hr"];

/// Writes a piece of a page.
pub(super) fn write(html: Html, to: &mut String) {
    match html {
        Html::Text(text) => escape(&text, to),
        Html::Many(many) => many.into_iter().for_each(|one| write(one, to)),
        Html::Tag(tag) => {
            let Element { name, attributes, body, .. } = *tag.0;
            to.push('<');
            to.push_str(name);
            for (name, value) in attributes {
                let value = match value {
                    Value::Fixed(value) => Some(value),
                    Value::Live(value) | Value::Property(value) => value().map(Into::into),
                    Value::On(_) | Value::Effect(_) => None,
                };
                if let Some(value) = value {
                    to.push(' ');
                    to.push_str(name);
                    to.push_str("=\"");
                    escape(&value, to);
                    to.push('"');
                }
            }
            to.push('>');
            match body {
                Body::Fixed(children) => children.into_iter().for_each(|child| write(child, to)),
                Body::Live(body, _) => write(body().into(), to),
            }
            if !VOID.contains(&name) {
                to.push_str("</");
                to.push_str(name);
                to.push('>');
            }
        }
    }
}

/// Writes text so that it means itself, in content and in quoted attributes.
pub fn escape(text: &str, to: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        to.push_str(&rest[..at]);
        to.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    to.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::html::el;
    use leptos::prelude::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_text_leaves_its_place(text in "\\PC{0,80}") {
            let html = Html::from(el("p").attr("title", text.clone()).with(text.clone())).to_html();
            let back = |text: &str| text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            let inner = html.strip_prefix("<p title=\"").and_then(|html| html.strip_suffix("</p>")).unwrap();
            let (title, words) = inner.split_once("\">").unwrap();
            prop_assert!(!title.contains(['<', '>', '"']) && !words.contains(['<', '>']));
            prop_assert_eq!(back(title), text.clone());
            prop_assert_eq!(back(words), text);
        }
    }

    #[test]
    fn void_elements_have_no_end() {
        assert_eq!(Html::from(el("img").attr("alt", "")).to_html(), "<img alt=\"\">");
    }
}
