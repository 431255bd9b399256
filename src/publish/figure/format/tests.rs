use super::*;
use crate::publish::language::noun::Nouns;
use proptest::prelude::*;

fn unit(text: &str) -> Unit {
    Unit::parse(text, &Nouns::default()).unwrap()
}

#[test]
fn words_amounts_as_the_house_does() {
    use Amount::*;
    let cases = [
        (Exactly(50e9), "USD", "$50B"),
        (AtLeast(8e9), "USD", "$8B+"),
        (Between(4.0, 20.0), "×", "4–20×"),
        (Exactly(138e9), "USD", "$138B"),
        (Exactly(17.25e9), "USD/year", "$17.25B per\u{a0}year"),
        (Exactly(75.0), "%", "75%"),
        (Exactly(2.6), "pp", "2.6\u{a0}pp"),
        (AtLeast(500_000.0), "count", "500,000+"),
        (Exactly(272_000.0), "tokens", "272K\u{a0}tokens"),
        (Exactly(14_600.0), "bytes", "14,600\u{a0}bytes"),
        (Exactly(999_950_000.0), "USD", "$1B"),
        (Exactly(4999.0), "USD", "$4,999"),
        (About(0.1), "s", "~0.1\u{a0}s"),
        (AtMost(300.0), "kB", "≤300\u{a0}kB"),
        (Exactly(1.0), "years", "1\u{a0}year"),
        (AtMost(1.0), "years", "≤1\u{a0}year"),
        (Exactly(5.0), "USD/series", "$5 per\u{a0}series"),
        (Exactly(75.0 - 72.4), "pp", "2.6\u{a0}pp"),
    ];
    for (amount, name, printed) in cases {
        assert_eq!(text(amount, &unit(name)), printed);
    }
    assert_eq!(exact(AtLeast(8e9), &unit("USD")), "at least 8,000,000,000 US dollars");
    assert_eq!(exact(Exactly(2.0), &unit("count")), "2");
}

#[test]
fn units_are_words_of_one_or_of_several() {
    use Amount::*;
    let cases = [
        (5.0, "USD/analysis", "$5 per\u{a0}analysis", "5 US dollars per analysis"),
        (12.0, "people/census", "12\u{a0}people per\u{a0}census", "12 people per census"),
        (1.0, "people/census", "1\u{a0}person per\u{a0}census", "1 person per census"),
        (1.0, "degrees Celsius", "1\u{a0}degree Celsius", "1 degree Celsius"),
        (1.0, "Gbps", "1\u{a0}Gbps", "1 Gbps"),
        (1.0, "USD/kWh", "$1 per\u{a0}kWh", "1 US dollar per kWh"),
        (1.5, "°C", "1.5\u{a0}°C", "1.5 degrees Celsius"),
        (1.0, "°F", "1\u{a0}°F", "1 degree Fahrenheit"),
        (-40.0, "°C", "−40\u{a0}°C", "−40 degrees Celsius"),
        (3.0, "‰", "3‰", "3 per mille"),
        (90.0, "°", "90°", "90 degrees"),
        (85.0, "dB(A)", "85\u{a0}dB(A)", "85 decibels (A-weighted)"),
        (500.0, "CHF", "CHF\u{a0}500", "500 Swiss francs"),
        (-2e9, "NOK/year", "−NOK\u{a0}2B per\u{a0}year", "−2,000,000,000 NOK (Norwegian krone) per year"),
    ];
    for (value, name, printed, full) in cases {
        assert_eq!(text(Exactly(value), &unit(name)), printed);
        assert_eq!(exact(Exactly(value), &unit(name)), full);
    }
}

#[test]
fn money_has_its_small_coin_where_it_is_not_whole() {
    use Amount::*;
    let cases = [
        (Exactly(2.5), "USD", "$2.50"),
        (Exactly(19.9), "USD/month", "$19.90 per\u{a0}month"),
        (Exactly(1234.5), "EUR", "€1,234.50"),
        (Exactly(-2.5), "USD", "−$2.50"),
        (Exactly(5.0), "USD", "$5"),
        (Exactly(0.0075), "USD", "$0.0075"),
        (Exactly(2.5), "JPY", "¥2.5"),
        (Exactly(1.5), "KWD", "KWD\u{a0}1.500"),
        (Between(2.5, 5.0), "USD", "$2.50–$5.00"),
        (AtLeast(0.1), "GBP", "£0.10+"),
        (Exactly(12_500.0), "USD", "$12.5K"),
    ];
    for (amount, name, printed) in cases {
        assert_eq!(text(amount, &unit(name)), printed);
    }
}

#[test]
fn bounds_are_rounded_to_their_safe_side() {
    use Amount::*;
    let cases = [
        (AtLeast(1_234_567.0), "users", "1.234M+\u{a0}users"),
        (AtMost(12_344.0), "USD", "≤$12.35K"),
        (AtLeast(-1_234_567.0), "users", "−1.235M+\u{a0}users"),
        (Between(10_001.0, 10_004.0), "USD", "$10,001–$10,004"),
        (Between(-10_004.0, -10_001.0), "USD", "−$10,004–−$10,001"),
        (Between(1_000_100_000.0, 1_000_400_000.0), "USD", "$1.0001B–$1.0004B"),
        (Between(0.123_456_1, 0.123_456_2), "s", "0.1234561–0.1234562\u{a0}s"),
    ];
    for (amount, name, printed) in cases {
        assert_eq!(text(amount, &unit(name)), printed);
    }
}

