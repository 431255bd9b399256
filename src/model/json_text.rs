//! Writes JSON in the browser: what is kept on a reader's device.

/// A value to write.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// A whole number from 0 up.
    Number(u64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object, in the order written.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// An object of these fields.
    pub fn object<const N: usize>(fields: [(&str, Self); N]) -> Self {
        Self::Object(fields.map(|(name, value)| (name.to_owned(), value)).into())
    }

    /// As text, in one line.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Text(text) => quote(text, out),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    item.write(out);
                }
                out.push(']');
            }
            Self::Object(fields) => {
                out.push('{');
                for (index, (name, value)) in fields.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    quote(name, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

/// Writes text in quotes.
pub(super) fn quote(text: &str, out: &mut String) {
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => {
                out.push('\\');
                out.push(sign);
            }
            '\0'..' ' => {
                let code = sign as u8;
                out.push_str("\\u00");
                out.extend(
                    [code >> 4, code & 15].map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)])),
                );
            }
            _ => out.push(sign),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::json::read;
    use proptest::prelude::*;
    use serde_json::Value;

    fn as_value(json: &Json) -> Value {
        match json {
            Json::Null => Value::Null,
            Json::Number(number) => (*number).into(),
            Json::Text(text) => text.clone().into(),
            Json::List(items) => items.iter().map(as_value).collect::<Vec<_>>().into(),
            Json::Object(fields) => {
                Value::Object(fields.iter().map(|(name, field)| (name.clone(), as_value(field))).collect())
            }
        }
    }

    fn value() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![
            Just(Json::Null),
            any::<u64>().prop_map(Json::Number),
            any::<String>().prop_map(Json::Text),
        ];
        leaf.prop_recursive(3, 30, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Json::List),
                prop::collection::btree_map(".{0,6}", inner, 0..5)
                    .prop_map(|fields| Json::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(json in value()) {
            let text = json.text();
            prop_assert!(!text.contains(['\n', '\r']), "it is one line");
            prop_assert_eq!(serde_json::from_str::<Value>(&text).ok(), Some(as_value(&json)));
            prop_assert_eq!(read::<Value>(text.as_bytes()), Ok(as_value(&json)));
        }
    }
}
