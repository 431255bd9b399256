//! Reads the edition's JSON in the browser: a `Deserializer` for what the publisher writes, which is texts, whole numbers
//! from 0 up, flags, lists and objects. `serde_json` reads all there is, and weighs some 30 kB more.

use serde::de::value::U32Deserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IgnoredAny, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::borrow::Cow;
use std::fmt;

/// How deep lists and objects may stand in each other: several times what an edition needs.
const DEPTH: usize = 48;
/// The variants that take what an enum does not know, as its words: a page of an older version may meet a newer edition in
/// mid-deploy, and nothing that can be read is to be lost.
const WORDS: [&str; 2] = ["unknown", "text"];

/// The place of a field that is not there.
const ABSENT: usize = usize::MAX;

/// Reads a file of the edition.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, BrokenFile> {
    let text = std::str::from_utf8(bytes).map_err(|_| BrokenFile)?;
    let mut reader = Reader { text, at: 0, depth: DEPTH, instead: None };
    let read = T::deserialize(&mut reader)?;
    reader.space();
    if reader.at == bytes.len() { Ok(read) } else { Err(BrokenFile) }
}

/// Whether a field need not be written, since a missing one is read as the same.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A file that is no JSON, or not of its kind. Nobody who reads can do anything about where or why, and the words for that
/// would be most of this reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrokenFile;

impl fmt::Display for BrokenFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file is broken")
    }
}

impl std::error::Error for BrokenFile {}

impl Error for BrokenFile {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }
    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }
    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn missing_field(_: &'static str) -> Self {
        Self
    }
    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

type Read<T> = Result<T, BrokenFile>;

struct Reader<'de> {
    text: &'de str,
    at: usize,
    /// How much deeper it may go.
    depth: usize,
    /// A text to read before going on, where there is one: the words of what is not known.
    instead: Option<String>,
}

