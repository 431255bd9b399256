//! Amounts, and the one place that words them.

use super::record::{Read, Reading, range};
use super::unit::Unit;
use jsonc_parser::ast;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// A value as known: exactly, or with a bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// As it is.
    Exactly(f64),
    /// This much or more: `$8B+`.
    AtLeast(f64),
    /// This much or less: `≤$8B`.
    AtMost(f64),
    /// Roughly: `~$8B`.
    About(f64),
    /// From one to the other: `4–20×`.
    Between(f64, f64),
}

impl Amount {
    /// The value that sorts it and sets its bar: of a range the middle.
    pub fn middle(self) -> f64 {
        match self {
            Self::Exactly(v) | Self::AtLeast(v) | Self::AtMost(v) | Self::About(v) => v,
            Self::Between(from, to) => from + (to - from) / 2.0,
        }
    }

    /// The amount with `change` done to each number in it.
    pub fn map(self, change: impl Fn(f64) -> f64) -> Self {
        match self {
            Self::Exactly(v) => Self::Exactly(change(v)),
            Self::AtLeast(v) => Self::AtLeast(change(v)),
            Self::AtMost(v) => Self::AtMost(change(v)),
            Self::About(v) => Self::About(change(v)),
            Self::Between(from, to) => Self::Between(change(from), change(to)),
        }
    }

    /// The number alone, as spreadsheets and JSON-LD want it; nothing where it is a range.
    pub fn number(self) -> Option<String> {
        match self {
            Self::Between(..) => None,
            amount => Some(format!("{}", amount.middle())),
        }
    }
}

impl Read for Amount {
    fn read(value: &ast::Value<'_>, to: &mut Reading) -> Option<Self> {
        if !matches!(value, ast::Value::Object(_)) {
            return f64::read(value, to).map(Self::Exactly);
        }
        let shape =
            "write a number, {\"at_least\": n}, {\"at_most\": n}, {\"about\": n} or {\"from\": a, \"to\": b}";
        let object = value.as_object()?;
        let numbers: Vec<f64> = object.properties.iter().filter_map(|p| f64::read(&p.value, to)).collect();
        let names: Vec<&str> = object.properties.iter().map(|property| property.name.as_str()).collect();
        match (names.as_slice(), numbers.as_slice()) {
            (["at_least"], [v]) => Some(Self::AtLeast(*v)),
            (["at_most"], [v]) => Some(Self::AtMost(*v)),
            (["about"], [v]) => Some(Self::About(*v)),
            (["from", "to"], [from, upto]) if from < upto => Some(Self::Between(*from, *upto)),
            (["to", "from"], [upto, from]) if from < upto => Some(Self::Between(*from, *upto)),
            (["from", "to"] | ["to", "from"], [_, _]) => {
                to.error(
                    "bad-number",
                    range(value),
                    "a range must rise from its first number to its second",
                    shape,
                );
                None
            }
            _ => {
                if numbers.len() == names.len() {
                    to.error("wrong-type", range(value), "this is no value", shape);
                }
                None
            }
        }
    }
}

impl JsonSchema for Amount {
    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let bound = |name: &str| json_schema!({ "type": "object", "properties": { name: { "type": "number" } }, "required": [name], "additionalProperties": false });
        json_schema!({
            "description": "The raw value: 50e9, never 50 billions; with a bound or a range where that is what is known.",
            "anyOf": [
                { "type": "number" }, bound("at_least"), bound("at_most"), bound("about"),
                { "type": "object", "properties": { "from": { "type": "number" }, "to": { "type": "number" } },
                  "required": ["from", "to"], "additionalProperties": false }
            ]
        })
    }
}

fn is_one(amount: Amount) -> bool {
    matches!(amount, Amount::Exactly(v) | Amount::About(v) if v == 1.0)
}

/// An amount as printed everywhere: `$50B`, `$8B+`, `4–20×`, `75%`, `2.6 pp`, `500,000+`, `272K tokens`.
pub fn text(amount: Amount, unit: &Unit) -> String {
    let one = |v: f64| {
        let sign = if v < 0.0 { "−" } else { "" };
        format!("{sign}{}{}", unit.prefix(), short(v.abs(), unit.shortens_from()))
    };
    let suffix = if is_one(amount) { unit.singular().suffix() } else { unit.suffix() };
    match amount {
        Amount::Exactly(v) => format!("{}{suffix}", one(v)),
        Amount::AtLeast(v) => format!("{}+{suffix}", one(v)),
        Amount::AtMost(v) => format!("≤{}{suffix}", one(v)),
        Amount::About(v) => format!("~{}{suffix}", one(v)),
        Amount::Between(from, to) => format!("{}–{}{suffix}", one(from), one(to)),
    }
}

/// An amount in full: `at least 8,000,000,000 US dollars`.
pub fn exact(amount: Amount, unit: &Unit) -> String {
    let one = |v: f64| format!("{}{}", if v < 0.0 { "−" } else { "" }, grouped(v.abs()));
    let words = match amount {
        Amount::Exactly(v) => one(v),
        Amount::AtLeast(v) => format!("at least {}", one(v)),
        Amount::AtMost(v) => format!("at most {}", one(v)),
        Amount::About(v) => format!("about {}", one(v)),
        Amount::Between(from, to) => format!("{} to {}", one(from), one(to)),
    };
    let unit = if is_one(amount) { unit.singular() } else { unit.clone() };
    format!("{words} {}", unit.words()).trim_end().to_owned()
}

