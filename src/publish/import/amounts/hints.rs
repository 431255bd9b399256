//! Words around amounts: how sure they are, how large, of which currency, for how long.

use super::Language;
use super::regexes::Lazy;
use crate::publish::import::vocabulary::Words;
use std::sync::LazyLock;

/// How sure an amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// This much or more.
    Least,
    /// This much or less.
    Most,
    /// Roughly.
    About,
}

static BOUND: LazyLock<Lazy> = LazyLock::new(|| {
    Lazy::new(
        r#"(?:^|[\s(\[“„«"'—–/:|])(?:(?P<least>(?i:at\sleast|(?:no|not)\s(?:less|fewer)\sthan|more\sthan|greater\sthan|upwards\sof|over|above|exceeding|in\sexcess\sof|a\sminimum\sof|mindestens|wenigstens|mehr\sals|über|au\smoins|plus\sd[e’']|au-delà\sde)|>=?|≥|⩾)|(?P<most>(?i:at\smost|(?:no|not)\smore\sthan|up\sto|under|below|less\sthan|fewer\sthan|a\smaximum\sof|bis\szu|höchstens|maximal|weniger\sals|unter|jusqu[’']à|moins\sd[e’']|au\splus)|<=?|≤|⩽)|(?P<about>(?i:about|roughly|around|some|approximately|approx\.?|circa|nearly|almost|an\sestimated|close\sto|in\sthe\sregion\sof|something\slike|rund|etwa|ungefähr|circa|zirka|ca\.?|knapp|fast|annähernd|environ|près\sde|autour\sde|quelque|à\speu\sprès|presque)|c\.|~|≈|∼|≃))[\s\u{a0}\u{202f}]*$"#,
    )
});

/// The bound that words right before an amount give it: where they begin, what they say, and whether they are words that also
/// say where something is (over, under).
pub fn bound(before: &str) -> Option<(usize, Bound, bool)> {
    let from = before.char_indices().rev().nth(32).map_or(0, |(at, _)| at);
    let found = BOUND.captures(&before[from..])?;
    let (group, bound) = [("least", Bound::Least), ("most", Bound::Most), ("about", Bound::About)]
        .into_iter()
        .find_map(|(name, bound)| Some((found.name(name)?, bound)))?;
    let of_place = ["over", "under", "above", "below", "über", "unter"]
        .contains(&group.as_str().to_lowercase().as_str());
    Some((from + group.start(), bound, of_place))
}

static MORE: LazyLock<Lazy> = LazyLock::new(|| {
    Lazy::new(
        r"^\s(?P<least>or\smore|and\sup|oder\smehr|ou\splus|et\splus)\b|^\s(?P<most>or\s(?:less|fewer|under)|oder\sweniger|ou\smoins)\b",
    )
});

/// The bound that words right behind an amount give it, and how long they are.
pub fn bound_behind(after: &str) -> Option<(usize, Bound)> {
    let found = MORE.captures(after)?;
    let bound = if found.name("least").is_some() { Bound::Least } else { Bound::Most };
    found.get(0).map(|all| (all.end(), bound))
}

static SCALE: LazyLock<Lazy> = LazyLock::new(|| {
    Lazy::new(
        r"^[\s\u{a0}\u{202f}-]?(?:(?i:(thousand|tausend|mille)|(millions?|millionen|mln|mio|mill)|(milliards?|milliarden?|mrd|mds?)|(billions?|billionen?)|(trillions?|trillionen?)|(lakhs?|lacs?)|(crores?)))\b\.?",
    )
});
/// Letters for it, right behind a number; behind a space only for money.
static LETTER: LazyLock<Lazy> =
    LazyLock::new(|| Lazy::new(r"^[\s\u{a0}\u{202f}]?(bn|mn|tn|trn|Mds?|Mrd|Tsd|cr|Cr|[kKmMbBtT])"));

/// How large: how long the word is, and by which power of ten it multiplies.
pub fn scale(after: &str, language: Language) -> Option<(usize, i32)> {
    let found = SCALE.captures(after)?;
    let group = (1..=7).find(|group| found.get(*group).is_some())?;
    let long = language != Language::English;
    let power = match group {
        1 => 3,
        2 => 6,
        3 => 9,
        4 => {
            if long {
                12
            } else {
                9
            }
        }
        5 => {
            if long {
                18
            } else {
                12
            }
        }
        6 => 5,
        _ => 7,
    };
    let whole = found.get(0)?;
    // The point of an abbreviation belongs to it, that of a sentence does not.
    let word = whole.as_str().trim_end_matches('.').trim_start_matches(['-', ' ', '\u{a0}', '\u{202f}']);
    let short = word.len() <= 3;
    let end = if short { whole.end() } else { whole.as_str().trim_end_matches('.').len() };
    Some((end, power))
}

/// The same by a letter or two: the letters, their length with the space before them, and the power.
pub fn scale_letter(after: &str) -> Option<(usize, &str, i32)> {
    let found = LETTER.captures(after)?;
    let letters = found.get(1)?;
    if after[letters.end()..].starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let power = match letters.as_str() {
        "k" | "K" | "Tsd" => 3,
        "m" | "M" | "mn" => 6,
        "b" | "B" | "bn" | "Md" | "Mds" | "Mrd" => 9,
        "cr" | "Cr" => 7,
        _ => 12,
    };
    Some((letters.end(), letters.as_str(), power))
}

