//! How currencies are named beside a number: codes, letters and words.

use iso_currency::{Currency, IntoEnumIterator};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Codes that people use beside those of ISO 4217.
const MORE_CODES: [&str; 4] = ["RMB", "CNH", "NTD", "EURO"];

/// Codes that are common words or names of other things too: with these a number is money if it has three digits and is
/// no year, or is written as money is.
const LIKE_WORDS: &str =
    "AED ANG BAM BOB CDF COP CUP CVE ERN GEL LAK MAD MOP NIO PEN PHP RON SAR SDG SLE SOS SSP STN SVC TRY";

/// Codes that stand before or after numbers more often as something else: the number has to be written as money is.
const LIKE_NAMES: &str = "ALL AMD TOP";

static CODES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let money = Currency::iter().filter(|currency| !currency.is_fund() && !currency.is_special());
    money.map(|currency| currency.code()).chain(MORE_CODES).collect()
});

/// Whether a number beside these letters is an amount of a currency whose code they are. `sized` says that a word of size
/// such as “million” stands between or behind.
pub fn is_code(letters: &str, number: &str, sized: bool) -> bool {
    if !CODES.contains(letters) {
        return false;
    }
    let among = |list: &str| list.split(' ').any(|code| code == letters);
    let as_money = || sized || is_written_as_money(number);
    if among(LIKE_NAMES) {
        as_money()
    } else if among(LIKE_WORDS) {
        as_money()
            || (number.chars().count() >= 3 && !is_year(number) && number.chars().all(char::is_numeric))
    } else {
        true
    }
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

/// Whether a number has groups of digits, or two digits behind its last separator: `1,234`, `1 234`, `5.00`.
fn is_written_as_money(number: &str) -> bool {
    let groups: Vec<usize> =
        number.split(|c: char| !c.is_numeric()).map(|group| group.chars().count()).collect();
    groups.len() > 1 && groups.last().is_some_and(|last| *last == 2 || *last == 3)
}

/// Letters that stand for a currency before a number, as a pattern: `kr 500`, `Rs. 640`.
pub const LETTERS_BEFORE: &str =
    r"(?:kr|Kr|KR|Rs|RS|SFr|sFr|Fr|RM|Rp|K[Ss]h|T[Ss]h|U[Ss]h|Tk|Php|Bs|руб|грн|人民[币幣])";

/// Letters that stand for a currency behind a number, as a pattern: `500 kr`, `20 zł`.
pub const LETTERS_BEHIND: &str =
    r"(?:kr|Kr|Kč|kč|zł|Zł|Ft|lei|лв|лева|руб|грн|тг|Rs|SFr|sFr|Fr|RM|Rp|đ|VNĐ|dh|Dh)";

/// Signs of scripts without spaces that stand for a currency behind a number.
pub const SPACELESS_BEHIND: &str = r"(?:[美欧歐日港加澳]|新?[台臺]|[韩韓])?[元円圓]|块钱|塊錢|人民[币幣]|美金|英[镑鎊]|卢布|盧布|法郎|ドル|ユーロ|ポンド|ウォン|ルピー|원|달러|유로|엔|위안|파운드|บาท";

/// What such a sign is not the end of: `5元素` are five elements.
pub const SPACELESS_NOT: &str = r"^(?:元[素论論件组組老旦年]|円[周形卓滑盤柱]|원[칙소인장리형래자])";

/// Words for currencies behind a number, as a pattern for any case.
pub const WORDS: &str = r"(?:dollars?|euros?|yen|yens|yuan|renminbi|rupees?|rupien?|francs?|franken|pesos?|rou?bles?|rubles?|rubel|kron[aeor]r?|kronur|koruna?|korun|cents?|pence|penn(?:y|ies)|baht|ringgit|rupiahs?|dong|dirhams?|ri[yj]?als?|dinars?|shekels?|z[lł]ot(?:y|ys|ych)|forints?|lira|liras|lire|reais|rand|naira|cedis?|shillings?|hryvni?a[hs]?|tenge|taka|kwacha|quid|bucks|sterling|centimes?|d[oó]lares|soles|livres\ssterling|рубл(?:ь|я|ей)|долларов|доллар[а]?|евро|гривен|гривн[аі]|ريال(?:ا|ات)?|دولار(?:ا|ات)?|يورو|جنيه(?:ا|ات)?|درهم(?:ا|ات)?|دينار(?:ا|ات)?|रुपये|रुपए|रुपया|डॉलर)";

/// What may stand before such a word: whose currency it is.
pub const WHOSE: &str = r"(?:U\.?S\.?|American|Australian|Canadian|New\sZealand|Hong\sKong|Singapore|Taiwan|Swiss|CFA|Indian|Pakistani|British|Egyptian|Turkish|Mexican|Chilean|Colombian|Argentine|Argentinian|Philippine|Danish|Norwegian|Swedish|Icelandic|Czech|South\sAfrican|(?:South\s)?Korean|Japanese|Chinese|Russian|Saudi|Emirati|Kuwaiti|Israeli|Nigerian|Kenyan|Polish|Hungarian|Brazilian|new|pounds?)";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_are_words_need_a_number_as_money_is_written() {
        for (code, number, sized) in [
            ("CHF", "500", false),
            ("PLN", "5", false),
            ("USD", "2026", false),
            ("RMB", "310", true),
            ("TRY", "500", false),
            ("PHP", "1,500", false),
            ("PHP", "5.00", false),
            ("COP", "28", true),
            ("AMD", "7 950", false),
        ] {
            assert!(is_code(code, number, sized), "{code} {number}");
        }
        for (code, number) in [
            ("PHP", "8.3"),
            ("PHP", "8"),
            ("COP", "28"),
            ("CVE", "2026"),
            ("SDG", "13"),
            ("TOP", "500"),
            ("AMD", "7950"),
            ("ALL", "12"),
            ("XXX", "500"),
            ("RFC", "6928"),
            ("chf", "500"),
        ] {
            assert!(!is_code(code, number, false), "{code} {number}");
        }
    }
}
