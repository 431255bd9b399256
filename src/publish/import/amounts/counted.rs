//! What is counted: the phrase of a noun behind a number.

use super::Language;
use crate::publish::import::vocabulary::Words;

/// Words that no noun phrase goes over, in English.
static ENGLISH: Words = Words::new(
    "a an the of in on at to for from by with and or but nor so yet as than then that this these those is \
    are was were be been being has have had do does did will would can could may might shall should must \
    not no if when while where who whom whose which what how why it its he she they them their his her \
    our your my we you i us me him all each every both either neither any some such same another one two \
    three into onto over under up down out off about above below after before between during within \
    without through per via against among around toward towards since until till because although though \
    however also only just even still already never ever once again back away ago now later soon sooner \
    today yesterday tomorrow here there said says say told went go goes got get gets made make makes \
    took take takes came come comes found saw left kept held began became ran grew fell rose sold bought \
    paid cost costs spent won wins lost sent built used asked percent respectively instead too very \
    always perhaps plus versus across unless thus yes whereas besides sometimes overseas afterwards \
    otherwise minus less times works pays remains becomes seems means needs wants old years-old turns \
    runs like near next last first upon onward onwards behind despite except unlike throughout alone \
    apiece together s t chose drove gave knew met put read said set shut stood stayed wrote died agreed \
    called answered replied voted moved failed passed joined",
);
/// Plurals without an s, in English.
static PLURALS: Words = Words::new(
    "people children men women staff cattle sheep fish aircraft spacecraft feet teeth mice geese oxen \
    dice criteria phenomena bacteria media data hertz police personnel series species salmon trout deer \
    swine poultry offspring crew kilohertz megahertz gigahertz horsepower headcount countrymen fishermen \
    policemen workmen craftspeople salespeople alumni fungi larvae algae hectare-metres baht rand \
    kroner kronor krona krone zloty forint",
);
/// Words that end in s and are no plural.
static SINGULARS: Words = Words::new(
    "news bus bias basis analysis gas lens status campus virus corpus census consensus bonus focus \
    surplus atlas canvas physics mathematics economics politics business access process loss class mass \
    glass press progress success address stress cross boss chess less serious previous various famous \
    continuous anonymous us plus",
);
static GERMAN: Words = Words::new(
    "der die das den dem des ein eine einen einem einer und oder aber unter über wie als bis auf an in im \
    um ohne seine ihre ihren diese dieser keine alle waren haben werden wurden sollen können hatten sind",
);
static FRENCH: Words = Words::new(
    "dans sous sans vers chez mais plus moins alors depuis pas puis très dès après jamais toujours nous \
    vous ils elles les des ces ses mes tes leurs nos vos fois sommes hors jours-là aux ans-là lors \
    envers près deux trois nos suis fais dont",
);
static BEFORE_NOUNS: Words = Words::new(
    "nouveaux nouvelles grands grandes petits petites autres premiers premières derniers dernières jeunes \
    gros grosses anciens anciennes vieux vieilles bons bonnes",
);

/// How many words may stand between a number and the noun it counts.
const BETWEEN: usize = 2;
/// As long as a unit may be.
const LONGEST: usize = 40;

/// The noun phrase that begins behind a number: how long it is with the space before it, and its words.
pub fn phrase(after: &str, language: Language) -> Option<(usize, &str)> {
    let rest = after.strip_prefix([' ', '\u{a0}', '\u{202f}'])?;
    let space = after.len() - rest.len();
    let end = match language {
        Language::German => german(rest)?,
        Language::French => french(rest)?,
        _ => english(rest)?,
    };
    let words = &rest[..end];
    (words.chars().count() <= LONGEST).then_some((space + end, words))
}

/// The word at the beginning of a text, and whether a space and another word follow.
fn word(text: &str) -> Option<(&str, bool)> {
    let end = text
        .char_indices()
        .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '-' | '’' | '\'')))
        .map_or(text.len(), |(at, _)| at);
    let word = text[..end].trim_end_matches(['-', '’', '\'']);
    let goes_on =
        text[word.len()..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    (word.starts_with(char::is_alphabetic)).then_some((word, goes_on))
}

