//! Reads the edition's JSON in the browser.
//!
//! Derived serde readers came to a third of the app's WebAssembly: each type gets code of its own for each way its
//! fields could arrive. Here text becomes one kind of tree, and a type takes its fields out of it by name. The
//! publisher writes with serde; what it writes are texts, whole numbers, flags, lists and objects, and no more is read.

use std::str::FromStr;

/// A value of any kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`, and what is not there.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number from 0 up.
    Number(u64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object, in the order written.
    Object(Vec<(String, Json)>),
}

/// How deep lists and objects may stand in each other: several times what an edition needs.
const DEPTH: usize = 48;

/// A type that is read from JSON.
///
/// Where a value has another shape, that is noted in `sound` and something stands in its place; [`read`] gives none of it
/// out. Were the fault returned instead, each type would need code, for each of its fields, to drop those read before it:
/// that was a tenth of the app.
pub trait FromJson: Sized {
    /// Takes it from a value, which is left without it.
    fn from_json(json: &mut Json, sound: &mut bool) -> Self;

    /// Whether it is what a missing field stands for, so that it need not be written.
    fn is_default(&self) -> bool {
        false
    }
}

/// Reads a file of the edition; nothing where it is broken.
pub fn read<T: FromJson>(bytes: &[u8]) -> Option<T> {
    let (mut json, mut sound) = (parse(bytes)?, true);
    let read = T::from_json(&mut json, &mut sound);
    sound.then_some(read)
}

fn parse(bytes: &[u8]) -> Option<Json> {
    let mut reader = Reader { text: std::str::from_utf8(bytes).ok()?, at: 0 };
    let json = reader.value(DEPTH)?;
    reader.space();
    (reader.at == bytes.len()).then_some(json)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    fn eat(&mut self, sign: u8) -> bool {
        self.space();
        let here = self.peek() == sign;
        self.at += usize::from(here);
        here
    }

    fn word(&mut self, word: &str, means: Json) -> Option<Json> {
        let here = self.text.as_bytes()[self.at..].starts_with(word.as_bytes());
        self.at += word.len();
        here.then_some(means)
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.space();
        match self.peek() {
            b'"' => self.string().map(Json::Text),
            b'{' | b'[' if depth == 0 => None,
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                if self.eat(b']') {
                    return Some(Json::List(items));
                }
                loop {
                    items.push(self.value(depth - 1)?);
                    if !self.eat(b',') {
                        return self.eat(b']').then_some(Json::List(items));
                    }
                }
            }
            b'{' => {
                self.at += 1;
                let mut fields = Vec::new();
                if self.eat(b'}') {
                    return Some(Json::Object(fields));
                }
                loop {
                    self.space();
                    let name = self.string()?;
                    if !self.eat(b':') {
                        return None;
                    }
                    fields.push((name, self.value(depth - 1)?));
                    if !self.eat(b',') {
                        return self.eat(b'}').then_some(Json::Object(fields));
                    }
                }
            }
            b'0'..=b'9' => {
                let mut number: u64 = 0;
                while self.peek().is_ascii_digit() {
                    number = number.saturating_mul(10).saturating_add(u64::from(self.peek() - b'0'));
                    self.at += 1;
                }
                Some(Json::Number(number))
            }
            b't' => self.word("true", Json::Flag(true)),
            b'f' => self.word("false", Json::Flag(false)),
            b'n' => self.word("null", Json::Null),
            _ => None,
        }
    }

    fn string(&mut self) -> Option<String> {
        if self.peek() != b'"' {
            return None;
        }
        self.at += 1;
        let mut text = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek(), b'"' | b'\\' | 0..0x20) {
                self.at += 1;
            }
            text.push_str(self.text.get(start..self.at)?);
            let sign = self.peek();
            self.at += 1;
            match sign {
                b'"' => return Some(text),
                b'\\' => text.push(self.escaped()?),
                _ => return None,
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let sign = self.peek();
        self.at += 1;
        Some(match sign {
            b'"' | b'\\' | b'/' => char::from(sign),
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let high = self.unit()?;
                let code = match high {
                    0xD800..0xDC00 => {
                        let joined = self.text.as_bytes()[self.at..].starts_with(b"\\u");
                        self.at += 2;
                        let low = if joined { self.unit()? } else { 0 };
                        0x10000 + ((high - 0xD800) << 10) + low.checked_sub(0xDC00)?
                    }
                    code => code,
                };
                char::from_u32(code)?
            }
            _ => return None,
        })
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

