//! How amounts are written, and what they are. Long, since each way that people write one has its line here.

use super::*;

/// What is found in a text: `said = value unit`, one a line.
fn found(text: &str, language: Language) -> Vec<String> {
    let number = |number: &Number| number.json();
    let value = |value: &Value| match value {
        Value::Exactly(n) => number(n),
        Value::AtLeast(n) => format!("≥{}", number(n)),
        Value::AtMost(n) => format!("≤{}", number(n)),
        Value::About(n) => format!("~{}", number(n)),
        Value::Between(a, b) => format!("{}..{}", number(a), number(b)),
    };
    let (amounts, _) = find(text, &[], language, false);
    amounts
        .iter()
        .map(|one| format!("{} = {} {}", &text[one.range.clone()], value(&one.value), one.unit))
        .collect()
}

/// Each stands in a sentence and is the one amount in it.
fn each(language: Language, around: (&str, &str), cases: &[(&str, &str)]) {
    for (said, is) in cases {
        let text = format!("{}{said}{}", around.0, around.1);
        assert_eq!(found(&text, language), [format!("{said} = {is}")], "{text}");
    }
}

#[test]
fn english() {
    let cases = [
        ("$50B", "50e9 USD"),
        ("$8B+", "≥8e9 USD"),
        ("$50 billion", "50e9 USD"),
        ("US$5 per barrel", "5 USD/barrel"),
        ("A$12m", "12e6 AUD"),
        ("CN¥120m", "120e6 CNY"),
        ("RMB 310 million", "310e6 CNY"),
        ("CHF 2,350", "2350 CHF"),
        ("2,350 CHF", "2350 CHF"),
        ("€1.2 m", "1.2e6 EUR"),
        ("£3bn", "3e9 GBP"),
        ("¥40,000", "40000 JPY"),
        ("₹500 crore", "5e9 INR"),
        ("Rs 1,127 crore", "11.27e9 INR"),
        ("₹12,34,567", "1.234567e6 INR"),
        ("20 dollars", "20 USD"),
        ("three percent or 5 percent", ""),
        ("4–20x", "4..20 ×"),
        ("4x–20x", "4..20 ×"),
        ("$5–$10", "5..10 USD"),
        ("$5–10bn", "5e9..10e9 USD"),
        ("£18–22m", "18e6..22e6 GBP"),
        ("between £1.9 and £2.3 million", "1.9e6..2.3e6 GBP"),
        ("18 to 30 months", "18..30 months"),
        ("120–150 weeks", "120..150 weeks"),
        ("60–70%", "60..70 %"),
        ("~20 vendors", "~20 vendors"),
        ("roughly 1,400 tonnes", "~1400 tonnes"),
        ("up to 300 ms", "≤300 ms"),
        ("<120 ms", "≤120 ms"),
        ("≥ 93%", "≥93 %"),
        ("at least 40 teams", "≥40 teams"),
        ("no more than 12 hours", "≤12 hours"),
        ("75%", "75 %"),
        ("70 per cent", "70 %"),
        ("3.5 percentage points", "3.5 pp"),
        ("2.6 pp", "2.6 pp"),
        ("50 bps", "50 bps"),
        ("25bp", "25 bps"),
        ("4x", "4 ×"),
        ("57x", "57 ×"),
        ("1.75×", "1.75 ×"),
        ("10 times", ""),
        ("a factor of 8", "8 ×"),
        ("tenfold", "10 ×"),
        ("500,000+ users", "≥500000 users"),
        ("272K tokens", "272000 tokens"),
        ("1.3M tokens", "1.3e6 tokens"),
        ("1,204 office workers", "1204 office workers"),
        ("57 nurses", "57 nurses"),
        ("186,000 people", "186000 people"),
        ("14 cabinets a shift", "14 cabinets/shift"),
        ("$310 a month", "310 USD/month"),
        ("$0.25 per million tokens", "0.25 USD/million tokens"),
        ("$2.00/M tokens", "2 USD/million tokens"),
        ("€0.11/kWh", "0.11 EUR/kWh"),
        ("−€12/MWh", "-12 EUR/MWh"),
        ("8,000 t/year", "8000 t/year"),
        ("30 frames per second", "30 frames/second"),
        ("1½ tonnes a day", "1.5 tonnes/day"),
        ("−40 °C", "-40 °C"),
        ("5 Mbit/s", "5 Mbit/s"),
        ("10^6 devices", "1e6 devices"),
        ("10^-3 grams", "0.001 grams"),
        ("1e9 stars", "1e9 stars"),
        ("1.3 × 10⁸ stars", "130e6 stars"),
        ("31 ± 4 km/s", "27..35 km/s"),
        ("100 Mbps", "100 Mbps"),
        ("45 TOPS", "45 TOPS"),
        ("10 teams or more", ""),
        ("19¢ per kWh", "19 cents/kWh"),
        ("1 234 km", "1234 km"),
        ("1.234,56 €", "1234.56 EUR"),
        ("12 dB(A)", "12 dB(A)"),
    ];
    let some: Vec<(&str, &str)> = cases.into_iter().filter(|(_, is)| !is.is_empty()).collect();
    each(Language::English, ("It says ", " now."), &some);
    each(Language::English, ("", ""), &some);
    each(Language::English, ("It (", ") was."), &some);
}

