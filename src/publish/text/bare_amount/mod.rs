//! Finds amounts typed in a text: money, percentages, multiples, points, in the ways the world writes them.
//!
//! An amount is a number with a sign or a word of its kind before or behind it. So numbers are found first, and what
//! stands around each is looked at; words of number are looked for only where a word of kind stands in the text.

mod money_word;
mod numeral;
mod pattern;

use crate::publish::language::script::is_currency_sign;
use money_word::{LETTERS_BEFORE, LETTERS_BEHIND, SPACELESS_BEHIND, SPACELESS_NOT, WHOSE, WORDS, is_code};
use pattern::{length, pattern, start};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A word that says how large: `bn`, `million`, `lakh`, `億`.
const SIZE: &str = r"(?:(?i:thousand|hundred|million|billion|trillion|milliard|millon|mill[oó]n|milione|milliarde|billone)(?:s|en|es|i|n)?\b|(?i:millones|milh[õo]es|milh[ãa]o|bilh[õo]es|milioni|miliardi|miljoner|miljarder|lakhs?|lacs?|crores?|тысяч|миллион(?:ов|а)?|миллиард(?:ов|а)?|مليون|مليار|करोड़|लाख)\b|(?i:mln|mlrd|mrd|mio|mld|tsd|tys|млн|млрд|тыс)\b\.?|(?:bn|Bn|BN|mn|Mn|tn|Md|Mds|cr|Cr|[KMBTGkmbt])\b|[十百千万萬億亿兆만억조천]+)";

/// Signs and words right behind a number that leave no doubt.
fn sure_behind() -> String {
    format!(
        r"^(?:
            [\s\u{{a0}}\u{{202f}}-]?\\?[%％٪﹪‰‱]
          | [\s-]?\\?(?i:percent(?:age[\s-]points?)?|per[\s-]cent|ppts?|pp|bps|bp|basis[\s-]points?|prozent(?:punkte?n?)?|pour[\s-]cent|points?\sde\spourcentage|puntos\sporcentuales|por\s?ciento|por\s?cento|per\scento|procento?|procent(?:enheter)?|prosent|процент(?:а|ов)?|в\sпроцентах|بالمئة|بالمائة|في\sالمئة|في\sالمائة|प्रतिशत|फीसदी)\b
          | [\s-]?\\?pct\b\.?
          | [\s-]?\\?p\.\s?p\.
          | \s?(?:パーセント|ポイント|퍼센트|百分点|百分點|个百分点|個百分點|倍)
          | [\s-]?\\?(?i:fold|fach)\b
          | \s(?i:fois|veces|vezes|volte)\b
          | \s?\\?{LETTERS_BEHIND}\b\.?
          | [\s-]\\?(?i:(?:{WHOSE}[\s-]){{0,2}}{WORDS})\b
          | \s(?:d[’']|de\s)(?i:euros?|dollars?|livres|francs|yens)\b
        )"
    )
}

static SIZED: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r"^[\s\u{{a0}}\u{{202f}}-]?(?:{SIZE}\s?)?{SIZE}")));
static BEHIND: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(&format!("(?x){}", sure_behind())));
static SIGN_BEHIND: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^[\s\u{a0}\u{202f}]?\\?(?:[A-Z]{1,3})?\p{Sc}"));
static SPACELESS: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r"^\s?(?:{SPACELESS_BEHIND})")));
static NO_MONEY: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(SPACELESS_NOT));
static WEIGHED: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^[\s-]\\?(?i:(?:British|Egyptian)\s)?pounds?\b"));
static CODE_BEHIND: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^[\s\u{a0}\u{202f}]?\\?([A-Z]{3,4})\b"));
static TIMES: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"^[\s-](?:times|points?)\b"));
/// What `times` and `points` are verbs or counts before.
static NOT_TIMES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"^\s(?:out|at|to|toward|towards|(?:a|an|per|each|every)\s(?:second|minute|hour|day|night|week|month|quarter|year|decade|season))\b",
    )
});
static SPACED_X: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"^\sx\s(?:more|less|faster|slower|cheaper|larger|bigger|smaller|higher|lower|better|worse|as|the|that|what)\b",
    )
});
static SIGN_BEFORE: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?:\b[A-Z]{1,3})?\p{Sc}[\s\u{a0}\u{202f}]?\\?[\-−–+~≈±]?\s?\\?$"));
static LETTERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:^|[^\p{{L}}\p{{N}}])((?:{LETTERS_BEFORE}\.?|[A-Z]{{3,4}})[\s\u{{a0}}\u{{202f}}]?\\?[\-−~≈]?)$"
    ))
});
static PERCENT_BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?:^|[\s(\[“«])([%％٪])$"));
static MULTIPLE_BEFORE: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?:^|[^\p{N}\s×])\s?([×✕✖])\s?$|\b(?:[Ff]actor\sof)\s$"));
static UPTO: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:\s?{SIZE})?\s?[–—‒\-−~〜～]\s?(?:[A-Z]{{0,3}}\p{{Sc}}\s?)?{}(?:\s?{SIZE})?",
        numeral::NUMBER
    ))
});