impl Json {
    /// A field of an object; `Null` where it is missing.
    #[inline(never)]
    pub fn field(&mut self, name: &str, sound: &mut bool) -> &mut Self {
        if !matches!(self, Self::Object(_)) {
            *sound = false;
            *self = Self::Object(Vec::new());
        }
        let Self::Object(fields) = self else { return self };
        let place = fields.iter().position(|(own, _)| own == name).unwrap_or_else(|| {
            fields.push((String::new(), Self::Null));
            fields.len() - 1
        });
        &mut fields[place].1
    }

    /// The name and the content of an object of one field.
    pub fn tagged(&mut self, sound: &mut bool) -> (&str, &mut Self) {
        let tagged = matches!(self, Self::Object(fields) if !fields.is_empty());
        *sound &= tagged;
        match (tagged, self) {
            (true, Self::Object(fields)) => {
                let (name, content) = &mut fields[0];
                (name, content)
            }
            (_, other) => ("", other),
        }
    }

    /// The items of a list; none where nothing is.
    pub fn items(&mut self, sound: &mut bool) -> &mut [Self] {
        match self {
            Self::List(items) => items,
            other => {
                *sound &= matches!(other, Self::Null);
                &mut []
            }
        }
    }

    /// An item of a list that always has as many.
    #[inline(never)]
    pub fn at(&mut self, place: usize, sound: &mut bool) -> &mut Self {
        let there = matches!(self, Self::List(items) if place < items.len());
        *sound &= there;
        match (there, self) {
            (true, Self::List(items)) => &mut items[place],
            (_, other) => other,
        }
    }

    /// What a text stands for.
    pub fn parsed<T: FromStr>(&self, sound: &mut bool) -> Option<T> {
        let read = match self {
            Self::Text(text) => text.parse().ok(),
            _ => None,
        };
        *sound &= read.is_some();
        read
    }

    /// Every text in it, in order, as one.
    pub fn all_words(&self) -> String {
        let mut words = String::new();
        self.words(&mut words);
        words
    }

    fn words(&self, into: &mut String) {
        match self {
            Self::Text(text) => {
                into.push_str(if into.is_empty() || text.is_empty() { "" } else { " " });
                into.push_str(text);
            }
            Self::List(items) => items.iter().for_each(|item| item.words(into)),
            Self::Object(fields) => fields.iter().for_each(|(_, field)| field.words(into)),
            _ => {}
        }
    }
}

impl FromJson for String {
    #[inline(never)]
    fn from_json(json: &mut Json, sound: &mut bool) -> Self {
        match json {
            Json::Text(text) => std::mem::take(text),
            _ => {
                *sound = false;
                Self::new()
            }
        }
    }
}

impl FromJson for bool {
    fn from_json(json: &mut Json, sound: &mut bool) -> Self {
        *sound &= matches!(json, Json::Flag(_) | Json::Null);
        matches!(json, Json::Flag(true))
    }
    fn is_default(&self) -> bool {
        !self
    }
}

/// A number up to some greatest one.
#[inline(never)]
fn number(json: &Json, most: u64, sound: &mut bool) -> u64 {
    match json {
        Json::Number(number) if *number <= most => *number,
        other => {
            *sound &= matches!(other, Json::Null);
            0
        }
    }
}

