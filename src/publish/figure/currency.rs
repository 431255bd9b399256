//! Currencies: those of ISO 4217, and how money in each is written.

use iso_currency::Currency as Iso;

/// A currency of ISO 4217.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency(Iso);

/// The currencies that English writes by a sign, which is theirs alone (after Unicode's CLDR). The others go by code.
const SIGNS: [(Iso, &str); 18] = [
    (Iso::USD, "$"),
    (Iso::EUR, "€"),
    (Iso::GBP, "£"),
    (Iso::JPY, "¥"),
    (Iso::AUD, "A$"),
    (Iso::BRL, "R$"),
    (Iso::CAD, "CA$"),
    (Iso::CNY, "CN¥"),
    (Iso::HKD, "HK$"),
    (Iso::ILS, "₪"),
    (Iso::INR, "₹"),
    (Iso::KRW, "₩"),
    (Iso::MXN, "MX$"),
    (Iso::NZD, "NZ$"),
    (Iso::PHP, "₱"),
    (Iso::TWD, "NT$"),
    (Iso::VND, "₫"),
    (Iso::XCD, "EC$"),
];

/// The currencies that are called by name where an amount is written in full: one, and several.
const NAMES: [Name; 7] = [
    Name { iso: Iso::USD, one: "US dollar", several: "US dollars" },
    Name { iso: Iso::EUR, one: "euro", several: "euros" },
    Name { iso: Iso::GBP, one: "pound sterling", several: "pounds sterling" },
    Name { iso: Iso::JPY, one: "yen", several: "yen" },
    Name { iso: Iso::CHF, one: "Swiss franc", several: "Swiss francs" },
    Name { iso: Iso::CNY, one: "Chinese yuan", several: "Chinese yuan" },
    Name { iso: Iso::INR, one: "Indian rupee", several: "Indian rupees" },
];

struct Name {
    iso: Iso,
    one: &'static str,
    several: &'static str,
}

impl Currency {
    /// The currency of a code such as `USD`. What ISO 4217 keeps for tests and for no currency is none.
    pub fn of(code: &str) -> Option<Self> {
        Iso::from_code(code).filter(|iso| !matches!(iso, Iso::XXX | Iso::XTS)).map(Self)
    }

    /// Its code: `USD`.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// What stands before a number: its sign or, where it has none of its own, its code and a space.
    pub fn prefix(self) -> String {
        match SIGNS.iter().find(|(iso, _)| *iso == self.0) {
            Some((_, sign)) => (*sign).to_owned(),
            None => format!("{}\u{a0}", self.code()),
        }
    }

    /// How many digits its small coin has: of yen none.
    pub fn decimals(self) -> usize {
        self.0.exponent().map_or(0, usize::from)
    }

    /// What it is called: one of it, or several.
    pub fn words(self, one: bool) -> String {
        match NAMES.iter().find(|name| name.iso == self.0) {
            Some(name) => (if one { name.one } else { name.several }).to_owned(),
            // The names of ISO 4217 have no plural that a rule would find.
            None => format!("{} ({})", self.code(), self.0.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_signs_codes_and_small_coins() {
        let named = |code: &str| {
            let currency = Currency::of(code).unwrap();
            (currency.prefix(), currency.decimals(), currency.words(false))
        };
        assert_eq!(named("USD"), ("$".into(), 2, "US dollars".into()));
        assert_eq!(named("JPY"), ("¥".into(), 0, "yen".into()));
        assert_eq!(named("KWD"), ("KWD\u{a0}".into(), 3, "KWD (Kuwaiti dinar)".into()));
        for none in ["XXX", "XTS", "usd", "ABC", "US", ""] {
            assert_eq!(Currency::of(none), None, "{none}");
        }
    }

    #[test]
    fn no_two_currencies_share_a_sign() {
        let mut signs: Vec<&str> = SIGNS.iter().map(|(_, sign)| *sign).collect();
        signs.sort_unstable();
        signs.dedup();
        assert_eq!(signs.len(), SIGNS.len());
    }
}