#[test]
fn extremes_are_written_with_a_power_of_ten() {
    let cases = [
        (1e300, "USD", "$1×10³⁰⁰"),
        (-1.5e300, "count", "−1.5×10³⁰⁰"),
        (1e-300, "s", "1×10⁻³⁰⁰\u{a0}s"),
        (0.0, "USD", "$0"),
        (-0.0, "%", "0%"),
        (9_007_199_254_740_991.0, "count", "9,007,199,254,740,991"),
        (9_007_199_254_740_991.0, "USD", "$9,007T"),
    ];
    for (v, name, printed) in cases {
        assert_eq!(text(Amount::Exactly(v), &unit(name)), printed);
    }
}

#[test]
fn what_differs_side_by_side_is_told_apart() {
    let usd = unit("USD");
    let print =
        |values: &[f64]| distinct(&values.iter().map(|v| (Amount::Exactly(*v), &usd)).collect::<Vec<_>>());
    assert_eq!(print(&[1_000_100_000.0, 1_000_400_000.0, 5.0]), ["$1.0001B", "$1.0004B", "$5"]);
    assert_eq!(print(&[1e9, 1e9]), ["$1B", "$1B"], "what is alike is printed alike");
    assert_eq!(print(&[10_001.0, 10_004.0]), ["$10,001", "$10,004"]);
}

/// What a printed amount says, read back by a reader who knows K, M, B, T and powers of ten; and half of its last digit.
fn read_back(printed: &str) -> (f64, f64) {
    let (number, _) = printed.split_once('\u{a0}').unwrap_or((printed, ""));
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let (power, digits) = match number.split_once("×10") {
        Some((mantissa, raised)) => {
            let plain = |c: char| {
                "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|one| one == c).map_or('-', |at| char::from(b'0' + at as u8))
            };
            let power: String = raised.chars().filter(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".contains(*c)).map(plain).collect();
            (
                power.parse::<i32>().unwrap(),
                mantissa.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect(),
            )
        }
        None => (
            ["K", "M", "B", "T"]
                .iter()
                .position(|letter| number.trim_end_matches('+').ends_with(letter))
                .map_or(0, |at| 3 * (at as i32 + 1)),
            digits,
        ),
    };
    let places = digits.split_once('.').map_or(0, |(_, places)| places.len()) as i32;
    // Zeros at the end of a shortened number need not be digits that are known.
    let sign = if printed.contains('−') { "-" } else { "" };
    let value: f64 = format!("{sign}{digits}e{power}").parse().unwrap();
    let zeros = digits.chars().rev().take_while(|c| *c == '0').count() as i32;
    let last = if places > 0 { power - places } else { power + zeros.min(3) };
    (value, format!("0.5e{last}").parse().unwrap())
}

fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![
        -1e15..1e15f64,
        -2e4..2e4f64,
        0.0..1.0f64,
        (1.0..10.0f64, -300i32..300).prop_map(|(v, power)| v * 10f64.powi(power))
    ]
}

proptest! {
    #[test]
    fn a_bigger_value_never_prints_as_a_smaller_one(
        a in any_value(),
        b in any_value(),
        name in prop_oneof![Just("USD"), Just("%"), Just("count"), Just("tokens"), Just("CHF"), Just("°C")],
    ) {
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        let print = |v| text(Amount::Exactly(v), &unit(name)).replace("CHF\u{a0}", "");
        let (one, two) = (read_back(&print(low)).0, read_back(&print(high)).0);
        prop_assert!(one <= two, "{} prints as {}, {} as {}", low, print(low), high, print(high));
    }

    #[test]
    fn what_is_printed_is_within_half_of_its_last_digit(v in any_value(), name in prop_oneof![Just("USD"), Just("%"), Just("tokens")]) {
        let printed = text(Amount::Exactly(v), &unit(name));
        let (value, half) = read_back(&printed);
        prop_assert!((value - v).abs() <= half * (1.0 + 1e-9), "{v} prints as {printed}: {value} ± {half}");
    }

    #[test]
    fn bounds_are_never_crossed(v in any_value(), name in prop_oneof![Just("USD"), Just("%"), Just("tokens")]) {
        let least = text(Amount::AtLeast(v), &unit(name));
        prop_assert!(read_back(&least).0 <= v, "at least {v} prints as {least}");
        let most = text(Amount::AtMost(v), &unit(name));
        prop_assert!(read_back(&most).0 >= v, "at most {v} prints as {most}");
    }

    #[test]
    fn a_range_prints_two_ends_that_hold_it(a in any_value(), by in prop_oneof![1e-12..1e-3f64, 0.001..10.0f64]) {
        let b = a + a.abs() * by;
        prop_assume!(a < b && b.is_finite());
        let printed = text(Amount::Between(a, b), &unit("USD"));
        let (from, to) = printed.split_once('–').unwrap();
        let (from, to) = (read_back(from).0, read_back(to).0);
        prop_assert!(from <= a && b <= to && from < to, "{a} to {b} prints as {printed}");
    }

    #[test]
    fn no_two_values_of_a_set_print_alike(
        values in prop::collection::vec(prop_oneof![1e9..1.0001e9f64, any_value()], 2..9),
        name in prop_oneof![Just("USD"), Just("%"), Just("tokens"), Just("count")],
    ) {
        let unit = unit(name);
        let amounts: Vec<_> = values.iter().map(|v| (Amount::Exactly(*v), &unit)).collect();
        let texts = distinct(&amounts);
        for (a, one) in values.iter().zip(&texts) {
            for (b, two) in values.iter().zip(&texts) {
                prop_assert_eq!(a == b, one == two, "{} {} {} {}", a, one, b, two);
            }
        }
    }

    #[test]
    fn four_digits_survive(digits in 1u32..9999, power in -3i32..12) {
        let value: f64 = format!("{digits}e{power}").parse().unwrap();
        let (back, _) = read_back(&text(Amount::Exactly(value), &unit("USD")));
        prop_assert!((back - value).abs() <= value * 1e-9);
    }
}