macro_rules! numbers {
    ($($kind:ty),+) => {$(
        impl FromJson for $kind {
            fn from_json(json: &mut Json, sound: &mut bool) -> Self {
                number(json, <$kind>::MAX as u64, sound) as $kind
            }
            fn is_default(&self) -> bool {
                *self == 0
            }
        }
    )+};
}
numbers!(u8, u16, u32, usize);

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: &mut Json, sound: &mut bool) -> Self {
        (!matches!(json, Json::Null)).then(|| T::from_json(json, sound))
    }
    fn is_default(&self) -> bool {
        self.is_none()
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &mut Json, sound: &mut bool) -> Self {
        json.items(sound).iter_mut().map(|item| T::from_json(item, sound)).collect()
    }
    fn is_default(&self) -> bool {
        self.is_empty()
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json(json: &mut Json, sound: &mut bool) -> Self {
        Self::new(T::from_json(json, sound))
    }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn from_json(json: &mut Json, sound: &mut bool) -> Self {
        (A::from_json(json.at(0, sound), sound), B::from_json(json.at(1, sound), sound))
    }
}

impl<A: FromJson, B: FromJson, C: FromJson> FromJson for (A, B, C) {
    fn from_json(json: &mut Json, sound: &mut bool) -> Self {
        (
            A::from_json(json.at(0, sound), sound),
            B::from_json(json.at(1, sound), sound),
            C::from_json(json.at(2, sound), sound),
        )
    }
}

/// Whether a field need not be written.
#[cfg(not(target_arch = "wasm32"))]
pub fn is_default<T: FromJson>(value: &T) -> bool {
    value.is_default()
}

/// Declares records of the edition: the Rust type, how it is written (natively) and how it is read. A field whose name
/// in the file is another says so with `as "name"`. Fields that hold nothing are not written.
macro_rules! data {
    ($(
        $(#[$meta:meta])*
        pub struct $name:ident { $($(#[$doc:meta])* pub $field:ident $(as $json:literal)? : $kind:ty,)+ }
    )+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
        pub struct $name {$(
            $(#[$doc])*
            #[cfg_attr(
                not(target_arch = "wasm32"),
                serde($(rename = $json,)? skip_serializing_if = "crate::model::json::is_default")
            )]
            pub $field: $kind,
        )+}

        impl $crate::model::json::FromJson for $name {
            fn from_json(json: &mut $crate::model::json::Json, sound: &mut bool) -> Self {
                use $crate::model::json::FromJson;
                Self { $($field: FromJson::from_json(json.field(data!(@name $field $($json)?), sound), sound),)+ }
            }
        }
    )+};
    (@name $field:ident $json:literal) => { $json };
    (@name $field:ident) => { stringify!($field) };
}
pub(crate) use data;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn as_value(json: &Json) -> Value {
        match json {
            Json::Null => Value::Null,
            Json::Flag(flag) => (*flag).into(),
            Json::Number(number) => (*number).into(),
            Json::Text(text) => text.clone().into(),
            Json::List(items) => items.iter().map(as_value).collect::<Vec<_>>().into(),
            Json::Object(fields) => {
                Value::Object(fields.iter().map(|(name, field)| (name.clone(), as_value(field))).collect())
            }
        }
    }

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

    proptest! {
        #[test]
        fn reads_what_serde_writes(value in value(), pretty in any::<bool>()) {
            let text = if pretty { serde_json::to_vec_pretty(&value) } else { serde_json::to_vec(&value) }.unwrap();
            prop_assert_eq!(parse(&text).map(|json| as_value(&json)), Some(value));
        }

        #[test]
        fn no_text_makes_it_panic(text in "[\\[\\]{}\",:0-9a-z\\\\ u]{0,40}") {
            let read = parse(text.as_bytes());
            if let (Some(read), Ok(value)) = (read, serde_json::from_str::<Value>(&text)) {
                prop_assert_eq!(as_value(&read), value);
            }
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let _ = parse(&bytes);
        }
    }

    #[test]
    fn refuses_what_is_broken() {
        let deep = "[".repeat(100_000);
        for text in [
            "",
            "{",
            "[1,]",
            "{\"a\":}",
            "tru",
            "\"a",
            "\"\\ud800x\"",
            "\"\\x\"",
            "1 2",
            "-1",
            &deep,
            "{\"a\" 1}",
        ] {
            assert_eq!(parse(text.as_bytes()), None, "{}", &text[..text.len().min(20)]);
        }
        assert_eq!(parse(br#""\ud83d\ude00""#), Some(Json::Text("😀".into())));
    }
}
