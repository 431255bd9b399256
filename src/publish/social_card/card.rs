//! The picture that stands for a page where it is linked to: what it shows, and how it is called.

use super::drawing::{Colour, SIZE};
use super::font::{FAMILY, Font};
use super::png;
use super::png::DrawError;
use super::sheet::Sheet;
use crate::model::{Block, Chart, Figure, FigureKind, Insight, Site, Span, plain};
use crate::publish::content_hash::hash;
use crate::publish::drawing;
use crate::publish::site::{Address, Picture};
use crate::views::embed::EmbeddedFigure;

/// What draws a drawing and with what letters. Another one makes other pixels of the same drawing, and a test notices:
/// then this is to be counted up, so that pictures get other names.
const DRAWN_BY: &str = "resvg 0.49, typst-assets 0.15, 1";

/// A picture to be drawn.
#[derive(Clone, Debug)]
pub struct Share {
    svg: String,
    colours: &'static [Colour],
    picture: Picture,
}

impl Share {
    /// The picture of an insight; nothing where its title has letters that cannot be drawn.
    pub fn of(site: &Site, insight: &Insight) -> Option<Self> {
        let card = &insight.card;
        let mut sheet = Sheet::new()?;
        let title = sheet.drawable(&card.title)?;
        sheet.head(&site.name, Some((card.signal, &card.published.day_text())));
        let figure =
            main_figure(insight).filter(|figure| sheet.figure((&figure.text, &figure.label, &figure.as_of)));
        let alt = match figure {
            Some(Figure { text, label, as_of, .. }) => {
                sheet.above(&title);
                format!("{} – {label}: {text}, as of {as_of}", card.title)
            }
            None => {
                sheet.alone(&title);
                sheet.foot(card.topics.iter().map(|topic| topic.name.as_str()));
                card.title.clone()
            }
        };
        Some(Self::new(sheet.svg(), &card.slug, alt))
    }

    /// The picture of the site, for every page that has none of its own; nothing where the site's name cannot be drawn.
    pub fn site(site: &Site, address: &Address) -> Option<Self> {
        let mut sheet = Sheet::new()?;
        let name = sheet.drawable(&site.name)?;
        sheet.cover(&name, &site.description);
        let host = address.origin().split_once("://").map_or("", |(_, host)| host);
        sheet.foot([format!("{host}{}", address.links().base().trim_end_matches('/')).as_str()]);
        Some(Self::new(sheet.svg(), "site", format!("{} – {}", site.name, site.description)))
    }

    /// The picture of a figure by itself; nothing where it has letters that cannot be drawn, or no room.
    pub fn figure(site: &Site, key: &str, one: &EmbeddedFigure) -> Option<Self> {
        let mut sheet = Sheet::new()?;
        let label = sheet.drawable(&one.label)?;
        sheet.head(&site.name, None);
        // What stands beside the date is whose number it is.
        let publisher = one.source.as_ref().map(|source| source.publisher.as_str());
        let beside = publisher.or(one.kind.map(FigureKind::label)).unwrap_or_default();
        if !sheet.figure((&one.text, beside, &one.as_of)) {
            return None;
        }
        sheet.above(&label);
        let alt = format!("{}: {}, as of {}", one.label, one.text, one.as_of);
        Some(Self::new(sheet.svg(), &key.replace('/', "-"), alt))
    }

    /// The picture of a chart, drawn as its file is; nothing where that has letters that cannot be drawn, or is so tall that
    /// its words would be too small to read.
    pub fn chart(site: &Site, insight: &Insight, chart: &Chart) -> Option<Self> {
        const TALLEST: f64 = 840.0;
        let drawn = drawing::draw(chart, insight, &site.name, FAMILY);
        let svg = Font::bundled()?.legible(&drawn.svg).filter(|_| drawn.height <= TALLEST)?;
        let name = format!("{}-{}", insight.card.slug, chart.number);
        let words = [plain(&chart.title), chart.alt.clone()];
        let alt = words.into_iter().find(|words| !words.is_empty()).unwrap_or_default();
        Some(Self { colours: &Colour::CHARTED, ..Self::new(svg, &name, alt) })
    }

    fn new(svg: String, name: &str, alt: String) -> Self {
        let path = format!("share/{name}-{}.png", hash(format!("{DRAWN_BY}\n{svg}")));
        let (width, height) = SIZE;
        Self { svg, colours: &Colour::DRAWN, picture: Picture { path, width, height, alt } }
    }

    /// Where it stands, and what it says in words. The name changes with what it shows, and only then.
    pub fn picture(&self) -> &Picture {
        &self.picture
    }

    /// Draws it.
    pub fn png(&self) -> Result<Vec<u8>, DrawError> {
        png::drawn(&self.svg, self.colours)
    }
}

/// The figure an insight is about: the first its summary names, else the first on a card, else the first there is.
fn main_figure(insight: &Insight) -> Option<&Figure> {
    let on_card = || {
        insight.body.iter().find_map(|block| match block {
            Block::Cards(cards) => cards.figures.first().copied(),
            _ => None,
        })
    };
    insight.figures.get(named(&insight.lead).or_else(on_card).unwrap_or_default())
}

