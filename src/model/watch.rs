//! When an open page asks whether there is a newer edition: seldom, and more seldom where nobody answers.

use super::Stamp;

/// The first question comes so many seconds after the start.
const FIRST: i64 = 60;
/// Nothing is asked sooner than so many seconds after the start: the page has other things to fetch.
const SETTLE: i64 = 10;
/// The seconds between questions.
const EVERY: i64 = 5 * 60;
/// The most seconds between questions, where the answers fail.
const RARELY: i64 = 60 * 60;
/// So many seconds after a planned run its edition may be there.
const RUN: i64 = 30;
/// Two questions are never closer than this, whatever happens.
const CLOSEST: i64 = 30;

/// When was asked last, and how that went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watch {
    started: Stamp,
    asked: Option<Stamp>,
    failures: u32,
}

impl Watch {
    /// Begins to watch.
    pub fn new(now: Stamp) -> Self {
        Self { started: now, asked: None, failures: 0 }
    }

    /// Notes an answer, or that there was none.
    pub fn answered(&mut self, now: Stamp, well: bool) {
        self.asked = Some(now);
        self.failures = if well { 0 } else { self.failures.saturating_add(1) };
    }

    /// When to ask next, where the pipeline's next run is planned for `run`.
    pub fn due(&self, run: Option<Stamp>) -> Stamp {
        let run = run.map(|run| run.0.saturating_add(RUN));
        Stamp(match self.asked {
            None => run.map_or(FIRST, |run| run - self.started.0).clamp(SETTLE, FIRST) + self.started.0,
            Some(asked) if self.failures > 0 => {
                // The shift is bounded: an hour is reached long before.
                asked.0 + (EVERY << self.failures.min(8)).min(RARELY)
            }
            Some(asked) => {
                let turn = asked.0 + EVERY;
                // A run that comes sooner is not waited past; one that is late is not asked for more often.
                run.filter(|run| *run > asked.0).map_or(turn, |run| run.min(turn).max(asked.0 + CLOSEST))
            }
        })
    }

    /// The line is back: what failed before may not now. Says whether to ask at once.
    pub fn back(&mut self, now: Stamp) -> bool {
        self.failures = 0;
        self.asked.is_none_or(|asked| (now.0 - asked.0).abs() >= CLOSEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const T: i64 = 1_800_000_000;

    fn asked(well: bool) -> Watch {
        let mut watch = Watch::new(Stamp(T - 100));
        watch.answered(Stamp(T), well);
        watch
    }

    #[test]
    fn asks_first_after_a_minute_or_with_the_next_run() {
        let watch = Watch::new(Stamp(T));
        assert_eq!(watch.due(None), Stamp(T + FIRST));
        assert_eq!(watch.due(Some(Stamp(T + 9_000))), Stamp(T + FIRST));
        assert_eq!(watch.due(Some(Stamp(T))), Stamp(T + RUN));
        assert_eq!(watch.due(Some(Stamp(T - 9_000))), Stamp(T + SETTLE), "the page is old: nearly at once");
    }

    #[test]
    fn then_every_five_minutes_and_with_the_next_run() {
        let watch = asked(true);
        assert_eq!(watch.due(None), Stamp(T + EVERY));
        assert_eq!(watch.due(Some(Stamp(T + 9_000))), Stamp(T + EVERY));
        assert_eq!(watch.due(Some(Stamp(T + 100))), Stamp(T + 100 + RUN));
        assert_eq!(watch.due(Some(Stamp(T - 1))), Stamp(T + CLOSEST));
        assert_eq!(
            watch.due(Some(Stamp(T - 9_000))),
            Stamp(T + EVERY),
            "a late run is not asked for more often"
        );
    }

    #[test]
    fn asks_ever_less_where_nobody_answers() {
        let mut watch = asked(false);
        let mut waits = vec![watch.due(Some(Stamp(T + 1))).0 - T];
        for _ in 0..60 {
            watch.answered(Stamp(T), false);
            waits.push(watch.due(None).0 - T);
        }
        assert_eq!(waits[..5], [600, 1200, 2400, 3600, 3600]);
        assert!(waits[5..].iter().all(|wait| *wait == RARELY));
        watch.answered(Stamp(T), true);
        assert_eq!(watch.due(None), Stamp(T + EVERY));
    }

    #[test]
    fn asks_at_once_when_the_line_is_back() {
        assert!(Watch::new(Stamp(T)).back(Stamp(T)));
        let mut watch = asked(false);
        assert!(!watch.back(Stamp(T + CLOSEST - 1)), "but not over and over");
        assert!(watch.back(Stamp(T + CLOSEST)));
        assert_eq!(watch.due(None), Stamp(T + EVERY));
    }

    proptest! {
        #[test]
        fn two_questions_are_never_close(run: i32, failures in 0u32..100) {
            let mut watch = Watch::new(Stamp(T));
            let mut last = watch.due(Some(Stamp(run.into()))).0;
            prop_assert!(last >= T + SETTLE);
            for well in (0..failures).map(|_| false).chain([true, true]) {
                watch.answered(Stamp(last), well);
                let next = watch.due(Some(Stamp(run.into()))).0;
                prop_assert!((CLOSEST..=RARELY).contains(&(next - last)));
                last = next;
            }
        }
    }
}
