//! Numbers that are no amounts: dates, times, versions, numbers of things, addresses.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Months, in English, German and French, in full and shortened.
pub const MONTH: &str = r"(?:Jan(?:uary|uar)?|Feb(?:ruary|ruar)?|Mar(?:ch)?|März|Mrz|Apr(?:il)?|May|Mai|June?|Juni|July?|Juli|Aug(?:ust)?|Sept?(?:ember)?|O[ck]t(?:ober)?|Nov(?:ember)?|De[cz](?:ember)?|janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre)\b";

/// What a number is that stands behind it: no amount.
const LABELS: &str = r"(?:pages?|chapters?|ch|sections?|sec|sect|figures?|fig|tables?|tab|articles?|art|paragraphs?|para|clauses?|parts?|volumes?|vol|issues?|numbers?|nr|nº|n°|№|steps?|slides?|rooms?|gates?|platforms?|lines?|routes?|highway|levels?|grades?|phases?|stages?|versions?|ver|releases?|builds?|ports?|codes?|status|errors?|rfc|iso|directives?|regulations?|acts?|annex|appendix|exhibits?|items?|questions?|weeks?|seasons?|episodes?|type|class|category|series|floors?|suite|apt|flat|box|lots?|ref|refs|tickets?|bug|issue|commit|channel|chapter|book|verse|track|pier|berth|quay|hall|block|zone|seats?|unit|tier|top|rank(?:ed)?|day|pull request|PR|schedule|docket|case|opinion|page|Seiten?|Kapitel|Kap|Abschnitte?|Abbildung|Abb|Tabellen?|Artikel|Absatz|Abs|Nummer|Ziffer|Ziff|Woche|KW|Zimmer|Raum|Gleis|Linie|Halle|Paragra[fp]h?|Satz|Folie|Stufe|Klasse|Jahr|Stand|Platz|Rang|Anhang|Anlage|Teil|Band|Heft|chap|chapitres?|tableaux?|alinéa|numéro|semaine|salle|ligne|quai|voie|annexe|étape|diapositive|lot|règlement|loi|décret|windows|ios|android|python|java|php|node)";

/// Whole stretches in which no digit is an amount.
static STRETCHES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let all = [
        r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\b10\.\d{4,}/\S+".to_owned(),
        r"\bIS[BS]N(?:-1[03])?:?\s?[\dXx][\dXx\s–-]{6,}[\dXx]".to_owned(),
        // Dates.
        r"\b\d{4}-\d{2}-\d{2}(?:[T\s]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|\s?[+-]\d{2}:?\d{2})?)?\b|\b(?:19|20)\d{2}-(?:0[1-9]|1[0-2])\b".to_owned(),
        r"\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})\b|\b\d{4}/\d{1,2}/\d{1,2}\b".to_owned(),
        format!(r"\b(?:(?:3[01]|[12]?\d)(?:st|nd|rd|th|er|\.)?(?:\s?[–-]\s?(?:3[01]|[12]?\d)\.?)?\s+(?:of\s+)?|\b){MONTH}\.?(?:\s+(?:3[01]|[12]?\d)(?:st|nd|rd|th)?\b(?:\s?[–-]\s?(?:3[01]|[12]?\d)\b)?)?(?:,?\s+(?:of\s+)?(?:1[5-9]|20)\d{{2}}\b)?"),
        r"\b(?:Q[1-4]|[1-4]Q|[HST][1-4]|[12]H|FY|CY|W|KW)\s?[’'/]?\s?(?:(?:19|20)?\d{2})?\b|\b\d\.\s(?:Quartal|Halbjahr|Jahrhundert)\b".to_owned(),
        r"\b(?:1[5-9]|20)\d{2}s\b|[’']\d0s\b|\b(?:1[5-9]|20)\d{2}\s?[–/-]\s?(?:(?:1[5-9]|20)\d{2}|\d{2})\b|\b\d{4}er\b".to_owned(),
        // Times of the day.
        r"\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[–-]\s?\d{1,2}:\d{2})?(?:\s?(?:[AaPp]\.?[Mm]\b\.?|Uhr|[A-Z]{3,4}\b))?|\b\d{1,2}(?:[–-]\d{1,2})?\s?(?:am|pm|a\.m\.|p\.m\.|AM|PM|o[’']clock|Uhr)\b|\b\d{1,2}\.\d{2}\s?Uhr\b|\b\d{1,2}\s?h\s?\d{2}\b|\b\d+:\d+\b".to_owned(),
        r"\b\d+[\s-]min(?:ute)?s?\sread\b|\b\d+\s(?:Minuten|min)\s(?:Lesezeit|de lecture)\b".to_owned(),
        // Telephones.
        r"(?:\+|\b00)[1-9]\d{0,2}[\s./()-]{1,2}\(?\d[\d\s./()-]{5,}\d|\(?\b0\d{1,5}\)?[\s/-]\d[\d\s/-]{4,}\d|\b\d{3}-\d{3}-\d{4}\b|\(\d{3}\)\s\d{3}-\d{4}|\b\d{3}-\d{4}\b|\b\d{2}(?:[\s.]\d{2}){4}\b|\b1-8\d{2}-\d{3}-\d{4}\b".to_owned(),
        // Laws, numbers of things, versions.
        r"§+\s?\d+\w?(?:\s?(?:ff?\.|Abs\.|Absatz|Satz|Nr\.)\s?\d*)*|\b[A-Z]{2,6}[/-]\d[\d/-]*\d|\b\d{2,4}/\d{2,4}(?:/[A-Z]{2,4})?\b|\b\d{1,3}/\d{1,3}\b|\b[A-Z]\.\s?\d+-\d+|\b[A-Z]\.\d+(?:\.\d+)*|\b(?:[Nn]os?|pp?|S)\.\s?\d+(?:[–-]\d+)?|\bNo\s\d+".to_owned(),
        r"#\d+|\b[vV]\.?\s?\d+(?:\.\d+)*\b|\b\d+(?:\.\d+){2,}(?:-\w+)?\b|\b\d+\.x\b".to_owned(),
        format!(r"(?:\b|[(\s])(?i:{LABELS})(?:\.[\s\u{{a0}}\u{{202f}}]?|[\s\u{{a0}}\u{{202f}}])(?:[A-Z]{{1,2}}[.-]?\s?)?\d+(?:[.,:–-]\d+)*[a-z]?(?:\([\da-z]+\))*(?:,?\s(?:and|und|et|to|bis|or|&)\s\d+(?:[.-]\d+)*)?"),
        // Shares in words, marks out of so many.
        r"\b\d{1,4}\s(?:in|out\sof|sur)\s(?:every\s)?\d{1,4}\b|\b\d[.,]\d+\s(?:of|out\sof|von|sur)\s\d{1,3}\b|\bpH\s?(?:of\s)?\d+(?:\.\d+)?".to_owned(),
        r"\b\d{1,3}\s?[:x×]\s?\d{1,4}(?:\s?[x×]\s?\d+)*\b|\b\d{3,5}\s?[x×]\s?\d{3,5}\b|0x[0-9a-fA-F]+".to_owned(),
    ];
    Regex::new(&all.join("|")).ok()
});