/// Words of number from two on; what begins with “a” or “one” is idiom more often than not.
const COUNTED: &str = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)";
static WORDED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b{COUNTED}(?:[\s-](?:and\s)?(?:{COUNTED}|one|half|hundred|thousand|million|billion|trillion|lakh|crore))*[\s-](?:(?:per\s?cent|percentage\spoints?|basis\spoints?)|(?:{WHOSE}[\s-]){{0,2}}(?:dollars|euros?|yen|yuan|rupees|francs|pesos|rou?bles))\b|\b(?:four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|hundred|thousand|million)-?fold\b|百分之[零〇一二三四五六七八九十百两半\p{{Nd}}]+"
    ))
});
/// One of these is in every text with an amount in words.
static KINDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern("ercent|er cent| basis |fold|dollar|euro| yuan|rupee| franc|百分之| yen| peso|ruble|rouble")
});

/// An amount in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, with its sign.
    pub range: Range<usize>,
    /// The backslashes right before it or between its parts: each says that it is only words.
    pub backslashes: Vec<usize>,
}

/// The amounts in `text`, in order, those behind a backslash as well.
pub fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // Most text has no digit, and then no amount in digits.
    if text.bytes().any(|byte| byte.is_ascii_digit() || byte >= 0x80) {
        let mut at = 0;
        while let Some(number) = numeral::next(text, at) {
            at = number.end;
            let Some(range) = amount_range(text, &number) else { continue };
            match found.last_mut() {
                // `$5–$10` is one amount.
                Some(last) if text.get(last.end..range.start).is_none_or(is_dash) => last.end = range.end,
                _ => found.push(range),
            }
            at = at.max(found.last().map_or(0, |last| last.end));
        }
    }
    if KINDS.as_ref().is_some_and(|kinds| kinds.is_match(text)) {
        let worded = WORDED.iter().flat_map(|worded| worded.find_iter(text)).map(|found| found.range());
        let standing: Vec<Range<usize>> = worded
            .filter(|one| !found.iter().any(|other| one.start < other.end && other.start < one.end))
            .collect();
        found.extend(standing);
        found.sort_by_key(|range| range.start);
    }
    found.into_iter().map(|range| Found { backslashes: backslashes(text, &range), range }).collect()
}

fn is_dash(between: &str) -> bool {
    let between = between.trim();
    between.chars().count() == 1 && between.contains(['–', '—', '‒', '-', '−', '~', '〜', '～'])
}

fn backslashes(text: &str, range: &Range<usize>) -> Vec<usize> {
    let first = range.start.checked_sub(1).filter(|at| text.as_bytes()[*at] == b'\\');
    let inside = text[range.clone()].match_indices('\\').map(|(at, _)| range.start + at);
    first.into_iter().chain(inside).collect()
}

