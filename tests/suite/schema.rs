//! What is made from the code and committed with it is fresh.

#[test]
fn the_schema_is_fresh() {
    let committed = std::fs::read_to_string("public/data/insight.schema.json").unwrap();
    assert!(
        committed == sightline::publish::schema(),
        "public/data/insight.schema.json is stale; run: make schema"
    );
}
