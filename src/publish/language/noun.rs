//! Nouns that are counted: one of them, and several.

use std::collections::HashMap;

/// A counted noun, as a maker wrote it and as one of it is called.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Noun {
    /// As it was written, or as the site says several are called.
    pub text: String,
    /// One of it.
    pub one: String,
}

/// What nouns are called in an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nouns {
    /// Those that the site says the forms of.
    stated: HashMap<String, Noun>,
    /// Whether the site is in a language whose rules are not those of English.
    foreign: bool,
}

/// Whether a language is not English.
pub fn is_foreign(language: &str) -> bool {
    !language.split('-').next().is_some_and(|first| first.eq_ignore_ascii_case("en"))
}

impl Nouns {
    /// Nouns as a site states them, by name, one and several: known by any of the three. `language` is the site's.
    pub fn of<'n>(forms: impl Iterator<Item = [&'n str; 3]>, language: Option<&str>) -> Self {
        let mut stated = HashMap::new();
        for words in forms {
            let [_, one, other] = words;
            let noun = Noun { text: other.to_owned(), one: one.to_owned() };
            for word in words {
                stated.insert(word.to_owned(), noun.clone());
            }
        }
        Self { stated, foreign: language.is_some_and(is_foreign) }
    }

    /// A noun by one of its forms: as the site says, else by the rules of English where that is its language.
    pub fn get(&self, text: &str) -> Noun {
        self.get_in(text, self.foreign)
    }

    /// The same in a text that may be in another language than the site.
    pub fn get_in(&self, text: &str, foreign: bool) -> Noun {
        let unstated = || if foreign { Noun::fixed(text) } else { Noun::english(text) };
        self.stated.get(text).cloned().unwrap_or_else(unstated)
    }

    /// Whether the site says what a noun is called.
    pub fn knows(&self, text: &str) -> bool {
        self.stated.contains_key(text)
    }
}

impl Noun {
    /// A noun by the rules of English.
    pub fn english(text: &str) -> Self {
        Self { text: text.to_owned(), one: singular(text) }
    }

    /// A noun without another form, as in a language whose rules are not known.
    pub fn fixed(text: &str) -> Self {
        Self { text: text.to_owned(), one: text.to_owned() }
    }

    /// Whether two are one noun: `year` and `years` are.
    pub fn same(&self, other: &Self) -> bool {
        self.one == other.one || self.text == other.text
    }
}

/// A noun without its plural: of `barrels of oil` the first word, of `degrees Celsius` too, else the last.
pub fn singular(noun: &str) -> String {
    let head_ends =
        [" of ", " per ", " in ", " for ", " with "].iter().filter_map(|word| noun.find(word)).min();
    let end = match head_ends {
        Some(end) => end,
        None if noun.starts_with("degrees ") => "degrees".len(),
        None => noun.len(),
    };
    let (head, tail) = noun.split_at(end);
    let start = head.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (before, word) = head.split_at(start);
    format!("{before}{}{tail}", singular_word(word))
}

