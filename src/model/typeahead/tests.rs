use super::*;
use crate::model::Topic;
use proptest::prelude::*;

fn figure(label: &str, entity: &str, text: &str) -> KeyCard {
    KeyCard {
        key: label.to_lowercase(),
        entity: entity.into(),
        label: label.into(),
        text: text.into(),
        as_of: "Mar 2026".into(),
        values: 1,
        disputed: false,
        stale_from: None,
        course: Vec::new(),
    }
}

#[test]
fn words_are_as_printed() {
    for (text, found) in [
        ("Größe", &["grosse"][..]),
        ("Łódź café cafe\u{301} İzmir", &["lodz", "cafe", "cafe", "izmir"]),
        ("~$0.0075/M", &["$0.0075", "m"]),
        ("4–20×", &["4", "20"]),
        ("$8B+", &["$8b"]),
        ("46.9%, 1,234,567 a,b", &["46.9%", "1234567", "a", "b"]),
        ("US$3 node.js GPT-5.4. ", &["us", "$3", "node", "js", "gpt", "5.4"]),
        ("$ 0.", &["$", "0"]),
        ("東京 が か\u{3099}", &["東京", "が", "が"]),
        ("Nguyễn ἀρχή Йод 한글", &["nguyen", "αρχη", "иод", "한글"]),
        ("… — ", &[]),
    ] {
        assert_eq!(words(text), found, "{text}");
    }
}

#[test]
fn a_figure_is_found_by_label_entity_and_value() {
    let file = TypeaheadFile {
        topics: vec![TopicCount {
            topic: Topic { slug: "llm-costs".into(), name: "Price of models".into() },
            count: 3,
        }],
        figures: vec![
            figure("Price per token", "AWS", "$0.0075"),
            figure("Share of traffic", "AWS", "46.9%"),
            figure("Pricing tiers", "Price Watch", "3"),
        ],
        ..TypeaheadFile::default()
    };
    let found = |asked: &str| {
        let mut found = TypeaheadMatches::default();
        found.take(&file, &words(asked));
        found.take(&file, &words(asked));
        let figures: Vec<&str> = found.figures.iter().map(|card| card.text.as_str()).collect();
        (found.topics.len(), figures.join(" "))
    };
    assert_eq!(found("aws"), (0, "$0.0075 46.9%".into()));
    assert_eq!(found("AWS pri"), (0, "$0.0075".into()));
    for asked in ["0.0075", "$0.0075", "$0.0", "$", "TOKEN per"] {
        assert_eq!(found(asked), (0, "$0.0075".into()), "{asked}");
    }
    assert_eq!(found("46.9%"), (0, "46.9%".into()));
    assert_eq!(found("€0.0075"), (0, String::new()));
    assert_eq!(found("llm"), (1, String::new()), "a topic by its address, too");
    assert_eq!(found("pric"), (1, "$0.0075 3".into()));
    assert_eq!(found("pricing").1, "3");
    assert_eq!(found("price"), (1, "$0.0075 3".into()));
    assert_eq!(found("price tiers").1, "3");
}

proptest! {
    #[test]
    fn any_text_is_found_by_any_beginning_of_its_words(
        text in "(\\PC{0,3}[a-c$0-9.,%éŁ -]{0,9}){0,4}",
        of in 0usize..20,
        letters in 1usize..9,
    ) {
        let own = words(&text);
        prop_assert_eq!(&words(&own.join(" ")), &own, "words stay themselves");
        if let Some(word) = own.get(of % own.len().max(1)) {
            let asked: String = word.chars().take(letters).collect();
            let asked = words(&asked);
            prop_assert!(starts(&asked, &own), "{asked:?} in {own:?}");
            let index_words = index_words(own.clone());
            prop_assert!(index_words.iter().all(|word| !word.is_empty()), "{index_words:?}");
            for asked in &asked {
                let last = shortened(asked);
                prop_assert!(index_words.iter().any(|word| word.starts_with(last)), "{last} in {index_words:?}");
            }
        }
    }
}
