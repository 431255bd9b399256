//! Money: signs, codes and words of currencies around a number.

use super::regexes::Lazy;
use crate::publish::figure::currency::Currency;
use std::sync::LazyLock;

static BEFORE: LazyLock<Lazy> = LazyLock::new(|| {
    Lazy::new(
        r"(?P<sign>(?:US|CA|AU|NZ|HK|MX|NT|CN|EC|A|C|S|R|J)?[$€£¥₹₩₽₺₫₦฿₪₴₱₵₡₲₭₮₸₼₾])[\s\u{a0}\u{202f}]?$|(?:^|[^\p{L}\p{N}])(?P<code>[A-Z]{3}|Rs\.?|SFr\.?|Fr\.|R(?:\$)|RMB)[\s\u{a0}\u{202f}]?$",
    )
});
static SIGN_BEHIND: LazyLock<Lazy> = LazyLock::new(|| {
    Lazy::new(
        r"^[\s\u{a0}\u{202f}]?(?P<scale>(?:k|K|M|m|Mio\.?|Mrd\.?|Mds?|bn|T)[\s\u{a0}\u{202f}]?)?(?P<sign>(?:US|CA|AU|NZ|HK|A|C|S)?[$€£¥₹₩₽₺₫₪₴])",
    )
});
static CODE_BEHIND: LazyLock<Lazy> = LazyLock::new(|| Lazy::new(r"^[\s\u{a0}\u{202f}](?P<code>[A-Z]{3})\b"));
static WORD_BEHIND: LazyLock<Lazy> = LazyLock::new(|| {
    Lazy::new(
        r"^(?:[\s\u{a0}\u{202f}-](?:d[e’']\s?)?)(?P<word>(?i:(?:US|U\.S\.|American)\s)?(?i:dollars?)|(?i:euros?)|(?i:pounds\ssterling)|(?i:yen)|(?i:renminbi|yuan)|(?i:(?:Indian\s)?rupees?|rupien|roupies)|(?i:(?:Swiss\s)francs?|(?:Schweizer\s)?franken|francs\ssuisses)|(?i:australian\sdollars|canadian\sdollars|hong\skong\sdollars|singapore\sdollars|new\szealand\sdollars))\b",
    )
});

/// A sign or code of a currency right before a number: where it begins, and the currency's code.
pub fn before(text: &str) -> Option<(usize, &'static str)> {
    let from = text.char_indices().rev().nth(6).map_or(0, |(at, _)| at);
    let found = BEFORE.captures(&text[from..])?;
    if let Some(sign) = found.name("sign") {
        let letters = sign.as_str().chars().take_while(char::is_ascii_alphabetic).count();
        let glued = text[..from + sign.start()].ends_with(char::is_alphanumeric);
        // `LobbyR$` is no real; the letters belong to the word before.
        let (start, sign) = if glued && letters > 0 {
            (sign.start() + letters, &sign.as_str()[letters..])
        } else {
            (sign.start(), sign.as_str())
        };
        return Some((from + start, of_sign(sign)?));
    }
    let code = found.name("code")?;
    let currency = match code.as_str() {
        "Rs" | "Rs." => "INR",
        "SFr" | "SFr." | "Fr." => "CHF",
        "RMB" => "CNY",
        code if is_also_a_word(code) => return None,
        code => Currency::of(code)?.code(),
    };
    Some((from + code.start(), currency))
}

/// Codes that stand before or behind numbers more often as something else.
fn is_also_a_word(code: &str) -> bool {
    [
        "ALL", "TOP", "AMD", "CUP", "TRY", "MAD", "GEL", "PEN", "COP", "BAM", "BOB", "PHP", "SOS", "CVE",
        "SDG", "SAR", "LAK", "RON", "XAU", "XDR", "XPT", "XAG", "NIO", "ANG", "MOP", "CDF", "ERN",
    ]
    .contains(&code)
}

/// A sign, code or word of a currency right behind a number: how long it is, the currency's code, and a power of ten if a
/// letter for one stands between.
pub fn behind(text: &str) -> Option<(usize, &'static str, i32)> {
    if let Some(found) = SIGN_BEHIND.captures(text) {
        let sign = found.name("sign")?;
        // Before a digit it is that number's.
        let own = !text[sign.end()..].starts_with(|c: char| c.is_ascii_digit());
        let scale = found.name("scale").map_or(0, |scale| {
            match scale.as_str().trim_end_matches([' ', '.', '\u{a0}', '\u{202f}']) {
                "k" | "K" => 3,
                "M" | "m" | "Mio" => 6,
                "T" => 12,
                _ => 9,
            }
        });
        return own.then(|| Some((sign.end(), of_sign(sign.as_str())?, scale))).flatten();
    }
    if let Some(found) = CODE_BEHIND.captures(text) {
        let code = found.name("code")?;
        let currency = match code.as_str() {
            "RMB" => "CNY",
            code if is_also_a_word(code) => return None,
            code => Currency::of(code)?.code(),
        };
        // `in 2024 USD 5` names the next number.
        let next = text[code.end()..].trim_start();
        return (!next.starts_with(|c: char| c.is_ascii_digit())).then_some((code.end(), currency, 0));
    }
    let word = WORD_BEHIND.captures(text)?.name("word")?;
    let lower = word.as_str().to_lowercase();
    let currency = match lower.as_str() {
        "australian dollars" => "AUD",
        "canadian dollars" => "CAD",
        "hong kong dollars" => "HKD",
        "singapore dollars" => "SGD",
        "new zealand dollars" => "NZD",
        word if word.contains("dollar") => "USD",
        word if word.starts_with("euro") => "EUR",
        word if word.starts_with("pound") => "GBP",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        word if word.contains("rup") || word.contains("roup") => "INR",
        _ => "CHF",
    };
    Some((word.end(), currency, 0))
}

/// The currency that a sign is of.
fn of_sign(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" | "US$" => "USD",
        "CA$" | "C$" => "CAD",
        "AU$" | "A$" => "AUD",
        "NZ$" => "NZD",
        "HK$" => "HKD",
        "S$" => "SGD",
        "MX$" => "MXN",
        "NT$" => "TWD",
        "EC$" => "XCD",
        "R$" => "BRL",
        "J$" => "JMD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "CN¥" => "CNY",
        "₹" => "INR",
        "₩" => "KRW",
        "₽" => "RUB",
        "₺" => "TRY",
        "₫" => "VND",
        "₦" => "NGN",
        "฿" => "THB",
        "₪" => "ILS",
        "₴" => "UAH",
        "₱" => "PHP",
        "₵" => "GHS",
        "₡" => "CRC",
        "₲" => "PYG",
        "₭" => "LAK",
        "₮" => "MNT",
        "₸" => "KZT",
        "₼" => "AZN",
        "₾" => "GEL",
        _ => return None,
    })
}
