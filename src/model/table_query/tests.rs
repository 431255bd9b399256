use super::*;
use crate::model::{Align, Cell, Column, Span};
use proptest::prelude::*;

/// A table of rows called so, with two columns of numbers.
fn table(rows: &[(&str, u32, u32)]) -> Table {
    let cell = |text: String, rank| Cell { text: vec![Span::Text(text)], rank, ..Cell::default() };
    let column =
        |id: &str, align| Column { id: id.into(), title: id.to_uppercase(), align, descending_first: false };
    Table {
        name: "clouds".into(),
        columns: vec![column("name", Align::Start), column("a b", Align::End), column("-c", Align::End)],
        rows: rows
            .iter()
            .map(|(name, a, c)| {
                Row(vec![
                    cell((*name).into(), None),
                    cell(a.to_string(), Some(*a)),
                    cell(c.to_string(), Some(*c)),
                ])
            })
            .collect(),
        ..Table::default()
    }
}

fn clouds() -> Table {
    table(&[("AWS", 3, 3), ("Zürich, 1", 1, 2), ("AWS", 2, 2), ("x~2", 2, 1)])
}

fn view(query: &str, table: &Table) -> Table {
    let asked = TableQuery::parse(query, table);
    asked.view(table, &asked.rows(table, &table.hay(&asked.find)))
}

fn names(table: &Table) -> Vec<String> {
    table.rows.iter().map(|row| plain(&row.0[0].text)).collect()
}

#[test]
fn a_view_stands_in_the_address_beside_what_else_is_asked() {
    let clouds = clouds();
    let query = "q=x&clouds.sort=--c&clouds.find=a+b&clouds.hide=a+b&clouds.pin=AWS~2,x~2,Z%C3%BCrich%2C+1&clouds.as=transposed,unstacked";
    let asked = TableQuery::parse(query, &clouds);
    assert_eq!(asked.sort, Some((2, true)));
    assert_eq!((asked.columns(&clouds), asked.pinned()), (vec![0, 2], vec![2, 3, 1]));
    assert!(asked.is(Switch::Transposed) && asked.is(Switch::Unstacked) && asked.unknown.is_empty());
    assert_eq!(TableQuery::parse(&asked.write(&clouds, query), &clouds), asked);
    assert_eq!(TableQuery::default().write(&clouds, query), "q=x");
    assert_eq!(TableQuery::parse("clouds.sort=-c", &clouds).sort, Some((2, false)), "it is called that");
}

#[test]
fn what_the_table_does_not_have_is_said() {
    let asked = TableQuery::parse(
        "clouds.sort=price&clouds.hide=name,-c&clouds.pin=GCP&clouds.as=round&other.sort=x",
        &clouds(),
    );
    assert_eq!(asked.unknown, ["price", "name", "GCP", "round"]);
    assert_eq!((asked.sort, asked.columns(&clouds())), (None, vec![0, 1]));
}

#[test]
fn pinned_rows_come_first_and_stay_whatever_is_looked_for() {
    let clouds = clouds();
    let view = |query| view(query, &clouds);
    assert_eq!(names(&view("clouds.sort=a+b&clouds.pin=AWS")), ["AWS", "Zürich, 1", "AWS", "x~2"]);
    assert_eq!(names(&view("clouds.find=zurich&clouds.pin=x~2")), ["x~2", "Zürich, 1"]);
    assert_eq!(names(&view("clouds.find=aws+2")), ["AWS"], "each word is found in the row");
    assert_eq!(names(&view("clouds.find=nothing")), Vec::<String>::new());
    assert_eq!(names(&view("clouds.as=differing")), ["Zürich, 1", "x~2"]);
}

#[test]
fn turned_about_rows_are_columns_and_those_that_differ_are_shown() {
    let clouds = clouds();
    let view = |query| view(query, &clouds);
    let turned = view("clouds.as=transposed&clouds.hide=-c&clouds.pin=x~2");
    let titles: Vec<&str> = turned.columns.iter().map(|column| column.title.as_str()).collect();
    assert_eq!(titles, ["NAME", "x~2", "AWS", "Zürich, 1", "AWS"]);
    assert_eq!(names(&turned), ["A B"]);
    assert_eq!(names(&view("clouds.as=transposed,differing&clouds.pin=AWS~2,Z%C3%BCrich%2C+1")), ["A B"]);
}

#[test]
fn a_heading_sorts_one_way_then_the_other_then_as_given() {
    let mut asked = TableQuery::default();
    let mut press = |column, first| {
        asked.press(column, first);
        asked.sort
    };
    assert_eq!([press(1, true), press(1, true), press(1, true)], [Some((1, true)), Some((1, false)), None]);
    assert_eq!([press(1, false), press(2, false)], [Some((1, false)), Some((2, false))]);
}

proptest! {
    #[test]
    fn any_view_survives_its_address(
        find in "\\PC{0,20}", sort in proptest::option::of((0..3_usize, any::<bool>())),
        on in proptest::collection::vec((0..6_u8, 0..3_usize), 0..9), other in "[a-z]{0,4}=[a-z]{0,4}",
    ) {
        let clouds = clouds();
        let mut asked = TableQuery { sort, find, ..TableQuery::default() };
        for (kind, place) in on {
            let named = |n: u8| Switch::WORDS[usize::from(n - 2)].0;
            let switch = match kind { 0 => Switch::Hide(place.max(1)), 1 => Switch::Pin(place), n => named(n) };
            asked.toggle(switch);
        }
        asked.on.sort_by_key(|switch| switch.write(&clouds).0);
        let query = asked.write(&clouds, &other);
        prop_assert!(query.starts_with(&other));
        prop_assert_eq!(TableQuery::parse(&query, &clouds), asked);
    }

    #[test]
    fn no_query_string_panics(query in "(clouds\\.(sort|find|hide|pin|as)=\\PC{0,12}&?){0,4}") {
        let clouds = clouds();
        let asked = TableQuery::parse(&query, &clouds);
        let _ = (view(&query, &clouds), asked.write(&clouds, &query));
    }
}