impl<'de> Reader<'de> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// The next sign that is no space.
    fn next(&mut self) -> u8 {
        self.space();
        self.peek()
    }

    fn eat(&mut self, sign: u8) -> Read<()> {
        let here = self.next() == sign;
        self.at += usize::from(here);
        if here { Ok(()) } else { Err(BrokenFile) }
    }

    fn word(&mut self, word: &str) -> Read<()> {
        self.space();
        let here = self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes()));
        self.at += word.len();
        if here { Ok(()) } else { Err(BrokenFile) }
    }

    fn flag(&mut self) -> Read<bool> {
        let flag = self.next() == b't';
        self.word(if flag { "true" } else { "false" }).map(|()| flag)
    }

    fn number(&mut self) -> Read<u64> {
        let first = self.next();
        let start = self.at;
        let mut number: u64 = 0;
        while self.peek().is_ascii_digit() {
            let digit = u64::from(self.peek() - b'0');
            number = number.checked_mul(10).and_then(|n| n.checked_add(digit)).ok_or(BrokenFile)?;
            self.at += 1;
        }
        let digits = self.at - start;
        if digits == 0 || (first == b'0' && digits > 1) { Err(BrokenFile) } else { Ok(number) }
    }

    #[inline(never)]
    fn string(&mut self) -> Read<Cow<'de, str>> {
        if let Some(text) = self.instead.take() {
            return Ok(Cow::Owned(text));
        }
        self.eat(b'"')?;
        let mut text = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek(), b'"' | b'\\' | 0..0x20) {
                self.at += 1;
            }
            let piece = self.text.get(start..self.at).ok_or(BrokenFile)?;
            let sign = self.peek();
            self.at += 1;
            match sign {
                b'"' if text.is_empty() => return Ok(Cow::Borrowed(piece)),
                b'"' => {
                    text.push_str(piece);
                    return Ok(Cow::Owned(text));
                }
                b'\\' => {
                    text.push_str(piece);
                    text.push(self.escaped().ok_or(BrokenFile)?);
                }
                _ => return Err(BrokenFile),
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
                        let joined = self.text.as_bytes().get(self.at..)?.starts_with(b"\\u");
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
        // A sign would be read as part of a number.
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
    }

    /// Goes into a list or an object.
    fn open(&mut self, sign: u8) -> Read<()> {
        self.eat(sign)?;
        self.depth = self.depth.checked_sub(1).ok_or(BrokenFile)?;
        Ok(())
    }

    /// Whether a list or an object goes on, which ends with `end`; if not, it is left.
    fn more(&mut self, first: &mut bool, end: u8) -> Read<bool> {
        let first = std::mem::take(first);
        if self.next() == end {
            self.at += 1;
            self.depth += 1;
            return Ok(false);
        }
        if !first {
            self.eat(b',')?;
            // No comma before an end.
            if self.next() == end {
                return Err(BrokenFile);
            }
        }
        Ok(true)
    }

    /// Passes an object by. Returns where the values of fields stand, in the order of `names`.
    #[inline(never)]
    fn places(&mut self, names: &[&str]) -> Read<Vec<usize>> {
        let (mut places, mut first) = (vec![ABSENT; names.len()], true);
        self.open(b'{')?;
        while self.more(&mut first, b'}')? {
            let name = self.string()?;
            self.eat(b':')?;
            for (place, own) in places.iter_mut().zip(names) {
                if *own == name {
                    *place = self.at;
                }
            }
            self.skip()?;
        }
        Ok(places)
    }

    /// Which variant comes, by its place in the list, and whether as the one field of an object; then what it holds follows.
    #[inline(never)]
    fn variant(&mut self, variants: &[&str]) -> Read<(u32, bool)> {
        let tagged = self.next() == b'{';
        if tagged {
            self.open(b'{')?;
        }
        let name = self.string()?;
        if tagged {
            self.eat(b':')?;
        }
        let known = |name: &str| (0..).zip(variants).find_map(|(place, own)| (*own == name).then_some(place));
        if let Some(place) = known(&name) {
            return Ok((place, tagged));
        }
        let unknown = WORDS.into_iter().find_map(known).ok_or(BrokenFile)?;
        let start = self.at;
        if tagged {
            self.skip()?;
        }
        self.instead = Some(words(self.text.get(start..self.at).unwrap_or_default())?);
        Ok((unknown, tagged))
    }

    /// Leaves a variant. One that holds nothing is written as its name alone.
    #[inline(never)]
    fn close(&mut self, tagged: bool) -> Read<()> {
        if tagged && self.more(&mut false, b'}')? { Err(BrokenFile) } else { Ok(()) }
    }

    /// Passes a value by.
    fn skip(&mut self) -> Read<()> {
        match self.next() {
            b'"' => self.string().map(drop),
            b'[' => {
                let mut first = true;
                self.open(b'[')?;
                while self.more(&mut first, b']')? {
                    self.skip()?;
                }
                Ok(())
            }
            b'{' => {
                let mut first = true;
                self.open(b'{')?;
                while self.more(&mut first, b'}')? {
                    self.string()?;
                    self.eat(b':')?;
                    self.skip()?;
                }
                Ok(())
            }
            b't' | b'f' => self.flag().map(drop),
            b'n' => self.word("null"),
            _ => self.number().map(drop),
        }
    }
}