/// The amount that a number belongs to, if what stands around it makes one.
fn amount_range(text: &str, number: &Range<usize>) -> Option<Range<usize>> {
    // What names a kind stands close by.
    let far = (0..=number.start.saturating_sub(24)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let before = one_space(&text[far..number.start]);
    let after = &text[number.end..];
    // Two spaces, or the two characters of a new line, are one to readers.
    let gap = after.len() - after.trim_start().len();
    let skipped = after[..gap].char_indices().next_back().map_or(0, |(at, _)| at);
    let after = &after[skipped..];
    let digits = &text[number.clone()];
    let from = |start: usize| far + start;
    let sized = length(&SIZED, after);
    if let Some(at) = start_before(before, after, digits, sized > 0) {
        let at = signed(text, from(at));
        let upto = length(&UPTO, after).max(sized);
        return Some(at..number.end + if upto > 0 { skipped + upto } else { 0 });
    }
    if !numeral::begins(before) {
        return None;
    }
    // `90+ percent`: the sign says “at least”.
    let more = after.strip_prefix('+').map_or(0, |_| 1);
    let tries: &[usize] = if sized == more { &[sized] } else { &[sized, 0, more] };
    let behind = tries.iter().copied().find_map(|sized| {
        let length = length_behind(before, &after[sized..], digits, sized > 0);
        (length > 0).then_some(sized + length)
    })?;
    let start = from(numeral::range_start(before));
    Some(signed(text, start)..number.end + skipped + behind)
}

/// A text with one of the spaces at its end, if it has any.
fn one_space(text: &str) -> &str {
    let end = text.trim_end().len();
    &text[..end + text[end..].chars().next().map_or(0, char::len_utf8)]
}

/// Where a sign, letters or a code for a kind begin that stand right before a number.
fn start_before(before: &str, after: &str, digits: &str, sized: bool) -> Option<usize> {
    // Most numbers stand behind a small letter and a space, and then only “kr” and “factor of” are to be thought of.
    let signs = [' ', '\\', '-', '\u{a0}', '\u{202f}', '−', '–', '+', '~', '≈', '±', '\n', '\r'];
    let last = before.trim_end_matches(signs);
    let end = last.chars().next_back()?;
    if is_currency_sign(end)
        && let Some(at) = start(&SIGN_BEFORE, before, 0)
    {
        return Some(at);
    }
    let word = last.rsplit(' ').next().unwrap_or_default();
    let small = word.bytes().all(|byte| byte.is_ascii_lowercase()) && !word.ends_with("kr");
    if (end.is_alphabetic() || end == '.')
        && !small
        && let Some(at) = start(&LETTERS, before, 1)
    {
        let letters = before[at..].trim_end_matches(|c: char| !c.is_alphabetic());
        let is_letters = !letters.chars().all(|c| c.is_ascii_uppercase()) || letters.len() < 3;
        if is_letters || is_code(letters, digits, sized) {
            return Some(at);
        }
    }
    // `%5` as in Turkish; `%5d` and `%20and` are none.
    let ends = !after.starts_with(|c: char| c.is_alphanumeric() || c == '%' || c == '$');
    if matches!(end, '%' | '％' | '٪')
        && let Some(at) = start(&PERCENT_BEFORE, before, 1).filter(|_| ends)
    {
        return Some(at);
    }
    if !matches!(end, '×' | '✕' | '✖') && !last.ends_with("of") {
        return None;
    }
    MULTIPLE_BEFORE
        .as_ref()?
        .captures(before)
        .and_then(|found| found.get(1).or(found.get(0)))
        .map(|at| at.start())
}

/// How long what stands behind a number is, if it names a kind.
fn length_behind(before: &str, after: &str, digits: &str, sized: bool) -> usize {
    // Most numbers end before a comma, a full stop, a bracket or the end of the text.
    let rest = after.trim_start();
    if rest.is_empty() || rest.starts_with([',', '.', ';', ':', ')', ']', '?', '!', '”', '’', '…', '(', '/'])
    {
        return 0;
    }
    let next = |length: usize| after[length..].chars().next();
    let sure = length(&BEHIND, after);
    if sure > 0 {
        let word = after[..sure].trim_start();
        // A word behind a name is none of its number's: `GPT-4 fold`.
        let name = word.starts_with(|c: char| c.is_alphabetic()) && numeral::ends_a_name(before);
        return if name { 0 } else { sure };
    }
    let sign = length(&SIGN_BEHIND, after);
    if sign > 0 {
        // Before a number it is that one's: “in 2026 $5”.
        return if next(sign).is_some_and(|c| c.is_numeric() || c == '\\') { 0 } else { sign };
    }
    let spaceless = length(&SPACELESS, after);
    if spaceless > 0 && length(&NO_MONEY, after.trim_start()) == 0 {
        return spaceless;
    }
    let weighed = length(&WEIGHED, after);
    if weighed > 0 {
        return if after[weighed..].starts_with(" of ") { 0 } else { weighed };
    }
    if after.starts_with(" won") {
        let many = sized || digits.len() > 2;
        return if many && !next(4).is_some_and(char::is_alphanumeric) { 4 } else { 0 };
    }
    if rest.trim_start_matches('\\').starts_with(|c: char| c.is_ascii_uppercase())
        && let Some(code) = CODE_BEHIND.as_ref().and_then(|code| code.captures(after))
    {
        let letters = code.get(1).map_or("", |letters| letters.as_str());
        return if is_code(letters, digits, sized) { code[0].len() } else { 0 };
    }
    times(before, after)
}

/// How long a sign or word for a multiple, or for points, is.
fn times(before: &str, after: &str) -> usize {
    let words = length(&TIMES, after);
    if words > 0 {
        let counts = length(&NOT_TIMES, &after[words..]) > 0 || numeral::ends_a_name(before);
        return if counts { 0 } else { words };
    }
    let spaced = length(&SPACED_X, after);
    if spaced > 0 {
        return 2;
    }
    let rest = after.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\\']);
    let at = after.len() - rest.len();
    let Some(sign) = rest.chars().next().filter(|c| matches!(c, '×' | '✕' | '✖' | 'x' | 'X')) else {
        return 0;
    };
    let behind = &rest[sign.len_utf8()..];
    // A sign between two numbers multiplies them, or says how wide and how high.
    let numbers = behind.trim_start().starts_with(char::is_numeric);
    if sign.is_alphabetic() {
        let whole = at == 0 && !behind.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        return if whole && !numeral::ends_a_name(before) { 1 } else { 0 };
    }
    let joins = behind.starts_with(|c: char| c.is_alphanumeric()) || (numbers && at > 0);
    if joins || numeral::ends_a_name(before) { 0 } else { at + sign.len_utf8() }
}

/// Where an amount begins with the sign in front of it, if one is its own: `−3.4%`, but `2022-3%`.
fn signed(text: &str, start: usize) -> usize {
    let Some(sign) = text[..start].chars().next_back() else { return start };
    let own = matches!(sign, '-' | '−' | '–' | '+' | '~' | '≈' | '±' | '≤' | '≥' | '<' | '>');
    let at = start - sign.len_utf8();
    let free = text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || "([{“«\\\"'".contains(c));
    if own && free { at } else { start }
}

#[cfg(test)]
mod tests;
