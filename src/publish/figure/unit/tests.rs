use super::*;

fn parse(text: &str) -> Option<Unit> {
    Unit::parse(text, &Nouns::default())
}

#[test]
fn refuses_what_is_no_unit() {
    for bad in ["", " tokens", "5", "USD/", "USD/year/day", "<b>", "°X", "$", &"x".repeat(41)] {
        assert_eq!(parse(bad), None, "{bad}");
    }
}

#[test]
fn is_written_back_as_it_was_read() {
    for text in [
        "USD",
        "CHF",
        "%",
        "‰",
        "pp",
        "×",
        "count",
        "°C",
        "°F",
        "dB",
        "dB(A)",
        "m²",
        "USD/kWh",
        "t CO₂e",
        "كيلومترات",
    ] {
        let unit = parse(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(unit.to_string(), text);
        assert!(unit.same(&parse(&unit.to_string()).unwrap()));
    }
    assert_eq!(parse("℃"), parse("°C"));
    assert_eq!(parse("USD/years").unwrap().to_string(), "USD/year");
}

#[test]
fn knows_what_its_numbers_are_good_for() {
    for (text, scale) in
        [("°C", Scale::Interval), ("dB", Scale::Logarithmic), ("USD", Scale::Ratio), ("°", Scale::Ratio)]
    {
        assert_eq!(parse(text).unwrap().scale(), scale, "{text}");
    }
}
