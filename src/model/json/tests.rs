use super::*;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map(".{0,6}", inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// One of each that the edition has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Record {
    text: String,
    #[serde(default, skip_serializing_if = "is_default")]
    flag: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    number: u16,
    #[serde(default, skip_serializing_if = "is_default")]
    list: Vec<Kind>,
    #[serde(default, skip_serializing_if = "is_default")]
    inner: Option<Box<Record>>,
    pair: (usize, String),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Alone,
    One(String),
    Two(u8, Option<bool>),
    #[serde(skip_serializing)]
    Unknown(String),
}

fn record() -> impl Strategy<Value = Record> {
    let kind = prop_oneof![
        Just(Kind::Alone),
        ".{0,9}".prop_map(Kind::One),
        any::<(u8, Option<bool>)>().prop_map(|(number, flag)| Kind::Two(number, flag)),
    ];
    let plain =
        (".{0,9}", any::<bool>(), any::<u16>(), prop::collection::vec(kind, 0..4), any::<usize>(), ".{0,9}");
    let record = plain.prop_map(|(text, flag, number, list, place, last)| Record {
        text,
        flag,
        number,
        list,
        inner: None,
        pair: (place, last),
    });
    (record.clone(), proptest::option::of(record)).prop_map(|(mut outer, inner)| {
        outer.inner = inner.map(Box::new);
        outer
    })
}

proptest! {
    #[test]
    fn reads_what_serde_writes(value in value(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_vec_pretty(&value) } else { serde_json::to_vec(&value) }.unwrap();
        prop_assert_eq!(read::<Value>(&text), Ok(value));
    }

    #[test]
    fn reads_records_as_serde_writes_them(record in record(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_vec_pretty(&record) } else { serde_json::to_vec(&record) }.unwrap();
        prop_assert_eq!(read::<Record>(&text), Ok(record));
    }

    #[test]
    fn passes_by_what_it_does_not_know(record in record(), more in value()) {
        let mut value = serde_json::to_value(&record).unwrap();
        value["newer"] = more;
        prop_assert_eq!(read::<Record>(value.to_string().as_bytes()), Ok(record));
    }

    #[test]
    fn no_text_makes_it_panic(text in "[\\[\\]{}\",:0-9a-z\\\\ u+-]{0,40}") {
        let read = read::<Value>(text.as_bytes());
        match (read, serde_json::from_str::<Value>(&text)) {
            (Ok(read), value) => prop_assert_eq!(Some(read), value.ok()),
            // It has none below 0 and none with a fraction or a power, and takes no 07 for a 7.
            (Err(_), Ok(value)) => prop_assert!(text.contains(['-', 'e', '.']) || !value.is_u64()),
            _ => {}
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let _ = read::<Value>(&bytes);
        let _ = read::<Record>(&bytes);
    }

    #[test]
    fn no_broken_record_makes_it_panic(record in record(), at in any::<prop::sample::Index>(), sign in any::<u8>()) {
        let mut text = serde_json::to_vec(&record).unwrap();
        let at = at.index(text.len());
        text[at] = sign;
        let _ = read::<Record>(&text);
    }
}

#[test]
fn reads_fields_in_any_order() {
    let read = |text: &str| read::<Record>(text.as_bytes());
    let declared =
        read(r#"{"text":"a","number":3,"inner":{"text":"b","pair":[2,"d"]},"pair":[1,"c"]}"#).unwrap();
    for moved in [
        r#"{"pair":[1,"c"],"number":3,"inner":{"pair":[2,"d"],"text":"b"},"text":"a"}"#,
        r#"{"text":"a","inner":{"text":"b","pair":[2,"d"]},"pair":[1,"c"],"number":3}"#,
        r#"{"number":3,"text":"a","newer":[{}],"inner":{"text":"b","pair":[2,"d"]},"pair":[1,"c"]}"#,
    ] {
        assert_eq!(read(moved).unwrap(), declared, "{moved}");
    }
    // Of two of one name the last counts, as it does for a parser.
    let twice = read(r#"{"text":"a","text":"b","pair":[1,"c"]}"#).unwrap();
    assert_eq!(twice.text, "b");
}

#[test]
fn refuses_what_is_broken() {
    let deep = "[".repeat(100_000);
    for text in [
        "",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "[,1]",
        "{\"a\":}",
        "tru",
        "\"a",
        "\"\\ud800x\"",
        "\"\\u+041\"",
        "\"\\x\"",
        "1 2",
        "-1",
        "01",
        "18446744073709551616",
        &deep,
        "{\"a\" 1}",
        "[1}",
        "{\"a\":1]",
    ] {
        assert_eq!(read::<Value>(text.as_bytes()), Err(BrokenFile), "{}", &text[..text.len().min(20)]);
    }
    assert_eq!(read::<String>(br#""\ud83d\ude00""#), Ok("😀".into()));
    assert_eq!(read::<u16>(b"65536"), Err(BrokenFile));
    assert_eq!(read::<Record>(br#"{"pair":[1,"a"]}"#), Err(BrokenFile), "a text is missing");
}

#[test]
fn keeps_the_words_of_what_it_does_not_know() {
    let words = |text: &str| match read::<Kind>(text.as_bytes()) {
        Ok(Kind::Unknown(words)) => words,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(
        words(r#"{"poem":{"title":"One","lines":["two",{"em":["three"]},4,true,null]}}"#),
        "One two three"
    );
    assert_eq!(words(r#""newer""#), "");
    assert_eq!(read::<Vec<Kind>>(br#"[{"poem":"a"},{"one":"b"},"alone"]"#).unwrap().len(), 3);
    assert_eq!(read::<Kind>(br#"{"one":"a","two":"b"}"#), Err(BrokenFile));
}