/// Dates among them, for what an amount speaks of.
static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"\b(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b|\b(?:(?P<day>3[01]|[12]?\d)(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?)?(?P<month>{MONTH})\.?(?:\s+(?P<behind>3[01]|[12]?\d)(?:st|nd|rd|th)?,)?\s+(?:of\s+)?(?P<year>(?:19|20)\d{{2}})\b|\b(?P<alone>(?:19|20)\d{{2}})\b"
    ))
    .ok()
});

/// The stretches of a text in which no digit is an amount, in order. What is plainly money or a share in them is looked at
/// all the same.
pub fn stretches(text: &str) -> Vec<Range<usize>> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let Some(all) = STRETCHES.as_ref() else { return Vec::new() };
    let mut found = Vec::new();
    for one in all.find_iter(text) {
        let range = one.range();
        if one.as_str().bytes().any(|byte| byte.is_ascii_digit()) && !is_amount(text, &range) {
            found.push(range);
        }
    }
    found
}

/// Whether what was taken for the number of a thing has a sign of an amount right behind it, or before: `class 5%`.
fn is_amount(text: &str, range: &Range<usize>) -> bool {
    let labelled = text[range.clone()].trim_start_matches([' ', '(']).starts_with(char::is_alphabetic);
    // `6.02 × 10^23` is one number.
    if text[range.end..].starts_with(['^', '⁻', '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'])
    {
        return true;
    }
    let after = text[range.end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    labelled
        && (after.starts_with(['%', '€', '£'])
            || after.starts_with("percent")
            || after.starts_with("Prozent"))
}

/// A month by its name.
pub fn month(name: &str) -> Option<u32> {
    let name = name.trim_end_matches('.').to_lowercase();
    let begins = ["jan", "f", "m", "a", "ma", "ju", "ju", "a", "s", "o", "n", "d"];
    let number = match name.as_str() {
        "mar" | "march" | "märz" | "mrz" | "mars" => 3,
        "apr" | "april" | "avril" => 4,
        "may" | "mai" => 5,
        "jun" | "june" | "juni" | "juin" => 6,
        "jul" | "july" | "juli" | "juillet" => 7,
        "aug" | "august" | "août" | "aout" => 8,
        name => {
            begins.iter().position(|begin| {
                !begin.starts_with(['m', 'a']) && name.starts_with(begin) && *begin != "ju"
            })? as u32
                + 1
        }
    };
    Some(number)
}

/// The dates in a text: where each stands, and what it is, as precisely as it is said.
pub fn dates(text: &str) -> Vec<(Range<usize>, String)> {
    let found = |found: regex::Captures<'_>| {
        let get = |name: &str| found.name(name).map(|one| one.as_str());
        let range = found.get(0)?.range();
        let date = match (get("iso"), get("month"), get("alone")) {
            (Some(iso), ..) => iso.to_owned(),
            (_, Some(name), _) => {
                let (year, month) = (get("year")?, month(name)?);
                match get("day").or(get("behind")).and_then(|day| day.parse::<u32>().ok()) {
                    Some(day) => format!("{year}-{month:02}-{day:02}"),
                    None => format!("{year}-{month:02}"),
                }
            }
            (.., year) => year?.to_owned(),
        };
        crate::publish::figure::date::PartialDate::parse(&date).map(|_| (range, date))
    };
    DATE.iter().flat_map(|date| date.captures_iter(text)).filter_map(found).collect()
}