fn is_plural(word: &str) -> bool {
    let lower = word.to_lowercase();
    let tail = lower.rsplit('-').next().unwrap_or_default();
    let ends = |ending: &str| tail.ends_with(ending);
    PLURALS.has(tail)
        || tail.len() >= 3
            && ends("s")
            && !ends("ss")
            && !ends("us")
            && !ends("is")
            && !word.ends_with("’s")
            && !word.ends_with("'s")
            && !SINGULARS.has(tail)
}

fn english(text: &str) -> Option<usize> {
    let mut at = 0;
    for place in 0..=BETWEEN {
        let (one, goes_on) = word(&text[at..])?;
        let lower = one.to_lowercase();
        if ENGLISH.has(lower.as_str()) && !PLURALS.has(lower.as_str()) || one.contains(['’', '\'']) {
            return None;
        }
        let is_name = one.starts_with(char::is_uppercase);
        let end = at + one.len();
        if is_plural(one) && (!is_name || place == 0) {
            let next = goes_on.then(|| word(&text[end + 1..])).flatten();
            if is_name && next.is_some_and(|(next, _)| next.starts_with(char::is_uppercase)) {
                return None;
            }
            // `sales calls`: a noun before a noun.
            if let Some((next, _)) = next
                && is_plural(next)
                && next.starts_with(char::is_lowercase)
                && !ENGLISH.has(next)
                && next.len() > 3
                && !next.contains(['’', '\''])
            {
                return Some(end + 1 + next.len());
            }
            return Some(end);
        }
        if !goes_on || place == BETWEEN {
            return None;
        }
        at = end + 1;
    }
    None
}

fn german(text: &str) -> Option<usize> {
    let mut at = 0;
    for _ in 0..=BETWEEN {
        let (one, goes_on) = word(&text[at..])?;
        if one.starts_with(char::is_uppercase) {
            let is_noun = one.chars().count() > 2
                && !matches!(one, "Uhr" | "Prozent" | "Prozentpunkte" | "Die" | "Der" | "Das" | "Mal");
            return is_noun.then_some(at + one.len());
        }
        let inflected = ["e", "en", "er", "es", "em"].iter().any(|end| one.ends_with(end));
        if GERMAN.has(one) || !inflected || !goes_on {
            return None;
        }
        at += one.len() + 1;
    }
    None
}

fn french(text: &str) -> Option<usize> {
    let (mut one, mut goes_on) = word(text)?;
    let mut end = one.len();
    if BEFORE_NOUNS.has(one) && goes_on {
        (one, goes_on) = word(&text[end + 1..])?;
        end += 1 + one.len();
    }
    let _ = goes_on;
    let is_noun = one.chars().count() >= 3
        && one.ends_with(['s', 'x', 'z'])
        && one.starts_with(char::is_lowercase)
        && !FRENCH.has(one);
    (is_noun && !one.contains(['’', '\''])).then_some(end)
}

/// Words that stand before a number in the middle of a sentence and begin with a capital, and are no name.
static OPENERS: Words = Words::new(
    "of about nearly roughly around some almost over under only just at in on with from for and but or \
    the a its their our these those all another every after before within to by than more less fewer up \
    between among i we they he she it that this when if while since until today now then there here some \
    most least as approximately exactly is are was were has have had last next first per against so \
    still already",
);

/// Whether a number stands behind a name that it belongs to: `Room 3 floods`, `Windows 11 users`.
pub fn is_named(before: &str, language: Language) -> bool {
    if language == Language::German {
        return false;
    }
    let Some(rest) = before.strip_suffix([' ', '\u{a0}']) else { return false };
    let last = rest
        .rsplit(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '’' | '\'')))
        .next()
        .unwrap_or_default();
    last.starts_with(char::is_uppercase) && !OPENERS.has(last.to_lowercase().as_str())
}