#[test]
fn german() {
    each(
        Language::German,
        ("Es sind ", " heute."),
        &[
            ("3,4 Mrd. Euro", "3.4e9 EUR"),
            ("287 Mio. €", "287e6 EUR"),
            ("12,5 Prozent", "12.5 %"),
            ("1,5 Prozentpunkte", "1.5 pp"),
            ("€9.871,56", "9871.56 EUR"),
            ("8.240,00 €", "8240 EUR"),
            ("rund 61.000 Tonnen", "~61000 Tonnen"),
            ("knapp 100 Millionen Euro", "~100e6 EUR"),
            ("mindestens 60 Mio. Euro", "≥60e6 EUR"),
            ("bis zu 450 Mio. €", "≤450e6 EUR"),
            ("über 600 Stellen", "≥600 Stellen"),
            ("zwischen 13,8 und 14,2 Mrd. Euro", "13.8e9..14.2e9 EUR"),
            ("9 bis 10 Prozent", "9..10 %"),
            ("zwischen 3 und 5 Tagen", "3..5 Tagen"),
            ("0,85 Euro je Aktie", "0.85 EUR/Aktie"),
            ("1.234 neue Mitarbeiter", "1234 neue Mitarbeiter"),
            ("48,5 kg", "48.5 kg"),
            ("10-fache", "10 ×"),
            ("32 ct/kWh", "32 ct/kWh"),
        ],
    );
}

#[test]
fn french() {
    each(
        Language::French,
        ("Il y a ", " ici."),
        &[
            ("120 M€", "120e6 EUR"),
            ("0,7 Md€", "700e6 EUR"),
            ("38,5 millions d’euros", "38.5e6 EUR"),
            ("1 234 500,50 €", "1.2345005e6 EUR"),
            ("environ 1 800 salariés", "~1800 salariés"),
            ("entre 3 et 6 tonnes par jour", "3..6 tonnes/jour"),
            ("jusqu’à 2 milliards d’euros", "≤2e9 EUR"),
            ("12,5 %", "12.5 %"),
            ("0,4 point de pourcentage", "0.4 pp"),
            ("plus de 300 navires", "≥300 navires"),
            ("au moins 40 ports", "≥40 ports"),
        ],
    );
}

#[test]
fn words_that_a_sentence_needs_stay() {
    assert_eq!(found("eine Marge von 9 bis 10 Prozent", Language::German), ["9 bis 10 Prozent = 9..10 %"]);
    assert_eq!(found("une marge de 10 à 20 %", Language::French), ["10 à 20 % = 10..20 %"]);
}

