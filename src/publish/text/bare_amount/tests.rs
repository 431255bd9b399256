use super::*;
use proptest::prelude::*;

#[test]
fn the_patterns_are_valid() {
    let all = [
        &SIZED,
        &BEHIND,
        &SIGN_BEHIND,
        &SPACELESS,
        &NO_MONEY,
        &WEIGHED,
        &CODE_BEHIND,
        &TIMES,
        &NOT_TIMES,
        &SPACED_X,
        &SIGN_BEFORE,
        &LETTERS,
        &PERCENT_BEFORE,
        &MULTIPLE_BEFORE,
        &UPTO,
        &WORDED,
    ];
    for (place, one) in all.iter().enumerate() {
        assert!(one.is_some(), "{place}");
    }
    assert_eq!(numeral::next("a 5", 0), Some(2..3));
}

/// The amounts in a text, in brackets.
fn marked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = 0;
    for found in find(text) {
        out.push_str(&text[rest..found.range.start]);
        out.push('[');
        out.push_str(&text[found.range.clone()]);
        out.push(']');
        rest = found.range.end;
    }
    out + &text[rest..]
}

/// Each alone is one amount, wherever it stands.
const AMOUNTS: &[&str] = &[
    "$5",
    "$50B",
    "€ 3.5 million",
    "USD 20",
    "20 dollars",
    "75%",
    "75 percent",
    "4–20×",
    "4x",
    "3-fold",
    "10 times",
    "2.6 pp",
    "12 points",
    "12 percentage points",
    "1,000 %",
    "5 €",
    "5€",
    "€5",
    "5 $",
    "−$5",
    "$-5",
    "$5–$10",
    "US$50bn",
    "A$12m",
    "R$5",
    "HK$5",
    "CN¥120m",
    "₹500 crore",
    "₩500",
    "₽500",
    "500 ₽",
    "₺5",
    "₫5",
    "₦5",
    "฿5",
    "₪5",
    "₴5",
    "19¢",
    "CHF 500",
    "500 CHF",
    "PLN500",
    "INR 42 crore",
    "kr 500",
    "500 kr",
    "Rs. 640 crore",
    "Rs 1,127 crore",
    "20 zł",
    "500 Kč",
    "Fr. 500",
    "RM 5",
    "RMB 310 million",
    "50 basis points",
    "5 bps",
    "25bp",
    "50 pct",
    "50 pct.",
    "５０％",
    "٥٠٪",
    "५० प्रतिशत",
    "＄５",
    "5 ‰",
    "1 234,56 €",
    "1.234,56 €",
    "$1'234",
    "₹12,34,567",
    "0,7 Md€",
    "120 M€",
    "287 Mio. €",
    "3,4 Mrd. Euro",
    "38,5 millions d’euros",
    "12,5 Prozent",
    "1,5 Prozentpunkte",
    "5 Franken",
    "5 rupees",
    "5 million yen",
    "500 won",
    "5 pesos",
    "100 rubles",
    "100 рублей",
    "5 kronor",
    "5 cents",
    "5 pence",
    "5 US dollars",
    "5 Hong Kong dollars",
    "5-dollar",
    "tenfold",
    "10-fold",
    "five percent",
    "twenty-five per cent",
    "ten dollars",
    "five million euros",
    "500元",
    "3億円",
    "5만원",
    "3倍",
    "百分之五",
    "%50",
    "×4",
    "5½%",
    "4.9 cents",
    "3.5 percentage points",
    "−3.4 %",
    "+12%",
    "~20%",
    "£18–22m",
    "£70m-£80m",
    "500 TRY",
    "PHP 1,500",
    "5 pounds",
    "5 ppt",
    "10X",
    "90+ percent",
    "factor of 8",
    "57x",
];

/// None of these is one.
const WORDS_ONLY: &[&str] = &[
    "in 2026",
    "GPT-5.4",
    "RFC 6928",
    "4B models",
    "x86",
    "5xx errors",
    "Trainium2",
    "page 12",
    "0x1f",
    "1920x1080",
    "1200 × 630 pixels",
    "a 4×4 grid",
    "8×A100",
    "2 × 250 + 4 × 375",
    "3.086 × 10^16",
    "Article 17 points out",
    "GPT-4 times out",
    "3 times a day",
    "PHP 8.3",
    "COP28",
    "SDG 13",
    "CVE-2026-10417",
    "TOP 500",
    "AMD 7950",
    "5 °C",
    "12 kg",
    "PCIe x16",
    "Rovers won 3–1",
    "all 5 won the prize",
    "5 pounds of flour",
    "the one percent",
    "a dollar",
    "§ 12",
    "p. 118",
    "2023/24",
    "16:00",
    "555-0142",
    "5元素",
    "1,204 workers",
    "v2.1.3",
    "100 Mbps",
    "pp. 201–244",
    "No. 57/25",
    "Room 2.14",
    "B2B",
    "twofold",
    "million-dollar question",
    "format %5d",
    "5 hours",
    "5 km",
    "M5",
    "20m tall",
];

#[test]
fn finds_amounts_as_the_world_writes_them() {
    for amount in AMOUNTS {
        for (before, after) in
            [("", ""), ("It was ", " then."), ("(", ")"), ("“", "”, they"), ("of ", "; so")]
        {
            assert_eq!(marked(&format!("{before}{amount}{after}")), format!("{before}[{amount}]{after}"));
        }
    }
}

#[test]
fn leaves_other_numbers_alone() {
    for text in WORDS_ONLY {
        assert_eq!(marked(&format!("See {text} there.")), format!("See {text} there."));
    }
}

#[test]
fn finds_amounts_between_letters_of_scripts_without_spaces() {
    for (text, shown) in [
        ("增长5%以上", "增长[5%]以上"),
        ("約５０％増", "約[５０％]増"),
        ("花了500元买", "花了[500元]买"),
        ("매출이 5억 원이다", "매출이 [5억 원]이다"),
        ("มูลค่า500บาทต่อ", "มูลค่า[500บาท]ต่อ"),
    ] {
        assert_eq!(marked(text), shown);
    }
}

#[test]
fn each_number_gets_its_own_sign() {
    assert_eq!(marked("in 2026 $5 and €6"), "in 2026 [$5] and [€6]");
    assert_eq!(marked("a 5\r\npercent, $  5 and 5  €"), "a [5\r\npercent], [$  5] and [5  €]");
    assert_eq!(marked("rose 4× 10 days"), "rose [4×] 10 days");
    assert_eq!(marked("2026-03-07: 5%, 6 %"), "2026-03-07: [5%], [6 %]");
}

#[test]
fn backslashes_are_told_wherever_they_may_stand() {
    for (text, at) in [
        (r"the \5x rule", 4),
        (r"\€5", 0),
        (r"€\5", 3),
        (r"5 \€", 2),
        (r"\CHF 500", 0),
        (r"\−5 %", 0),
        (r"\4–20×", 0),
        (r"\٥٠٪", 0),
        (r"\five percent", 0),
        (r"\kr 500", 0),
    ] {
        let found = find(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].backslashes, [at], "{text}: {found:?}");
    }
    assert!(find("$5").iter().all(|found| found.backslashes.is_empty()));
}

proptest! {
    #[test]
    fn ranges_are_in_order_and_on_characters(text in "[a-zA-Z0-9 $€%×x.,\\-–\\\\(){}kmb元５٥é ]{0,40}") {
        let mut end = 0;
        for found in find(&text) {
            prop_assert!(found.range.start >= end && found.range.end > found.range.start);
            prop_assert!(text.get(found.range.clone()).is_some());
            end = found.range.end;
        }
    }
}