/// How many significant digits a shortened number shows.
pub const SHORT_DIGITS: u32 = 4;
const PLAIN_DIGITS: u32 = 6;

fn short(v: f64, from: Option<f64>) -> String {
    if from.is_none_or(|from| v < from) {
        // A count is exact by nature; a measure is cut where floating point has only noise to add.
        let plain = if from.is_some() || v.fract() != 0.0 {
            significant(v, PLAIN_DIGITS.max(whole_digits(v)))
        } else {
            v
        };
        return grouped(plain);
    }
    let v = significant(v, SHORT_DIGITS);
    let (step, letter) = match v {
        v if v >= 1e12 => (1e12, "T"),
        v if v >= 1e9 => (1e9, "B"),
        v if v >= 1e6 => (1e6, "M"),
        _ => (1e3, "K"),
    };
    format!("{}{letter}", grouped(significant(v / step, SHORT_DIGITS.max(whole_digits(v / step)))))
}

fn whole_digits(v: f64) -> u32 {
    if v < 1.0 { 0 } else { v.log10().floor() as u32 + 1 }
}

/// `v` rounded to `digits` significant digits, half away from zero.
pub fn significant(v: f64, digits: u32) -> f64 {
    // Through decimal text: multiplying by powers of ten would put binary noise back in.
    let digits = digits.clamp(1, 17) as usize;
    format!("{v:.*e}", digits - 1).parse().unwrap_or(v)
}

fn grouped(v: f64) -> String {
    let plain = format!("{v}");
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut out = String::with_capacity(plain.len() + plain.len() / 3);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unit(text: &str) -> Unit {
        Unit::parse(text).unwrap()
    }

    #[test]
    fn words_amounts_as_the_house_does() {
        use Amount::*;
        let cases = [
            (Exactly(50e9), "USD", "$50B"),
            (AtLeast(8e9), "USD", "$8B+"),
            (Between(4.0, 20.0), "×", "4–20×"),
            (Exactly(138e9), "USD", "$138B"),
            (Exactly(17.25e9), "USD/year", "$17.25B per\u{a0}year"),
            (Exactly(75.0), "%", "75%"),
            (Exactly(2.6), "pp", "2.6\u{a0}pp"),
            (AtLeast(500_000.0), "count", "500,000+"),
            (Exactly(272_000.0), "tokens", "272K\u{a0}tokens"),
            (Exactly(14_600.0), "bytes", "14,600\u{a0}bytes"),
            (Exactly(999_950_000.0), "USD", "$1B"),
            (Exactly(4999.0), "USD", "$4,999"),
            (Exactly(-2.5), "USD", "−$2.5"),
            (About(0.1), "s", "~0.1\u{a0}s"),
            (AtMost(300.0), "kB", "≤300\u{a0}kB"),
            (Exactly(1.0), "years", "1\u{a0}year"),
            (Exactly(5.0), "USD/series", "$5 per\u{a0}series"),
            (Exactly(75.0 - 72.4), "pp", "2.6\u{a0}pp"),
        ];
        for (amount, name, printed) in cases {
            assert_eq!(text(amount, &unit(name)), printed);
        }
        assert_eq!(exact(AtLeast(8e9), &unit("USD")), "at least 8,000,000,000 US dollars");
        assert_eq!(exact(Exactly(2.0), &unit("count")), "2");
    }

    #[test]
    fn refuses_what_is_no_unit() {
        for bad in ["", " tokens", "5", "USD/", "USD/year/day", "<b>", &"x".repeat(41)] {
            assert_eq!(Unit::parse(bad), None, "{bad}");
        }
    }

    /// What a printed amount says, read back by a reader who knows K, M, B and T.
    fn read_back(printed: &str) -> f64 {
        let sign = if printed.starts_with('−') { -1.0 } else { 1.0 };
        let digits: String = printed.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        let scale = match printed.trim_end_matches("\u{a0}tokens").chars().last() {
            Some('K') => 1e3,
            Some('M') => 1e6,
            Some('B') => 1e9,
            Some('T') => 1e12,
            _ => 1.0,
        };
        sign * digits.parse::<f64>().unwrap() * scale
    }

    proptest! {
        #[test]
        fn a_bigger_value_never_prints_as_a_smaller_one(
            a in prop_oneof![-1e15..1e15f64, -2e4..2e4f64, 0.0..1.0f64],
            b in prop_oneof![-1e15..1e15f64, -2e4..2e4f64, 0.0..1.0f64],
            name in prop_oneof![Just("USD"), Just("%"), Just("count"), Just("tokens")],
        ) {
            let (low, high) = if a < b { (a, b) } else { (b, a) };
            let print = |v| text(Amount::Exactly(v), &unit(name));
            prop_assert!(read_back(&print(low)) <= read_back(&print(high)) * (1.0 + 1e-12 * high.signum()) + 1e-12,
                "{} prints as {}, {} as {}", low, print(low), high, print(high));
        }

        #[test]
        fn four_digits_survive(digits in 1u32..9999, power in -3i32..12) {
            let value: f64 = format!("{digits}e{power}").parse().unwrap();
            let back = read_back(&text(Amount::Exactly(value), &unit("USD")));
            prop_assert!((back - value).abs() <= value * 1e-9);
        }
    }
}