static PERCENT: LazyLock<Lazy> = LazyLock::new(|| {
    Lazy::new(
        r"^(?:(?P<points>[\s\u{a0}\u{202f}-]?(?:(?i:percentage[\s-]points?|%-?\s?points?|prozentpunkte?n?|points?\sde\spourcentage|ppts?)\b|pp\b|p\.\s?p\.|(?i:%-?punkte?n?)\b))|(?P<basis>[\s\u{a0}\u{202f}-]?(?:bps|bp|(?i:basis[\s-]points?|basispunkte?n?|points?\sde\sbase))\b)|(?P<percent>[\s\u{a0}\u{202f}]?[%％٪]|pc\b|[\s\u{a0}\u{202f}-](?i:percent|per[\s-]cent|pct|prozent|pour[\s-]cent)\b)|(?P<mille>[\s\u{a0}\u{202f}]?‰))",
    )
});

/// A share behind a number: how long its sign is, and the unit.
pub fn share(after: &str) -> Option<(usize, &'static str)> {
    let found = PERCENT.captures(after)?;
    let all = [("points", "pp"), ("basis", "bps"), ("percent", "%"), ("mille", "‰")];
    all.into_iter().find_map(|(name, unit)| Some((found.name(name)?.end(), unit)))
}

static TIMES: LazyLock<Lazy> = LazyLock::new(|| {
    Lazy::new(r"^(?:\s?[×✕]|[xX]|\sx\b|[\s-]?(?i:fold|fach(?:e[nrs]?)?)\b|\s(?:times|fois|[Mm]al)\b)")
});
/// What says that times are counted, and nothing multiplied.
static COUNTED: LazyLock<Lazy> = LazyLock::new(|| {
    Lazy::new(r"^\s(?:a|an|per|each|every|in|at|out|to|par|pro|im|am|dans)\b|^\s?[.,;:!?)]|^$")
});

/// A multiple behind a number: how long its sign is. What has decimals is not counted.
pub fn times(after: &str, is_whole: bool) -> Option<usize> {
    let found = TIMES.find(after)?;
    let sign = found.as_str().trim();
    let rest = &after[found.end()..];
    let touches = rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let multiplies = rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
        && sign.chars().count() == 1
        && !found.as_str().starts_with(['x', 'X', '×']);
    let is_count = is_whole && matches!(sign, "times" | "fois" | "mal" | "Mal") && COUNTED.is_match(rest);
    (!touches && !multiplies && !is_count).then_some(found.end())
}

static FACTOR: LazyLock<Lazy> = LazyLock::new(|| {
    Lazy::new(
        r"\b(?:(?:an?|einen|den|um den|un)\s)?(?i:factor\sof|multiple\sof|faktor(?:\svon)?|facteur(?:\sde)?)\s$",
    )
});

/// Where words begin that make a number a multiple: a factor of.
pub fn factor(before: &str) -> Option<usize> {
    let from = before.char_indices().rev().nth(28).map_or(0, |(at, _)| at);
    Some(from + FACTOR.find(&before[from..])?.start())
}

/// Multiples in one word.
pub static FOLD: LazyLock<Lazy> = LazyLock::new(|| {
    Lazy::new(
        r"(?i)\b(two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|hundred)-?fold\b",
    )
});

/// What such a word says.
pub fn fold(word: &str) -> Option<&'static str> {
    let all = [
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("ten", "10"),
        ("twelve", "12"),
        ("fifteen", "15"),
        ("twenty", "20"),
        ("thirty", "30"),
        ("fifty", "50"),
        ("hundred", "100"),
    ];
    all.iter().find(|(name, _)| *name == word.to_lowercase()).map(|(_, number)| *number)
}

static RATE: LazyLock<Lazy> = LazyLock::new(|| {
    Lazy::new(
        r"^(?:\s?/\s?(?:(?P<slash_scale>million|thousand|1M|1K|1,000|1000|100|M|K|k)\s)?(?P<slash>[\p{L}µ°][\p{L}²³]*)|[\s\u{a0}](?:per|pro|je|par)\s(?:(?P<scale>million|thousand|billion|hundred|1M|1K|1,000|1000|100|million\sde|M|K)\s)?(?P<per>(?:(?:square|cubic|metric|light|short|long|full|half|new|paying|active|registered|full-time|part-time|working|single|average|additional|extra|installed|delivered|treated|affected|eligible|daily|monthly|weekly|annual)\s)?[\p{L}][\p{L}-]*[²³]?(?:\s(?:carrés?|cubes?)\b)?)|\s(?:an?|every)\s(?P<each>[\p{L}]+)|\s(?P<annum>p\.\s?a\.))",
    )
});
/// What amounts are said for by “a”: a month, a litre.
static EACH: Words = Words::new(
    "second minute hour day night week weekday weekend month quarter year decade season semester term \
    shift share barrel ounce tonne ton kilo kilogram pound litre liter gallon kilometre kilometer mile \
    metre meter head person seat ticket room visit session user customer household unit token request \
    call parcel bottle cup box bushel acre hectare foot watt kilowatt megawatt bag bale crate pallet \
    container trip ride game match lesson class student pupil patient worker employee vehicle car kg",
);
/// What stands behind “per” and is no thing.
static NO_THING: Words =
    Words::new("cent se capita the definition diem Cent exemple rapport an la le les un une der die das");