/// Plurals that no rule makes.
const IRREGULAR: [(&str, &str); 47] = [
    ("people", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("geese", "goose"),
    ("mice", "mouse"),
    ("oxen", "ox"),
    ("dice", "die"),
    ("pence", "penny"),
    ("lives", "life"),
    ("wives", "wife"),
    ("knives", "knife"),
    ("leaves", "leaf"),
    ("halves", "half"),
    ("shelves", "shelf"),
    ("wolves", "wolf"),
    ("loaves", "loaf"),
    ("calves", "calf"),
    ("thieves", "thief"),
    ("analyses", "analysis"),
    ("theses", "thesis"),
    ("hypotheses", "hypothesis"),
    ("syntheses", "synthesis"),
    ("crises", "crisis"),
    ("diagnoses", "diagnosis"),
    ("prognoses", "prognosis"),
    ("oases", "oasis"),
    ("parentheses", "parenthesis"),
    ("axes", "axis"),
    ("indices", "index"),
    ("matrices", "matrix"),
    ("vertices", "vertex"),
    ("appendices", "appendix"),
    ("criteria", "criterion"),
    ("phenomena", "phenomenon"),
    ("bacteria", "bacterium"),
    ("strata", "stratum"),
    ("curricula", "curriculum"),
    ("spectra", "spectrum"),
    ("quanta", "quantum"),
    ("nuclei", "nucleus"),
    ("radii", "radius"),
    ("fungi", "fungus"),
    ("alumni", "alumnus"),
    ("stimuli", "stimulus"),
];

/// Words that end like a plural and are none, or are the same in both.
const UNCHANGED: [&str; 42] = [
    "series",
    "species",
    "means",
    "news",
    "gas",
    "bias",
    "atlas",
    "canvas",
    "alias",
    "lens",
    "corps",
    "chaos",
    "cosmos",
    "ethos",
    "kudos",
    "thermos",
    "asbestos",
    "rhinoceros",
    "pancreas",
    "headquarters",
    "barracks",
    "crossroads",
    "goods",
    "odds",
    "siemens",
    "mips",
    "mathematics",
    "physics",
    "analytics",
    "economics",
    "logistics",
    "politics",
    "ethics",
    "athletics",
    "electronics",
    "genetics",
    "robotics",
    "linguistics",
    "molasses",
    "lapis",
    "mas",
    "trousers",
];

/// Plurals in -us, -is and -as of words that end in a vowel.
const VOWEL_PLURALS: [&str; 28] = [
    "menus", "gnus", "emus", "skus", "cpus", "gpus", "tpus", "npus", "dpus", "vcpus", "haikus", "caribous",
    "tutus", "bayous", "taxis", "kiwis", "skis", "wikis", "emojis", "apis", "tsunamis", "safaris", "bikinis",
    "alibis", "rabbis", "chilis", "semis", "saris",
];

/// Plurals in -ies of words in -ie, by how they end.
const IE_PLURALS: [&str; 20] = [
    "calories",
    "movies",
    "cookies",
    "zombies",
    "selfies",
    "smoothies",
    "brownies",
    "rookies",
    "hoodies",
    "genies",
    "aunties",
    "prairies",
    "sorties",
    "collies",
    "foodies",
    "junkies",
    "groupies",
    "veggies",
    "newbies",
    "camaraderies",
];

/// Plurals in -es of words in -e, where the rule would take the e away.
const E_PLURALS: [&str; 36] = [
    "caches",
    "aches",
    "headaches",
    "toothaches",
    "stomachaches",
    "avalanches",
    "niches",
    "quiches",
    "creches",
    "psyches",
    "moustaches",
    "brioches",
    "clichés",
    "posses",
    "finesses",
    "uses",
    "reuses",
    "houses",
    "warehouses",
    "greenhouses",
    "causes",
    "clauses",
    "pauses",
    "spouses",
    "excuses",
    "abuses",
    "fuses",
    "muses",
    "blouses",
    "shoes",
    "toes",
    "canoes",
    "foes",
    "hoes",
    "woes",
    "oboes",
];

/// Plurals in -ses of words in -s other than -us and -ss.
const S_PLURALS: [&str; 7] = ["gases", "lenses", "biases", "canvases", "atlases", "aliases", "irises"];

fn singular_word(word: &str) -> String {
    let lower = word.to_lowercase();
    let is = |list: &[&str]| list.contains(&lower.as_str());
    let without = |end: usize| word[..word.len() - end].to_owned();
    if let Some((_, one)) = IRREGULAR.iter().find(|(several, _)| *several == lower) {
        let capital = word.chars().next().filter(|first| first.is_uppercase());
        return match (capital, one.split_at_checked(1)) {
            (Some(_), Some((first, rest))) => format!("{}{rest}", first.to_uppercase()),
            _ => (*one).to_owned(),
        };
    }
    // Symbols such as `ms` and `µs` are as they are.
    if word.chars().count() < 3 || !word.ends_with('s') || is(&UNCHANGED) || is_rate(&lower) {
        return word.to_owned();
    }
    let before = word.chars().rev().nth(1).unwrap_or('s');
    if before.is_uppercase() || is(&VOWEL_PLURALS) {
        return without(1);
    }
    if matches!(before, 's' | 'u' | 'i') && !lower.ends_with("ies") {
        return word.to_owned();
    }
    if let Some(stem) = lower.strip_suffix("ies") {
        let e = stem.chars().count() < 2 || IE_PLURALS.iter().any(|plural| lower.ends_with(plural));
        return if e { without(1) } else { without(3) + "y" };
    }
    let hissing =
        ["xes", "ches", "shes", "sses", "tzes", "uses", "oes"].iter().any(|end| lower.ends_with(end));
    if (hissing && !is(&E_PLURALS)) || is(&S_PLURALS) {
        return without(2);
    }
    if lower.ends_with("zzes") {
        // Of one z there are two before the ending.
        return without(if is(&["quizzes", "whizzes", "fezzes"]) { 3 } else { 2 });
    }
    without(1)
}

/// Whether a word is a rate, `Gbps` or `FLOPS`: the s is that of “second”.
fn is_rate(lower: &str) -> bool {
    let bits = |stem: &str| {
        let stem = stem.trim_start_matches(['k', 'm', 'g', 't', 'p']).trim_start_matches('i');
        matches!(stem, "b" | "f" | "r" | "q" | "t" | "d" | "io" | "x")
    };
    lower.ends_with("flops") || lower.strip_suffix("ps").is_some_and(bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_each_is_called_as_english_calls_it() {
        for (several, one) in [
            ("years", "year"),
            ("boxes", "box"),
            ("batches", "batch"),
            ("caches", "cache"),
            ("calories", "calorie"),
            ("kilocalories", "kilocalorie"),
            ("companies", "company"),
            ("ties", "tie"),
            ("analysis", "analysis"),
            ("analyses", "analysis"),
            ("census", "census"),
            ("censuses", "census"),
            ("degrees Celsius", "degree Celsius"),
            ("degrees Fahrenheit", "degree Fahrenheit"),
            ("Gbps", "Gbps"),
            ("kbps", "kbps"),
            ("fps", "fps"),
            ("IOPS", "IOPS"),
            ("TFLOPS", "TFLOPS"),
            ("GPUs", "GPU"),
            ("APIs", "API"),
            ("gpus", "gpu"),
            ("ms", "ms"),
            ("µs", "µs"),
            ("kB", "kB"),
            ("series", "series"),
            ("species", "species"),
            ("classes", "class"),
            ("processes", "process"),
            ("cases", "case"),
            ("responses", "response"),
            ("databases", "database"),
            ("buses", "bus"),
            ("viruses", "virus"),
            ("houses", "house"),
            ("warehouses", "warehouse"),
            ("lenses", "lens"),
            ("gas", "gas"),
            ("heroes", "hero"),
            ("shoes", "shoe"),
            ("quizzes", "quiz"),
            ("prizes", "prize"),
            ("people", "person"),
            ("People", "Person"),
            ("women", "woman"),
            ("indices", "index"),
            ("menus", "menu"),
            ("taxis", "taxi"),
            ("barrels of oil", "barrel of oil"),
            ("paying users", "paying user"),
            ("kilowatt-hours", "kilowatt-hour"),
            ("waves", "wave"),
            ("halves", "half"),
            ("topics", "topic"),
            ("physics", "physics"),
            ("status", "status"),
            ("glass", "glass"),
            ("axes", "axis"),
            ("searches", "search"),
            ("niches", "niche"),
            ("requests", "request"),
            ("tokens", "token"),
            ("bytes", "byte"),
            ("lbs", "lb"),
            ("siemens", "siemens"),
            ("photos", "photo"),
            ("bus", "bus"),
            ("Jahre", "Jahre"),
            ("百万", "百万"),
        ] {
            assert_eq!(singular(several), one, "{several}");
            assert_eq!(singular(one), one, "one of {several} stays as it is");
        }
    }

    #[test]
    fn a_site_says_what_rules_do_not() {
        let nouns = Nouns::of([["Häuser", "Haus", "Häuser"]].into_iter(), None);
        let house = Noun { text: "Häuser".into(), one: "Haus".into() };
        assert_eq!([nouns.get("Haus"), nouns.get("Häuser")], [house.clone(), house]);
        assert_eq!(nouns.get("years").one, "year");
        assert!(Noun::english("years").same(&Noun::english("year")));
    }
}
