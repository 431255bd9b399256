use super::*;
use crate::publish::site::sample;
use proptest::prelude::*;
use roxmltree::Document;

const PLAIN: &str = "div p h2 h3 ul ol li b em strong code pre a aside blockquote figure figcaption \
                     table caption thead tbody tr th td bdi";

/// The content as XML, which it is but for pictures.
fn whole(insight: &Insight) -> String {
    format!("<div>{}</div>", content(insight, &sample::address()))
}

fn says(document: &Document<'_>, name: &str) -> Vec<String> {
    let named = document.descendants().filter(|node| node.has_tag_name(name));
    let words =
        named.map(|node| node.descendants().filter(roxmltree::Node::is_text).filter_map(|n| n.text()));
    words.map(Iterator::collect).collect()
}

proptest! {
    #[test]
    fn any_text_is_found_where_it_was_put(text in sample::text()) {
        let html = whole(&sample::insight(&text));
        let document = Document::parse(&html).unwrap();
        let read = legal(&text);
        prop_assert_eq!(&says(&document, "p")[0], &read);
        for name in ["h3", "blockquote", "pre", "caption", "em", "strong"] {
            prop_assert!(says(&document, name).contains(&read), "{} in {}", name, html);
        }
        prop_assert_eq!(&says(&document, "td")[0], &format!("{read} (best)"));
        prop_assert!(says(&document, "li").contains(&format!("{read}: {read} ({read})")), "a card");
    }

    #[test]
    fn it_needs_nothing_around_it(text in sample::text()) {
        let html = whole(&sample::insight(&text));
        let document = Document::parse(&html).unwrap();
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            prop_assert!(PLAIN.split(' ').any(|plain| plain == name), "{}", name);
            for attribute in node.attributes() {
                prop_assert!(["dir", "href", "lang", "scope"].contains(&attribute.name()));
                if attribute.name() == "href" {
                    prop_assert!(attribute.value().starts_with("https://example.org/"));
                }
            }
            let within = node.ancestors().skip(1).any(|above| above.has_tag_name("a"));
            prop_assert!(name != "a" || !within);
        }
    }
}

#[test]
fn what_is_drawn_is_said_in_words() {
    let html = whole(&sample::insight("x"));
    assert!(html.contains("<li>x: x <b>x</b></li>"), "a chart's point: {html}");
    assert!(
        html.contains("<a href=\"https://example.org/a/b/insights/sample/#figure-1\"><bdi>x</bdi></a>"),
        "{html}"
    );
    assert!(html.contains("<li><b>x</b> x: was x, now x. x</li>"), "a correction: {html}");
    assert!(html.contains("<p>Source: <a href=\"https://example.org/source\">x</a></p>"), "{html}");
}

#[test]
fn pictures_are_found_from_anywhere() {
    let mut insight = sample::insight("x");
    let image =
        Image { src: "images/a b.png".into(), alt: "\"A\" & B".into(), width: 2, height: 1, caption: vec![] };
    insight.body = vec![Block::Image(image)];
    let html = content(&insight, &sample::address());
    let img = "<figure><img src=\"https://example.org/a/b/data/images/a%20b.png\" alt=\"&quot;A&quot; &amp; B\" \
               width=\"2\" height=\"1\"></figure>";
    assert!(html.contains(img), "{html}");
}
