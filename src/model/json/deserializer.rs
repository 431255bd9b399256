//! What serde asks of the scanner.

use super::scanner::Scanner;
use super::{BrokenFile, Read};
use serde::de::value::U32Deserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

impl<'de> Deserializer<'de> for &mut Scanner<'de> {
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
        let mut items = Items { scanner: self, first: true, ended: false };
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
        visitor.visit_map(Fields { scanner: self, first: true })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        self.enter(fields)?;
        let read = visitor.visit_seq(Values(self))?;
        self.leave()?;
        Ok(read)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        let (place, tagged) = self.variant(variants)?;
        let read = visitor.visit_enum(Variant { scanner: &mut *self, place })?;
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
    scanner: &'r mut Scanner<'de>,
    first: bool,
    ended: bool,
}

impl Items<'_, '_> {
    #[inline(never)]
    fn at_end(&mut self) -> Read<bool> {
        self.ended = self.ended || !self.scanner.more(&mut self.first, b']')?;
        Ok(self.ended)
    }
}

impl<'de> SeqAccess<'de> for &mut Items<'_, 'de> {
    type Error = BrokenFile;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        if self.at_end()? { Ok(None) } else { seed.deserialize(&mut *self.scanner).map(Some) }
    }
}

/// The values of a record, in the order in which its type declares them: one for each field that is there, none for each
/// that is not. So types need no code to tell names apart, nor to hold what has come while the rest has not: 2 kB of the app.
struct Values<'r, 'de>(&'r mut Scanner<'de>);

impl<'de> SeqAccess<'de> for Values<'_, 'de> {
    type Error = BrokenFile;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        if self.0.next_field()? { seed.deserialize(&mut *self.0).map(Some) } else { Ok(None) }
    }
}

/// The fields of an object, one after the other.
struct Fields<'r, 'de> {
    scanner: &'r mut Scanner<'de>,
    first: bool,
}

impl<'de> MapAccess<'de> for Fields<'_, 'de> {
    type Error = BrokenFile;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Read<Option<K::Value>> {
        match self.scanner.more(&mut self.first, b'}')? {
            true => seed.deserialize(&mut *self.scanner).map(Some),
            false => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Read<V::Value> {
        self.scanner.eat(b':')?;
        seed.deserialize(&mut *self.scanner)
    }
}

/// A variant of an enum: its place among the names of all, and then what it holds. So types need no code to tell names
/// apart: 1 kB of the app. None may have an alias, which would be counted as one more.
struct Variant<'r, 'de> {
    scanner: &'r mut Scanner<'de>,
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
        seed.deserialize(self.scanner)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.scanner.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Read<V::Value> {
        self.scanner.deserialize_map(visitor)
    }
}
