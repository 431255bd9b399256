//! When the pipeline runs.

use crate::model::{Schedule, Stamp};
use crate::publish::diagnostic::{Diagnostic, Severity, SourceFile};
use crate::publish::manuscript::site_config::Pipeline;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use std::sync::Arc;

const GRACE_MINUTES: u32 = 30;

/// The run that is publishing now, and the next one planned.
pub fn schedule(
    pipeline: &Pipeline,
    file: &Arc<SourceFile>,
    now: Stamp,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Schedule> {
    let mut times = Vec::new();
    for run in pipeline.runs.iter() {
        match time_of_day(&run.value) {
            Some(time) => times.push(time),
            None => diagnostics.push(Diagnostic {
                rule: "bad-date",
                severity: Severity::Error,
                file: file.clone(),
                at: run.at.clone(),
                message: format!("“{}” is no time of day", run.value),
                help: "write it in UTC, such as 03:00".into(),
            }),
        }
    }
    times.sort_unstable();
    let today = Offset::UTC.to_datetime(Timestamp::from_second(now.0).ok()?).date();
    let days = [Some(today), today.tomorrow().ok()];
    let mut runs =
        days.into_iter().flatten().flat_map(|day| times.iter().filter_map(move |time| instant(day, *time)));
    let next = runs.find(|next| *next > now)?;
    Some(Schedule {
        last: now,
        next,
        grace_minutes: pipeline.grace_minutes.unwrap_or(GRACE_MINUTES),
        paused: pipeline.paused.unwrap_or(false),
    })
}

/// `03:00`, and no other form.
fn time_of_day(text: &str) -> Option<Time> {
    let time = Time::strptime("%H:%M", text).ok()?;
    (time.strftime("%H:%M").to_string() == text).then_some(time)
}

fn instant(day: Date, time: Time) -> Option<Stamp> {
    let instant = Offset::UTC.to_timestamp(day.to_datetime(time)).ok()?;
    Some(Stamp(instant.as_second()))
}
