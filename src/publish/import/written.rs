//! JSON as people write manuscripts: fields in their order, short things on one line.

use std::fmt::Write;

/// How long a line may be before what is on it is parted.
const LINE: usize = 110;

/// A value to be written.
#[derive(Clone, Debug)]
pub enum Written {
    /// Text.
    Text(String),
    /// A number, or a word of JSON, as it is.
    Bare(String),
    /// A list.
    List(Vec<Written>),
    /// Fields in their order.
    Fields(Vec<(String, Written)>),
}

impl Written {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Fields by name.
    pub fn fields(fields: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        Self::Fields(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// Written on one line.
    fn line(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(&serde_json::to_string(text).unwrap_or_default()),
            Self::Bare(text) => out.push_str(text),
            Self::List(all) => {
                out.push('[');
                for (place, one) in all.iter().enumerate() {
                    out.push_str(if place > 0 { ", " } else { "" });
                    one.line(out);
                }
                out.push(']');
            }
            Self::Fields(all) => {
                out.push_str("{ ");
                for (place, (name, one)) in all.iter().enumerate() {
                    let _ = write!(
                        out,
                        "{}{}: ",
                        if place > 0 { ", " } else { "" },
                        serde_json::to_string(name).unwrap_or_default()
                    );
                    one.line(out);
                }
                out.push_str(" }");
            }
        }
    }

    /// Written on as many lines as it needs, at an indent.
    fn lines(&self, indent: usize, whole: bool, out: &mut String) {
        let mut short = String::new();
        self.line(&mut short);
        let parts = match self {
            Self::List(all) => all.len(),
            Self::Fields(all) => all.len(),
            _ => 0,
        };
        if parts == 0 || !whole && short.chars().count() + indent <= LINE {
            if matches!(self, Self::Fields(all) if all.is_empty()) {
                short = "{}".to_owned();
            }
            return out.push_str(&short);
        }
        let pad = " ".repeat(indent + 2);
        let (open, close) = if matches!(self, Self::List(_)) { ('[', ']') } else { ('{', '}') };
        out.push(open);
        let mut put = |place: usize, name: Option<&String>, one: &Self| {
            out.push_str(if place > 0 { ",\n" } else { "\n" });
            out.push_str(&pad);
            if let Some(name) = name {
                let _ = write!(out, "{}: ", serde_json::to_string(name).unwrap_or_default());
            }
            one.lines(indent + 2, false, out);
        };
        match self {
            Self::List(all) => all.iter().enumerate().for_each(|(place, one)| put(place, None, one)),
            Self::Fields(all) => {
                all.iter().enumerate().for_each(|(place, (name, one))| put(place, Some(name), one))
            }
            _ => {}
        }
        let _ = write!(out, "\n{}{close}", " ".repeat(indent));
    }
}

/// The text of a file that holds a value.
pub fn file(value: &Written) -> String {
    let mut out = String::new();
    value.lines(0, true, &mut out);
    out.push('\n');
    out
}
