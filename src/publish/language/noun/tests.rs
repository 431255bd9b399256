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