/// The texts of a piece of JSON, in order, as one; names of fields are none of them.
fn words(json: &str) -> Read<String> {
    let mut reader = Reader { text: json, at: 0, depth: DEPTH, instead: None };
    let mut words = String::new();
    while reader.at < json.len() {
        if reader.next() != b'"' {
            reader.at += 1;
            continue;
        }
        let text = reader.string()?;
        if reader.next() != b':' {
            words.push_str(if words.is_empty() || text.is_empty() { "" } else { " " });
            words.push_str(&text);
        }
    }
    Ok(words)
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = BrokenFile;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.next() {
            b'"' => self.deserialize_string(visitor),
            b'[' => self.deserialize_seq(visitor),
            b'{' => self.deserialize_map(visitor),
            b't' | b'f' => self.deserialize_bool(visitor),
            b'n' => self.deserialize_unit(visitor),
            _ => self.deserialize_u64(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_bool(self.flag()?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_str(&self.string()?)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_string(self.string()?.into_owned())
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.word("null")?;
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        if self.next() == b'n' {
            self.word("null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Read<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.open(b'[')?;
        let mut items = Items { reader: self, first: true, ended: false };
        let read = visitor.visit_seq(&mut items)?;
        // A tuple asks for as many as it has. What a newer version has beyond those is passed by.
        while !items.ended {
            (&mut items).next_element::<IgnoredAny>()?;
        }
        Ok(read)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.open(b'{')?;
        visitor.visit_map(Fields { reader: self, first: true })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        let places = self.places(fields)?.into_iter();
        let end = self.at;
        let read = visitor.visit_seq(Record { reader: &mut *self, places })?;
        self.at = end;
        Ok(read)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        let (place, tagged) = self.variant(variants)?;
        let read = visitor.visit_enum(Variant { reader: &mut *self, place })?;
        self.close(tagged)?;
        Ok(read)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.skip()?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { i8 i16 i32 i64 f32 f64 char bytes byte_buf unit_struct tuple_struct }
}

/// The items of a list, one after the other.
struct Items<'r, 'de> {
    reader: &'r mut Reader<'de>,
    first: bool,
    ended: bool,
}

impl Items<'_, '_> {
    #[inline(never)]
    fn at_end(&mut self) -> Read<bool> {
        self.ended = self.ended || !self.reader.more(&mut self.first, b']')?;
        Ok(self.ended)
    }
}

impl<'de> SeqAccess<'de> for &mut Items<'_, 'de> {
    type Error = BrokenFile;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        if self.at_end()? { Ok(None) } else { seed.deserialize(&mut *self.reader).map(Some) }
    }
}

/// The values of a record, in the order in which its type declares them, whatever the order in the file: one for each field
/// that is there, none for each that is not. So types need no code to tell names apart, nor to hold what has come while the
/// rest has not: 2 kB of the app.
struct Record<'r, 'de> {
    reader: &'r mut Reader<'de>,
    places: std::vec::IntoIter<usize>,
}

impl Record<'_, '_> {
    /// Goes to the next field; false if it is not there.
    #[inline(never)]
    fn next(&mut self) -> bool {
        let place = self.places.next().filter(|place| *place != ABSENT);
        self.reader.at = place.unwrap_or(self.reader.at);
        place.is_some()
    }
}

impl<'de> SeqAccess<'de> for Record<'_, 'de> {
    type Error = BrokenFile;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        if self.next() { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

/// The fields of an object, one after the other.
struct Fields<'r, 'de> {
    reader: &'r mut Reader<'de>,
    first: bool,
}

impl<'de> MapAccess<'de> for Fields<'_, 'de> {
    type Error = BrokenFile;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Read<Option<K::Value>> {
        match self.reader.more(&mut self.first, b'}')? {
            true => seed.deserialize(&mut *self.reader).map(Some),
            false => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Read<V::Value> {
        self.reader.eat(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

/// A variant of an enum: its place among the names of all, and then what it holds. So types need no code to tell names
/// apart: 1 kB of the app. None may have an alias, which would be counted as one more.
struct Variant<'r, 'de> {
    reader: &'r mut Reader<'de>,
    place: u32,
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = BrokenFile;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Read<(V::Value, Self)> {
        Ok((seed.deserialize(U32Deserializer::<BrokenFile>::new(self.place))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = BrokenFile;

    fn unit_variant(self) -> Read<()> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Read<T::Value> {
        seed.deserialize(self.reader)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.reader.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Read<V::Value> {
        self.reader.deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests {
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
        let plain = (
            ".{0,9}",
            any::<bool>(),
            any::<u16>(),
            prop::collection::vec(kind, 0..4),
            any::<usize>(),
            ".{0,9}",
        );
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
}
