use super::*;
#[test]
fn dbg_one() {
    for text in ["5. Rents. CHF 2,350 for a two-room flat", "CHF 2,350 for a two-room flat in"] {
        println!("{:?} {:?}", find(text, &[], Language::English, false), exclusions::stretches(text));
    }
}
