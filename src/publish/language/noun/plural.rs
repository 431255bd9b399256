//! The rules of English for one of several.

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
