//! When the pipeline runs.

use crate::model::{Schedule, Stamp};
use crate::publish::diagnostic::{Fault, Severity, SourceFile};
use crate::publish::manuscript::site_config::Pipeline;
use std::sync::Arc;

const GRACE_MINUTES: u32 = 30;

/// The run that is publishing now, and the next one planned.
pub fn schedule(
    pipeline: &Pipeline,
    file: &Arc<SourceFile>,
    now: Stamp,
    faults: &mut Vec<Fault>,
) -> Option<Schedule> {
    let mut minutes = Vec::new();
    for run in pipeline.runs.iter() {
        match Stamp::parse(&format!("2000-01-01T{}:00Z", run.value)) {
            Ok(stamp) => minutes.push(stamp.0.rem_euclid(86_400)),
            Err(_) => faults.push(Fault {
                rule: "bad-date",
                severity: Severity::Error,
                file: file.clone(),
                at: run.at.clone(),
                message: format!("“{}” is no time of day", run.value),
                help: "write it in UTC, such as 03:00".into(),
            }),
        }
    }
    minutes.sort_unstable();
    let midnight = now.0 - now.0.rem_euclid(86_400);
    let next = minutes.iter().map(|second| midnight + second).find(|next| *next > now.0);
    let next = next.or_else(|| minutes.first().map(|second| midnight + 86_400 + second))?;
    Some(Schedule {
        last: now,
        next: Stamp(next),
        grace_minutes: pipeline.grace_minutes.unwrap_or(GRACE_MINUTES),
        paused: pipeline.paused.unwrap_or(false),
    })
}