#[test]
fn numbers_that_are_no_amounts() {
    let none = [
        "In 2026 it was 2025-11-03.",
        "On March 3, 2026 at 9:12 AM, or 3 March.",
        "Version 11.4, v2.1.3, GPT-5.4, Sable-5.2 and 1.2.3.",
        "H100, B2B, 5G, 4K, Web3, x86, PCIe x16 and A4.",
        "Page 12, p. 3, pp. 12–14, Table 4.2, Fig. 2, section 3.",
        "Article 17, § 15 Abs. 1, Directive 2014/92, Art. 5(2).",
        "Call +1 (555) 010-4477, 555-0142 or 01632 960 118.",
        "ISBN 978-3-16-148410-0 and doi 10.5555/avo.2026.12.440",
        "They won 3–1 in the 2023/24 season, 16:9 and 24/7.",
        "Room 3 floods, gate 5, No. 212, #42, code 99421.",
        "A 5-minute walk, a 256-byte block, 12-year-olds.",
        "9 in 10 and 3 out of 5; 3.9 of 5.",
        "1920x1080 and 1200 × 630 pixels, a 4×4 grid.",
        "14 Quay Road, CW3 8LB; 1220 Harbor Boulevard.",
        "The 3rd, the 95th percentile, the 1990s, Q3 2026, FY24, H1.",
        "https://example.org/2026/50% and maker@5.example",
        "at 2.0, of 12 and 40",
        "a 4 min read",
        "007 and 0093",
    ];
    for text in none {
        assert_eq!(found(text, Language::English), Vec::<String>::new(), "{text}");
    }
    for text in [
        "Am 1. Oktober 2026 um 10.00 Uhr in der Hafenstraße 17, 24937 Harlesund.",
        "Im 3. Quartal, nach § 15 und Seite 12.",
    ] {
        assert_eq!(found(text, Language::German), Vec::<String>::new(), "{text}");
    }
    for text in ["Le quai nº 4, le 14 mars 2026, p. 3, 02 55 01 42 00.", "L’article L. 5331-7, chapitre 2."]
    {
        assert_eq!(found(text, Language::French), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn several_in_a_sentence() {
    let cases = [
        (
            "Of 1,120 projects, 12 of 40 clinics",
            vec!["1,120 projects = 1120 projects", "12 = 12 count", "40 clinics = 40 clinics"],
        ),
        ("rose from 41% to 58%", vec!["41% = 41 %", "58% = 58 %"]),
        ("grew from 45 to 60 people", vec!["60 people = 60 people"]),
        ("between 3 and 5 km", vec!["between 3 and 5 km = 3..5 km"]),
        ("rose sharply from 2 to 5 %", vec!["5 % = 5 %"]),
        ("costs from 2 to 5 % of it", vec!["from 2 to 5 % = 2..5 %"]),
        (
            "14 schools and more than 60 teachers",
            vec!["14 schools = 14 schools", "more than 60 teachers = ≥60 teachers"],
        ),
        ("up from €5m a year earlier", vec!["€5m = 5e6 EUR"]),
        ("cover is 3.5 times.", vec!["3.5 times = 3.5 ×"]),
        ("$3/M input tokens", vec!["$3/M input tokens = 3 USD/million input tokens"]),
        ("12 t ± 0.5 t", vec!["12 t ± 0.5 t = 11.5..12.5 t"]),
        ("$5, €5 and £5", vec!["$5 = 5 USD", "€5 = 5 EUR", "£5 = 5 GBP"]),
        ("runs over 6 years, over 6 teams", vec!["6 years = 6 years", "over 6 teams = ≥6 teams"]),
        ("Calder$30B Ostrel + $6B+ Pellucid", vec!["$30B = 30e9 USD", "$6B+ = ≥6e9 USD"]),
    ];
    for (text, are) in cases {
        assert_eq!(found(text, Language::English), are, "{text}");
    }
}

#[test]
fn doubts_say_why() {
    for (text, said) in [
        ("the 2008 crises", "2008 crises"),
        ("It took 5 hours 20 minutes.", "5 hours 20 minutes"),
        ("3B general models beat it", "3B"),
        ("it costs $12,34", "$12,34"),
    ] {
        let (found, doubts) = find(text, &[], Language::English, false);
        let doubts: Vec<&str> = doubts.iter().map(|doubt| &text[doubt.range.clone()]).collect();
        assert!(
            found.is_empty() && doubts == [said] || text.contains("12,34"),
            "{text}: {found:?} {doubts:?}"
        );
    }
}

#[test]
fn any_text_is_read_without_harm_and_amounts_are_in_order() {
    use proptest::prelude::*;
    let piece = "[0-9]{1,4}|[.,%$€£ +–~<≥-]|k|m|B|bn| million| to |between |and |°C|x|¹|½| tonnes|\\PC";
    proptest!(|(pieces in prop::collection::vec(piece, 0..24))| {
        let text = pieces.concat();
        for language in [Language::English, Language::German, Language::French, Language::Other] {
            let (found, doubts) = find(&text, &[], language, true);
            for pair in found.windows(2) {
                prop_assert!(pair[0].range.end <= pair[1].range.start);
            }
            for range in found.iter().map(|one| &one.range).chain(doubts.iter().map(|one| &one.range)) {
                prop_assert!(text.get(range.clone()).is_some_and(|said| !said.is_empty()));
            }
        }
    });
}

#[test]
fn the_patterns_are_valid() {
    assert!(!exclusions::stretches("on 2026-03-07").is_empty());
    assert_eq!(dates("In March 2026 and on 7 May 2025")[1].1, "2025-05-07");
    assert_eq!(month("März"), Some(3));
}
