//! What is typed is found.

use crate::common::Site;
use flate2::read::GzDecoder;
use minicbor::Decoder;
use pagefind_stem::{Algorithm, Stemmer};
use proptest::prelude::*;
use serde_json::{Value, json};
use sightline::model::{
    FeedQuery, Reading, Term, TopicCount, TypeaheadMatches, WordList, answer, lists, lists_of, starts, terms,
    words,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// A published index, asked in the way the app asks it; Pagefind's runtime is in the browser.
struct Index {
    folder: PathBuf,
    count: usize,
    pages: Vec<(String, String, String)>,
    words: BTreeMap<String, BTreeSet<usize>>,
    stemmer: Stemmer,
}

/// What an insight was found with: its slug, and its excerpt with marks in brackets.
type Hit = (String, String);

fn unpacked(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    GzDecoder::new(fs::read(path).unwrap().as_slice()).read_to_end(&mut bytes).unwrap();
    bytes.strip_prefix(b"pagefind_dcd").unwrap().to_vec()
}

impl Index {
    fn of(site: &mut Site) -> Self {
        site.options.search = true;
        let out = site.publish();
        let file: Value =
            serde_json::from_slice(&fs::read(out.join("edition/search.json")).unwrap()).unwrap();
        let volume = &file["volumes"][0];
        let folder = out.join(volume["path"].as_str().unwrap());
        let named = |folder: &Path, ext: &str| -> Vec<PathBuf> {
            let paths = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
            paths.filter(|path| path.extension().is_some_and(|own| own == ext)).collect()
        };
        let meta = unpacked(&named(&folder, "pf_meta")[0]);
        let mut meta = Decoder::new(&meta);
        meta.array().unwrap();
        meta.skip().unwrap();
        let mut pages = Vec::new();
        for _ in 0..meta.array().unwrap().unwrap() {
            let fields = meta.array().unwrap().unwrap();
            let hash = meta.str().unwrap().to_owned();
            (1..fields).for_each(|_| meta.skip().unwrap());
            let fragment = unpacked(&folder.join(format!("fragment/{hash}.pf_fragment")));
            let fragment: Value = serde_json::from_slice(&fragment).unwrap();
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let slug = text(&fragment["url"]).split('?').next().unwrap().to_owned();
            pages.push((slug, text(&fragment["meta"]["title"]), text(&fragment["content"])));
        }
        let mut words: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for path in named(&folder.join("index"), "pf_index") {
            let bytes = unpacked(&path);
            let mut index = Decoder::new(&bytes);
            index.array().unwrap();
            for _ in 0..index.array().unwrap().unwrap() {
                let fields = index.array().unwrap().unwrap();
                let on = words.entry(index.str().unwrap().to_owned()).or_default();
                pages_of(&mut index, on);
                for _ in 0..if fields > 2 { index.array().unwrap().unwrap() } else { 0 } {
                    index.array().unwrap();
                    index.skip().unwrap();
                    pages_of(&mut index, on);
                }
            }
        }
        let count = volume["count"].as_u64().unwrap() as usize;
        Self { folder, count, pages, words, stemmer: Stemmer::create(Algorithm::English) }
    }

    /// What is found by a question as typed.
    fn find(&self, question: &str) -> Vec<Hit> {
        let readings = [Reading::Typed, Reading::Apart, Reading::Together];
        let mut found = readings.iter().map(|reading| self.having(&terms(question, *reading)));
        found.find(|hits| !hits.is_empty()).unwrap_or_default()
    }

    fn having(&self, asked: &[Term]) -> Vec<Hit> {
        let mut on: BTreeSet<usize> = (0..self.pages.len()).collect();
        for word in asked.iter().flat_map(Term::held) {
            let stem = self.stemmer.stem(&bare(&word)).into_owned();
            let with =
                self.words.iter().filter(|(own, _)| own.starts_with(&stem)).flat_map(|(_, on)| on.clone());
            let with: BTreeSet<usize> = with.collect();
            on.retain(|page| with.contains(page));
        }
        let hit = |page: usize| {
            let (slug, title, content) = &self.pages[page];
            let said = answer(asked, title, content, &[])?;
            let known = |number: &usize| self.words.contains_key(&*self.stemmer.stem(&asked[*number].text));
            let pieces = said
                .excerpt
                .iter()
                .map(|(text, marked)| if *marked { format!("[{text}]") } else { text.clone() });
            said.alike.iter().all(known).then(|| (slug.clone(), pieces.collect::<String>()))
        };
        if asked.is_empty() { Vec::new() } else { on.into_iter().filter_map(hit).collect() }
    }

    fn slugs(&self, question: &str) -> Vec<String> {
        let mut slugs: Vec<String> = self.find(question).into_iter().map(|(slug, _)| slug).collect();
        slugs.sort();
        slugs
    }

    /// What is meant by a word that nothing has.
    fn meant(&self, word: &str) -> Option<String> {
        let lists = lists_of(word, lists(self.count)).map(|number| {
            let bytes = fs::read(self.folder.join(format!("words-{number}.json"))).unwrap();
            sightline::model::json::read::<WordList>(&bytes).unwrap()
        });
        lists.iter().find_map(|list| list.meant(word)).map(str::to_owned)
    }
}

/// A word as Pagefind knows it: without marks.
fn bare(word: &str) -> String {
    let bare = word.nfd().filter(|c| !is_combining_mark(*c) || matches!(c, '\u{3099}' | '\u{309a}'));
    let bare: String = bare.collect();
    if bare.contains(['\u{3099}', '\u{309a}']) { bare.nfc().collect() } else { bare }
}

/// Takes the numbers of the pages a word is on, which are counted from each other.
fn pages_of(index: &mut Decoder<'_>, on: &mut BTreeSet<usize>) {
    let mut page = 0;
    for _ in 0..index.array().unwrap().unwrap() {
        let fields = index.array().unwrap().unwrap();
        page += index.u32().unwrap() as usize;
        on.insert(page);
        (1..fields).for_each(|_| index.skip().unwrap());
    }
}

/// A site of insights with these titles and paragraphs.
fn site(insights: &[(&str, &str)]) -> Site {
    let site = Site::new();
    for (number, (title, text)) in insights.iter().enumerate() {
        site.insight_file(
            &format!("i{number}"),
            &format!("\"title\": {}, \"body\": [{}]", json!(title), json!(text)),
        );
    }
    site
}

#[test]
fn letters_are_found_whatever_their_form() {
    let mut site = site(&[
        (
            "NO₂ and H₂O in cities",
            "Fine dust (PM₁₀) over 40 km² of the Hauptstraße; ﬁlters, caf\u{65}\u{301}s and Łódź.",
        ),
        ("Ｆｕｌｌ ｗｉｄｔｈ", "The ＡＩ２０２６ report. ｶﾒﾗ"),
        ("Something else", "Nothing of the kind."),
    ]);
    let index = Index::of(&mut site);
    for question in [
        "no2",
        "NO₂",
        "h2o",
        "H2O cities",
        "pm10",
        "PM 10",
        "km2",
        "km²",
        "hauptstrasse",
        "HAUPTSTRASSE",
        "Hauptstraße",
        "filters",
        "ﬁlters",
        "cafes",
        "cafés",
        "lodz",
        "Łódź",
        "ｐｍ１０",
    ] {
        assert_eq!(index.slugs(question), ["i0"], "{question}");
    }
    for question in ["full width", "ai 2026", "ai2026", "カメラ", "ｶﾒﾗ", "メラ"] {
        assert_eq!(index.slugs(question), ["i1"], "{question}");
    }
    assert!(index.find("pm10")[0].1.contains("([PM₁₀]) over 40"), "{:?}", index.find("pm10"));
    assert!(index.find("hauptstrasse")[0].1.contains("the [Hauptstraße]; ﬁlters"));
}

#[test]
fn a_space_a_hyphen_and_nothing_are_the_same() {
    let mut site = site(&[
        ("Ahead", "The score of Qwen-3.5 is higher than that of COVID-19 models."),
        ("Other", "Version 3.5 of another thing, 19 of them."),
        ("Joined", "An H200, an F-35 and a lock-in: the Wi-Fi of T-Mobile, e-mail too."),
        ("Apart", "A Llama 3.1 of 100 km is state of the art."),
    ]);
    let index = Index::of(&mut site);
    for (question, slug) in [
        ("qwen 3.5", "i0"),
        ("Qwen-3.5", "i0"),
        ("qwen3.5", "i0"),
        ("QWEN 3.", "i0"),
        ("covid 19", "i0"),
        ("covid19", "i0"),
        ("h 200", "i2"),
        ("h200", "i2"),
        ("H-200", "i2"),
        ("f 35", "i2"),
        ("f35", "i2"),
        ("lock in", "i2"),
        ("lockin", "i2"),
        ("lock-in", "i2"),
        ("wifi", "i2"),
        ("wi fi", "i2"),
        ("t mobile", "i2"),
        ("tmobile", "i2"),
        ("email", "i2"),
        ("llama3.1", "i3"),
        ("llama-3.1", "i3"),
        ("100km", "i3"),
        ("state-of-the-art", "i3"),
    ] {
        assert_eq!(index.slugs(question), [slug], "{question}");
    }
    assert!(index.find("qwen 3.5")[0].1.contains("of [Qwen]-[3.5] is"));
}

#[test]
fn a_number_is_no_piece_of_another() {
    let mut site =
        site(&[("Times", "It is \\1.75× as fast, of 750 and 175."), ("Share", "It is \\75%, they say.")]);
    site.insight_file("i2", r#""title": "Years", "body": ["In 2026 it was the twentieth."]"#);
    let index = Index::of(&mut site);
    for (question, slugs) in [
        ("75%", &["i1"][..]),
        ("75", &["i1"]),
        ("1.75", &["i0"]),
        ("1.75×", &["i0"]),
        ("750", &["i0"]),
        ("20", &[]),
        ("202", &[]),
        ("2026", &["i2"]),
    ] {
        assert_eq!(index.slugs(question), slugs, "{question}");
    }
    assert!(index.find("75%")[0].1.contains("[75]%, they"), "{:?}", index.find("75%"));
}

#[test]
fn one_slip_of_the_finger_still_finds_it() {
    let mut site = site(&[("Anthropic raises", "The benchmark of warehouses in Größenwahn, 2026.")]);
    let index = Index::of(&mut site);
    for (typed, meant) in [
        ("antropic", "anthropic"),
        ("anthropicc", "anthropic"),
        ("anhtropic", "anthropic"),
        ("nthropic", "anthropic"),
        ("bemchmark", "benchmark"),
        ("warehoses", "warehouses"),
        ("grosenwahn", "grossenwahn"),
        ("rasies", "raises"),
    ] {
        assert_eq!(index.slugs(typed), [""; 0], "{typed}");
        assert_eq!(index.meant(typed).as_deref(), Some(meant), "{typed}");
        assert_eq!(index.slugs(meant), ["i0"]);
    }
    assert_eq!(index.meant("zebra"), None);
}

#[test]
fn an_excerpt_is_a_few_lines_in_any_script() {
    let long = |text: &str| text.repeat(400);
    let han: String = ('\u{4e00}'..'\u{6000}').collect();
    let mut site = site(&[
        ("機械学習の費用", &long("機械学習の費用は年々増えており、企業は新しい方法を探している。")),
        ("人工智能", &long("人工智能的成本逐年上升，企业正在寻找新的办法。")),
        ("ปัญญาประดิษฐ์", &long("ปัญญาประดิษฐ์มีค่าใช้จ่ายเพิ่มขึ้นทุกปี")),
        ("인공지능", &long("인공지능의 비용이 매년 늘고 있다. ")),
        ("Costs", &long("The costs rise, year after year. ")),
        ("One word", &"unbroken".repeat(2000)),
        ("Many letters", &han),
    ]);
    let index = Index::of(&mut site);
    for (question, slug) in [
        ("機械学習", "i0"),
        ("学習の費用", "i0"),
        ("増え", "i0"),
        ("人工智能", "i1"),
        ("逐年上升", "i1"),
        ("ค่าใช้จ่าย", "i2"),
        ("인공지능", "i3"),
        ("costs", "i4"),
        ("unbroken", "i5"),
    ] {
        let hits = index.find(question);
        let excerpts: Vec<usize> = hits.iter().map(|(_, excerpt)| excerpt.chars().count()).collect();
        assert!(hits.iter().any(|(own, _)| own == slug), "{question}: {hits:?}");
        assert!(excerpts.iter().all(|letters| *letters < 300), "{question}: {excerpts:?}");
    }
    assert_eq!(index.slugs("習学"), [""; 0], "letters in another order");
    let content = &index.pages.iter().find(|(slug, ..)| slug == "i6").unwrap().2;
    assert!(
        index.slugs(&han[3000..3012]) == ["i6"] && !content.contains('\u{e000}'),
        "forms are not sent along"
    );
}

#[test]
fn sentences_come_before_data_and_marks_are_words() {
    let mut site = Site::new();
    site.insight_file("a", r#""title": "Prices", "body": [
        { "type": "table", "table": "t" }, "What a token costs, tokens being small, is said in words."],
        "tables": { "t": { "caption": "A token a row", "columns": [{ "id": "a", "title": "Token" }, { "id": "b", "title": "Of" }], "rows": [{ "a": "token", "b": "x" }] } }"#);
    let index = Index::of(&mut site);
    let hits = index.find("token");
    assert!(hits[0].1.contains("What a [token] costs, [tokens] being small"), "{hits:?}");
    assert!(!hits[0].1.contains("a row"), "{hits:?}");
    let rows = index.find("token row");
    assert!(rows[0].1.contains("[token]"), "{rows:?}");
}

#[test]
fn the_palette_and_the_feed_read_words_alike() {
    let topic = |slug: &str, name: &str| TopicCount {
        topic: sightline::model::Topic { slug: slug.into(), name: name.into() },
        count: 1,
    };
    let file = sightline::model::TypeaheadFile {
        topics: vec![
            topic("emissions", "CO₂ & PM₂.₅"),
            topic("models", "GPT-5.4 lock-in"),
            topic("streets", "Straße ﬁn"),
            topic("ai", "人工知能の費用"),
        ],
        ..Default::default()
    };
    for (question, slug) in [
        ("co2", "emissions"),
        ("CO 2", "emissions"),
        ("pm2.5", "emissions"),
        ("pm 2.5", "emissions"),
        ("gpt 5.4", "models"),
        ("gpt5.4", "models"),
        ("gpt-5.4", "models"),
        ("lockin", "models"),
        ("lock in", "models"),
        ("strasse", "streets"),
        ("fin", "streets"),
        ("ｓｔｒａｓｓｅ", "streets"),
        ("知能", "ai"),
        ("人工", "ai"),
    ] {
        let mut found = TypeaheadMatches::default();
        found.take(&file, &words(question));
        let slugs: Vec<&str> = found.topics.iter().map(|topic| topic.topic.slug.as_str()).collect();
        assert_eq!(slugs, [slug], "{question}");
    }
    let site = Site::with(r#""title": "CO₂ of GPT-5.4 in the Straße", "summary": "人工知能""#);
    let card = site.insight("a").card;
    for (text, has) in [
        ("co2", true),
        ("gpt 5.4", true),
        ("gpt5.4 STRASSE", true),
        ("知能", true),
        ("plai", false),
        ("5.5", false),
    ] {
        let query = FeedQuery { text: text.into(), ..FeedQuery::default() };
        assert_eq!(query.matches(&card), has, "{text}");
    }
}

#[test]
fn reading_time_counts_letters_where_there_are_no_spaces() {
    let minutes =
        |text: String| Site::with(&format!("\"body\": [{}]", json!(text))).insight("a").card.minutes;
    assert_eq!(minutes("人工知能の費用は".repeat(625)), Some(11), "5,000 letters and some words");
    assert_eq!(minutes("한국어는 띄어쓰기가 있다 ".repeat(230)), Some(4), "690 words and some");
    assert_eq!(minutes("word ".repeat(2300)), Some(11));
    assert_eq!(minutes("AIの".repeat(300)), Some(1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn any_name_is_found_in_the_palette_as_typed(name in "[a-zA-Zà-ü0-9₀-₉０-９.% \\-ﬁßか-ん가-힣]{1,24}") {
        let own = TopicCount { topic: sightline::model::Topic { slug: "s".into(), name: name.clone() }, count: 1 }.words();
        for typed in [name.clone(), name.nfd().collect(), name.nfkc().collect(), name.to_uppercase(), name.replace('-', " ")] {
            prop_assert!(starts(&words(&typed), &own), "{:?} in {:?}", words(&typed), own);
        }
    }
}