/// The noun behind a word that only says of which kind it is, with the space before it.
fn several<'t>(word: &str, after: &'t str) -> Option<&'t str> {
    let end = after.strip_prefix(' ')?.find(|c: char| !c.is_alphabetic()).map_or(after.len(), |end| end + 1);
    let noun = &after[..end];
    (!word.ends_with('s') && noun.len() > 4 && noun.ends_with('s')).then_some(noun)
}

static CHANGE: LazyLock<Lazy> = LazyLock::new(|| {
    Lazy::new(
        r"(?i)\b(?:grew|grow(?:s|n|ing)?|rose|ris(?:e|es|en|ing)|fell|fall(?:s|en|ing)?|went|go(?:es|ing|ne)?|dropp?(?:s|ed|ing)?|climb(?:s|ed|ing)?|(?:in|de)creas(?:e|es|ed|ing)|cut(?:s|ting)?|rais(?:e|es|ed|ing)|lower(?:s|ed|ing)?|up|down|jump(?:s|ed|ing)?|shr[aiu]nk(?:s|ing)?|declin(?:e|es|ed|ing)|mov(?:e|es|ed|ing)|expand(?:s|ed|ing)?|slipp?(?:s|ed)?|slid(?:es)?|improv(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|swell(?:s|ed)?|surg(?:e|es|ed)|soar(?:s|ed)?|plung(?:e|es|ed)|chang(?:e|es|ed)|scal(?:e|es|ed)|doubled|tripled|stieg(?:en)?|fiel(?:en)?|sank(?:en)?|wuchs(?:en)?|steigt|fällt|sinkt|wächst|pass(?:e|ent|é|ée|és|ées|er|ant)|mont(?:e|ent|é|ée|er)|progress(?:e|ent|é|er)|recul(?:e|ent|é|er)|chut(?:e|ent|é|er)|tomb(?:e|ent|é|ée|er)|baiss(?:e|ent|é|er)|augment(?:e|ent|é|er)|grimp(?:e|ent|é|er))(?:\s[\p{L}]+){0,3}\s$",
    )
});

/// Whether what follows is a change from one amount to another, and no range.
pub fn is_change(before: &str) -> bool {
    let from = before.char_indices().rev().nth(48).map_or(0, |(at, _)| at);
    CHANGE.is_match(&before[from..])
}

/// What an amount is for behind it: how long the words are, and the unit below the line.
pub fn rate(after: &str) -> Option<(usize, String)> {
    let found = RATE.captures(after)?;
    let end = found.get(0)?.end();
    let scaled = |scale: Option<regex::Match<'_>>, unit: &str| match scale.map(|scale| scale.as_str()) {
        Some("million" | "M" | "1M" | "million de") => format!("million {unit}"),
        Some("thousand" | "K" | "k" | "1K" | "1,000" | "1000") => format!("thousand {unit}"),
        Some("billion") => format!("billion {unit}"),
        Some("hundred" | "100") => format!("hundred {unit}"),
        _ => unit.to_owned(),
    };
    if let Some(unit) = found.name("slash") {
        let is_unit = unit.as_str().chars().count() <= 12
            && !after[end..].starts_with(|c: char| c == '/' || c.is_alphanumeric());
        if found.name("slash_scale").is_some()
            && let Some(more) = several(unit.as_str(), &after[end..])
        {
            return Some((
                end + more.len(),
                scaled(found.name("slash_scale"), &format!("{}{more}", unit.as_str())),
            ));
        }
        return is_unit.then(|| (end, scaled(found.name("slash_scale"), unit.as_str())));
    }
    if let Some(unit) = found.name("per") {
        // `per 1M output tokens`
        if found.name("scale").is_some()
            && let Some(more) = several(unit.as_str(), &after[end..])
        {
            return Some((
                end + more.len(),
                scaled(found.name("scale"), &format!("{}{more}", unit.as_str())),
            ));
        }
        let is_year = unit.as_str() == "an" && after.trim_start().starts_with("par");
        return (!NO_THING.has(unit.as_str()) || is_year)
            .then(|| (end, scaled(found.name("scale"), unit.as_str())));
    }
    if let Some(unit) = found.name("each") {
        // `€5m a year earlier` is no amount a year.
        let then = after[end..].trim_start();
        let is_when = ["earlier", "ago", "before", "later", "after", "previously", "prior"]
            .iter()
            .any(|word| then.starts_with(word));
        if is_when {
            return None;
        }
        return EACH.has(unit.as_str()).then(|| (end, unit.as_str().to_owned()));
    }
    found.name("annum").map(|_| (end, "year".to_owned()))
}