/// The place of the first figure that a text names.
fn named(spans: &[Span]) -> Option<usize> {
    spans.iter().find_map(|span| match span {
        Span::Figure(place, _) => Some(*place),
        Span::Em(inner)
        | Span::Strong(inner)
        | Span::Link(_, inner)
        | Span::Insight(_, inner)
        | Span::Series(_, inner) => named(inner),
        Span::Text(_) | Span::Code(_) | Span::Footnote(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Stamp;
    use crate::publish::hosts::is_hashed;
    use crate::publish::site::sample;
    use crate::publish::social_card::font::Font;
    use proptest::prelude::*;

    fn share(insight: &Insight) -> Share {
        Share::of(&sample::site(), insight).unwrap()
    }

    fn titled(title: &str) -> Insight {
        let mut insight = sample::insight("x");
        insight.card.title = title.into();
        insight
    }

    /// The texts of a drawing, as a parser reads them.
    fn texts(svg: &str) -> Vec<String> {
        let document = roxmltree::Document::parse(svg).unwrap();
        let all = document.descendants().filter(|node| node.has_tag_name("text"));
        all.map(|node| node.text().unwrap_or_default().to_owned()).collect()
    }

    proptest! {
        #[test]
        fn any_text_stays_itself_and_on_the_sheet(
            text in "[ -~À-ɏΑ-ω–—’“”…א-ת]{1,200}|[a-zA-Z]{0,90}|([<>&\"']|]]>|<!--|&lt;|&#0;|😀|\\PC){1,30}",
        ) {
            let font = Font::bundled().unwrap();
            let Some(share) = Share::of(&sample::site(), &sample::insight(&text)) else {
                prop_assert_eq!(font.drawable(&text), None);
                return Ok(());
            };
            let said = texts(&share.svg);
            let title = font.drawable(&text).unwrap().replace(' ', "");
            let begins = |line: &String| {
                let line = line.replace(' ', "");
                title.starts_with(line.as_str()) || line.strip_suffix('…').is_some_and(|line| title.starts_with(line))
            };
            // Date, signal and name stand before it, with or without a figure's three texts.
            prop_assert!([3, 6].into_iter().any(|at| said.get(at).is_some_and(begins)), "{said:?}");
            // Whatever stuck out would make the drawing larger than its sheet.
            let options =
                resvg::usvg::Options { fontdb: font.database(), ..resvg::usvg::Options::default() };
            let tree = resvg::usvg::Tree::from_str(&share.svg, &options).unwrap();
            let all = tree.root().abs_bounding_box();
            prop_assert!(all.width() <= 1200.5 && all.height() <= 630.5, "{all:?}");
        }
    }

    #[test]
    fn the_whole_title_is_there_where_it_has_room() {
        for title in ["Short", "A <b>bold</b> & “quoted” title that takes more than one line of its own"]
        {
            let said = texts(&share(&titled(title)).svg).join(" ");
            assert!(said.contains(title), "{said}");
        }
        let long = "Every word of it counts ".repeat(20);
        let said = texts(&share(&titled(&long)).svg).join(" ");
        assert!(said.contains("…"), "{said}");
    }

    #[test]
    fn the_figure_is_the_one_it_is_about() {
        let mut insight = titled("x");
        let other = Figure { text: "$8B+".into(), label: "Other".into(), ..insight.figures[0].clone() };
        insight.figures.push(other);
        insight.lead = vec![Span::Strong(vec![Span::Figure(1, "$8B+".into())])];
        let drawn = share(&insight);
        assert!(texts(&drawn.svg).contains(&"$8B+".to_owned()));
        assert_eq!(drawn.picture().alt, "x – Other: $8B+, as of 2026");
        insight.lead.clear();
        assert_eq!(main_figure(&insight).unwrap().label, "x", "the first on a card");
        insight.body.clear();
        assert_eq!(main_figure(&insight).unwrap().label, "x", "the first there is");
        insight.figures[0].text = "9 parts in each of so many ".repeat(9);
        assert_eq!(share(&insight).picture().alt, "x", "a figure that has no room is left out, not cut");
        insight.figures[0].text = "漢".into();
        assert_eq!(share(&insight).picture().alt, "x", "a figure that cannot be drawn is left out");
        insight.figures.clear();
        let said = texts(&share(&insight).svg);
        assert_eq!(said.last().unwrap(), "A <W> S", "{said:?}");
    }

    #[test]
    fn what_has_no_letters_has_no_picture() {
        assert!(Share::of(&sample::site(), &titled("漢字のタイトル")).is_none());
        let said = texts(&share(&titled("Now 🟢 green")).svg);
        assert!(said.contains(&"Now green".to_owned()), "{said:?}");
        let site = Site { name: "漢字".into(), ..sample::site() };
        assert!(Share::site(&site, &sample::address()).is_none());
        let said = texts(&Share::site(&sample::site(), &sample::address()).unwrap().svg);
        assert_eq!(said, ["Sample & Co", "Every <view> there is.", "example.org/a/b"]);
    }

    #[test]
    fn its_name_changes_with_what_it_shows() {
        let insight = titled("One");
        let name = |insight: &Insight| share(insight).picture().path.clone();
        assert!(name(&insight).starts_with("share/sample-") && is_hashed(&name(&insight)));
        let mut other = insight.clone();
        (other.card.minutes, other.card.updated, other.tldr) =
            (Some(9), Some(Stamp(1_200_000_000)), Vec::new());
        assert_eq!(name(&insight), name(&other));
        other.figures[0].text = "y".into();
        assert_ne!(name(&insight), name(&other));
    }

    #[test]
    #[cfg(target_arch = "x86_64")]
    fn the_same_drawing_makes_the_same_pixels() {
        let png = share(&titled("The same title on every machine")).png().unwrap();
        assert!(png.len() < 60_000);
        // If this changes and the drawing did not, count up `DRAWN_BY`.
        assert_eq!(hash(png), "f262a4ad843fa127");
    }
}
