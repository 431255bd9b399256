//! Charts claim what the data says, and nothing else.

use crate::common::Site;
use std::fmt::Write;

/// The fields of an insight with one chart of a table with the columns `n`, for names, and `v`.
fn chart(mark: &str, rows: &[(&str, &str)]) -> String {
    charted(
        mark,
        r#"{ "id": "n", "title": "When" }"#,
        r#"{ "id": "v", "title": "Seen", "unit": "count" }"#,
        rows,
    )
}

fn charted(mark: &str, n: &str, v: &str, rows: &[(&str, &str)]) -> String {
    let rows: Vec<String> = rows.iter().map(|(n, v)| format!(r#"{{ "n": {n}, "v": {v} }}"#)).collect();
    format!(
        r#""body": [{{ "type": "chart", "mark": "{mark}", "table": "t", "x": "n", "y": "v", "alt": "As told." }}],
           "tables": {{ "t": {{ "caption": "Seen", "columns": [{n}, {v}], "rows": [{}] }} }}"#,
        rows.join(", ")
    )
}

/// Figures by name, unit and value, without a source.
fn figures(all: &[(&str, &str, &str)]) -> String {
    let figure = |(name, unit, value): &(&str, &str, &str)| {
        format!(
            r#""{name}": {{ "label": "L", "value": {value}, "unit": "{unit}", "as_of": "2026", "kind": "measured" }}"#
        )
    };
    format!(r#""figures": {{ {} }}"#, all.iter().map(figure).collect::<Vec<_>>().join(", "))
}

/// A drawing as readers get it.
struct Drawn {
    html: String,
}

impl Drawn {
    /// What stands in the chart of a page, whatever it is of.
    fn of(page: &str) -> Self {
        let (_, rest) = page.split_once(r#"<figure class="chart""#).unwrap();
        Self { html: rest.split_once("</figure>").unwrap().0.to_owned() }
    }

    fn with(fields: &str) -> Self {
        Self::of(&Site::with(fields).page("a"))
    }

    fn history(page: &str) -> Self {
        let (_, rest) = page.split_once(r#"<figure class="over-time">"#).unwrap();
        Self { html: rest.split_once("</figure>").unwrap().0.to_owned() }
    }

    /// Elements of a name, each as the values of some of its attributes; lengths without their percent sign.
    fn all<const N: usize>(&self, element: &str, attributes: [&str; N]) -> Vec<[String; N]> {
        let begins = format!("<{element} ");
        let tags = self.html.split(&begins).skip(1);
        let of = |tag: &str, name: &str| {
            let value = format!(" {}", tag.split('>').next().unwrap());
            let value = value
                .split(&format!(" {name}=\""))
                .nth(1)
                .map(|rest| rest.split('"').next().unwrap().to_owned());
            value.unwrap_or_default().trim_end_matches('%').to_owned()
        };
        tags.map(|tag| attributes.map(|name| of(tag, name))).collect()
    }

    /// Where dots stand.
    fn dots(&self) -> Vec<[String; 2]> {
        self.all("circle", ["cx", "cy"])
    }

    /// The steps of the course, each with where it begins and ends: the paths' thousandths as percent.
    fn steps(&self) -> Vec<[String; 2]> {
        let mut steps: Vec<[u32; 2]> = Vec::new();
        for [class, outline] in self.all("path", ["class", "d"]) {
            if !class.starts_with("step") {
                continue;
            }
            let mut before = 0;
            for place in outline.replace('M', "|M").replace('L', "|L").split('|').skip(1) {
                let x = place[1..].split(' ').next().unwrap().parse().unwrap();
                if place.starts_with('L') {
                    steps.push([before, x]);
                }
                before = x;
            }
        }
        steps.into_iter().map(|step| step.map(|at| format!("{}.{}", at / 10, at % 10))).collect()
    }

    /// What is told in rows or in the table, as `label: value`.
    fn told(&self) -> Vec<String> {
        let rows = if self.html.contains("<tbody>") { "<tr><th scope=\"row\">" } else { "<li>" };
        let items = self.html.split(rows).skip(1).filter(|item| item.contains("<bdi>"));
        let words = |item: &str| {
            let words: Vec<&str> =
                item.split("<bdi>").skip(1).map(|rest| rest.split("</bdi>").next().unwrap()).collect();
            words.join(": ")
        };
        items.map(words).collect()
    }

    fn marks(&self) -> Vec<String> {
        let Some((_, rest)) = self.html.split_once(r#"class="marks""#) else { return Vec::new() };
        let list = rest.split("</ul>").next().unwrap();
        list.split("<bdi>").skip(1).map(|mark| mark.split("</bdi>").next().unwrap().to_owned()).collect()
    }

    fn bars(&self) -> Vec<[String; 3]> {
        self.all("rect", ["class", "x", "width"])
    }
}

fn strings<const N: usize>(values: &[[&str; N]]) -> Vec<[String; N]> {
    values.iter().map(|value| value.map(str::to_owned)).collect()
}

#[test]
fn zero_is_no_bar() {
    let none = Drawn::with(&chart("bar", &[(r#""May""#, "0"), (r#""June""#, "0"), (r#""July""#, "-0.0")]));
    assert_eq!(none.bars(), strings::<3>(&[]));
    assert_eq!(none.told().len(), 3);
    let some = Drawn::with(&chart(
        "bar",
        &[(r#""A""#, "0"), (r#""B""#, "1"), (r#""C""#, "9e15"), (r#""D""#, "9e15")],
    ));
    assert_eq!(
        some.bars(),
        strings(&[["whole", "0.0", "0.1"], ["whole", "0.0", "100.0"], ["whole", "0.0", "100.0"]])
    );
}

#[test]
fn cards_of_zero_have_no_bars_and_others_share_one_scale() {
    let cards = |values: &[(&str, &str, &str)]| {
        let names: Vec<String> = values.iter().map(|(name, ..)| format!("\"{name}\"")).collect();
        let body =
            format!(r#""body": [{{ "type": "cards", "title": "T", "figures": [{}] }}]"#, names.join(", "));
        let page = Site::with(&format!("{body}, {}", figures(values))).page("a");
        let (_, rest) = page.split_once(r#" class="stats""#).unwrap();
        Drawn { html: rest.split_once("</section>").unwrap().0.to_owned() }
    };
    assert_eq!(cards(&[("a", "%", "0"), ("b", "%", "0")]).bars(), strings::<3>(&[]));
    let mixed = cards(&[("a", "%", "10"), ("b", "%", r#"{ "from": 5, "to": 20 }"#), ("c", "%", "-20")]);
    let bars = [
        ["whole", "50.0", "25.0"],
        ["partly", "62.5", "37.5"],
        ["whole", "50.0", "12.5"],
        ["whole", "0.0", "50.0"],
    ];
    assert_eq!(mixed.bars(), strings(&bars), "losses to the left of one zero");
    assert_eq!(
        cards(&[("a", "%", "10"), ("b", "USD", "10")]).bars(),
        strings::<3>(&[]),
        "nothing to compare"
    );
}

#[test]
fn a_bar_is_solid_as_far_as_is_known() {
    let unit = r#"{ "id": "v", "title": "Cost", "unit": "USD" }"#;
    let cell = |name: &str| format!(r#"{{ "figure": "{name}" }}"#);
    let all = [
        ("exact", "USD", "100"),
        ("floor", "USD", r#"{ "at_least": 50 }"#),
        ("roof", "USD", r#"{ "at_most": 50 }"#),
        ("rough", "USD", r#"{ "about": 50 }"#),
        ("range", "USD", r#"{ "from": 20, "to": 60 }"#),
    ];
    let rows: Vec<(String, String)> =
        all.iter().map(|(name, ..)| (format!("\"{name}\""), cell(name))).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let fields = charted("bar", r#"{ "id": "n", "title": "What" }"#, unit, &rows);
    let drawn = Drawn::with(&format!("{fields}, {}", figures(&all)));
    let bars = [
        ["whole", "0.0", "100.0"],
        ["whole", "0.0", "50.0"],
        ["partly", "0.0", "50.0"],
        ["partly", "0.0", "50.0"],
        ["partly", "20.0", "40.0"],
        ["whole", "0.0", "20.0"],
    ];
    assert_eq!(drawn.bars(), strings(&bars));
    assert_eq!(drawn.html.matches("<path").count(), 2, "an arrow at either bound");
    assert!(drawn.html.contains("A light bar is a rough value."), "{}", drawn.html);
    // As a line, no point is drawn in the middle of a range.
    let line = Drawn::with(&format!("{}, {}", fields.replace("\"bar\"", "\"line\""), figures(&all)));
    assert_eq!(line.dots(), strings(&[["0.0", "0.0"], ["75.0", "50.0"]]), "one exact, one rough");
    assert!(line.html.contains("A bar between two values is a range."));
    assert_eq!(line.steps().len(), 5, "between the ends of a range two");
}

#[test]
fn points_stand_where_they_fall_in_time_and_gaps_are_gaps() {
    let years =
        [("\"1980\"", "4"), ("\"1990\"", "8"), ("\"2000\"", "null"), ("\"2019\"", "20"), ("\"2020\"", "21")];
    let drawn = Drawn::with(&chart("line", &years));
    let places: Vec<String> = drawn.dots().into_iter().map(|[x, _]| x).collect();
    assert_eq!(places, ["0.0", "25.0", "97.5", "100.0"]);
    assert_eq!(drawn.steps(), strings(&[["0.0", "25.0"], ["97.5", "100.0"]]), "nothing over the gap");
    assert!(drawn.html.contains("No value for 2000."), "{}", drawn.html);
    assert_eq!(drawn.told(), ["1980: 4", "1990: 8", "2000: no value", "2019: 20", "2020: 21"]);
    // Words are no value either; rows in any order.
    let mut rows = years;
    rows[2].1 = "\"not counted\"";
    rows.reverse();
    let turned = Drawn::with(&chart("line", &rows));
    assert_eq!((turned.dots(), turned.steps()), (drawn.dots(), drawn.steps()));
    assert_eq!(turned.told()[2], "2000: not counted");
    assert!(turned.html.contains("No value for 2000."));
}

#[test]
fn dates_are_read_as_they_are_printed() {
    for labels in
        [["Mar 2024", "Apr 2024", "Mar 2025"], ["Q1 2024", "Q2 2024", "Q1 2029"], ["FY19", "FY20", "FY29"]]
    {
        let rows = labels.map(|label| format!("\"{label}\""));
        let rows: Vec<(&str, &str)> = rows.iter().map(|label| (label.as_str(), "1")).collect();
        let site = Site::with(&chart("line", &rows));
        let dots = Drawn::of(&site.page("a")).dots();
        assert!(dots[1][0].parse::<f64>().unwrap() < 11.0, "{labels:?}: {dots:?}");
        assert!(site.diagnostics().is_empty());
    }
    let rows = [("\"2023\"", "1"), ("\"2024\"", "2"), ("\"All years\"", "3")];
    let site = Site::with(&chart("line", &rows));
    let dots: Vec<String> = Drawn::of(&site.page("a")).dots().into_iter().map(|[x, _]| x).collect();
    assert_eq!(dots, ["0.0", "50.0", "100.0"], "no dates, so even steps");
    assert_eq!(
        site.diagnostics(),
        ["chart-dates: “All years” is no date, so this line's points stand at even steps and not in time"]
    );
}

#[test]
fn numbers_on_the_axis_stand_by_value() {
    let n = r#"{ "id": "n", "title": "Threads", "unit": "count" }"#;
    let v = r#"{ "id": "v", "title": "Time", "unit": "s" }"#;
    let drawn = Drawn::with(&charted("line", n, v, &[("8", "1"), ("1", "7"), ("2", "4"), ("9", "0.9")]));
    let places: Vec<String> = drawn.dots().into_iter().map(|[x, _]| x).collect();
    assert_eq!(places, ["0.0", "12.5", "87.5", "100.0"]);
}

#[test]
fn several_values_of_one_date_are_told_apart() {
    let rows =
        [("\"2023\"", "1"), ("\"2024\"", "2"), ("\"2024\"", "5"), ("\"2025\"", "3"), ("\"2026\"", "3")];
    let drawn = Drawn::with(&chart("line", &rows));
    let dots = drawn.dots();
    assert_eq!(dots.len(), 5);
    assert_eq!(dots[1][0], dots[2][0]);
    assert_eq!(drawn.steps(), [[dots[3][0].clone(), "100.0".to_owned()]], "neither value of 2024 leads on");
    assert!(drawn.html.contains("Several values for 2024, which no line joins."), "{}", drawn.html);
    // A year cannot be put in order with one of its months, and takes its span.
    let rows = [("\"2024\"", "5"), ("\"2024-03\"", "2"), ("\"2025-03\"", "3")];
    let drawn = Drawn::with(&chart("line", &rows));
    assert_eq!(drawn.steps(), strings::<2>(&[]));
    let [_, from, to] = drawn
        .all("line", ["class", "x1", "x2"])
        .into_iter()
        .find(|[class, x1, x2]| class.is_empty() && x1 != x2 && x2 != "100.0")
        .unwrap();
    assert!(from == "0.0" && to.parse::<f64>().unwrap() > 80.0, "{from} to {to}");
}

#[test]
fn a_scale_that_does_not_begin_at_zero_says_so() {
    let v = r#"{ "id": "v", "title": "Share", "unit": "%" }"#;
    let line = |a: &str, b: &str| {
        Drawn::with(&charted("line", r#"{ "id": "n", "title": "N" }"#, v, &[("\"A\"", a), ("\"B\"", b)]))
    };
    let high = line("97.1", "98.4");
    assert_eq!(high.marks(), ["97%", "97.5%", "98%", "98.5%"]);
    assert!(high.html.contains("The scale begins at 97%, not at zero."));
    let low = line("2", "98");
    assert_eq!(low.marks().first().unwrap(), "0%");
    assert!(!low.html.contains("The scale"));
    assert!(line("-98.4", "-97.1").html.contains("The scale ends at −97%, not at zero."));
}

#[test]
fn extremes_are_drawn_or_said() {
    let v = r#"{ "id": "v", "title": "V", "unit": "USD" }"#;
    for values in [
        ["1e300", "-1e300"],
        ["1e308", "-1.7e308"],
        ["1e-300", "2e-300"],
        ["-0.0", "0"],
        ["5", "5"],
        ["1e300", "1e-300"],
    ] {
        for mark in ["line", "bar"] {
            let rows = [("\"A\"", values[0]), ("\"B\"", values[1])];
            let drawn = Drawn::with(&charted(mark, r#"{ "id": "n", "title": "N" }"#, v, &rows));
            assert!(!drawn.html.contains("NaN") && !drawn.html.contains("inf"), "{values:?}: {}", drawn.html);
            let lengths =
                drawn.html.split('%').filter_map(|text| text.rsplit('"').next()?.parse::<f64>().ok());
            // Zero alone is no bar.
            let nothing = mark == "bar" && values == ["-0.0", "0"];
            assert_eq!(lengths.clone().count() == 0, nothing, "{mark} {values:?}: {}", drawn.html);
            assert!(lengths.into_iter().all(|length| (0.0..=100.0).contains(&length)), "{}", drawn.html);
            let marks = drawn.marks();
            assert!(marks.iter().all(|mark| mark.chars().count() <= 16), "{marks:?}");
            assert!(marks.iter().enumerate().all(|(n, mark)| !marks[..n].contains(mark)), "{marks:?}");
            let said = drawn.html.contains("The scale runs from") || drawn.html.contains("All stand at");
            assert!(mark == "bar" || !marks.is_empty() || said, "{}", drawn.html);
        }
    }
    let one = Drawn::with(&chart("line", &[("\"2026\"", "7")]));
    assert_eq!((one.dots(), one.steps()), (strings(&[["50.0", "30.0"]]), vec![]));
    let mut rows = Vec::new();
    for n in 0..1000 {
        rows.push((format!("\"N{n}\""), format!("{}", n % 7)));
    }
    let rows: Vec<(&str, &str)> = rows.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let many = Drawn::with(&chart("line", &rows));
    // A thousand points are a handful of nodes: as many ends of lines of no length, in one outline.
    let dots = many.html.matches("h0").count();
    assert_eq!((dots, many.steps().len(), many.told().len()), (1000, 999, 1000));
    let svg = many.html.split("<svg").skip(1).map(|part| part.split("</svg>").next().unwrap());
    assert!(svg.map(|part| part.matches('<').count()).sum::<usize>() < 60, "{}", many.html);
    assert!(many.html.contains(r#"tabindex="0" role="region""#), "the list scrolls, by keys too");
}

#[test]
fn a_long_unit_stands_once_and_not_at_each_mark() {
    let v = r#"{ "id": "v", "title": "Output", "unit": "thousand barrels of oil equivalent" }"#;
    let drawn =
        Drawn::with(&charted("line", r#"{ "id": "n", "title": "N" }"#, v, &[("\"A\"", "1"), ("\"B\"", "3")]));
    assert_eq!(drawn.marks(), ["0", "1", "2", "3"]);
    assert!(drawn.html.contains("Output, in thousand barrels of oil equivalent"));
}

#[test]
fn what_cannot_be_drawn_is_refused_with_a_way_out() {
    let gaps = Site::with(&chart("line", &[("\"A\"", "null"), ("\"B\"", "\"unknown\"")]));
    assert_eq!(gaps.diagnostics(), ["bad-chart: the column “v” has no number to draw"]);
    let fields = chart("bar", &[("\"A\"", "{ \"figure\": \"kb\" }"), ("\"B\"", "7")]);
    let mixed = Site::with(&format!("{fields}, {}", figures(&[("kb", "kB", "9")])));
    let diagnostics = mixed.diagnostics();
    assert!(
        diagnostics.contains(
            &"bad-chart: the column “v” holds kB and count, which have no scale in common".to_owned()
        ),
        "{diagnostics:?}"
    );
}

/// A site whose insights state a key: the dates, values and units of what they state, in the order of publication.
fn followed(stated: &[(&str, &str, &str)]) -> Site {
    let site = Site::new();
    for (n, (date, value, unit)) in stated.iter().enumerate() {
        let mut fields = String::new();
        write!(
            fields,
            r#""body": ["It is {{f}}."], "published": "2026-03-{:02}T21:00:00Z", "figures": {{ "f": {{
               "label": "L", "key": "thing/size", "value": {value}, "unit": "{unit}", "as_of": "{date}", "kind": "measured" }} }}"#,
            n + 1
        )
        .unwrap();
        site.insight_file(&format!("i{n}"), &fields);
    }
    site
}

fn history(stated: &[(&str, &str, &str)]) -> String {
    let site = followed(stated);
    site.published().text("figures/thing/size/index.html").to_owned()
}

#[test]
fn a_history_is_drawn_by_the_same_rules() {
    let page =
        history(&[("2020", "90", "kB"), ("2024", "97", "kB"), ("2025", r#"{ "from": 92, "to": 96 }"#, "kB")]);
    let drawn = Drawn::history(&page);
    assert_eq!(drawn.dots().into_iter().map(|[x, _]| x).collect::<Vec<_>>(), ["0.0", "80.0"]);
    assert_eq!(drawn.marks().first().unwrap(), "90\u{a0}kB");
    assert!(drawn.html.contains("The scale begins at 90\u{a0}kB, not at zero."), "{}", drawn.html);
    assert!(drawn.html.contains("A bar between two values is a range."));
    // A year beside one of its months: neither came first.
    let drawn =
        Drawn::history(&history(&[("2024", "5", "kB"), ("2024-06", "9", "kB"), ("2026-01", "7", "kB")]));
    assert_eq!(drawn.steps(), strings::<2>(&[]));
    assert!(
        drawn.html.contains("Several values for 2024 and Jun 2024, which no line joins."),
        "{}",
        drawn.html
    );
    let one = history(&[("2024", "5", "kB")]);
    assert!(one.contains("There is one value so far, and a course needs two.") && !one.contains("over-time"));
    for values in [
        ["1e300", "-1e300", "-0.0"],
        ["1e-300", "1e300", "0"],
        ["-5", "-5", "-5"],
        ["1.7e308", "-1.7e308", "1e308"],
    ] {
        let drawn = Drawn::history(&history(&[
            ("2023", values[0], "USD"),
            ("2024", values[1], "USD"),
            ("2025", values[2], "USD"),
        ]));
        assert_eq!((drawn.dots().len(), drawn.steps().len()), (3, 2), "{values:?}");
        assert!(drawn.dots().iter().flatten().all(|at| (0.0..=100.0).contains(&at.parse::<f64>().unwrap())));
        assert!(drawn.marks().iter().all(|mark| mark.chars().count() <= 16));
    }
}
