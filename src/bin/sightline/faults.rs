//! `sightline check`, and what a report looks like.

use crate::command::FAULTS;
use crate::error::CommandError;
use anstream::{print, println};
use clap::ValueEnum;
use sightline::model::Stamp;
use sightline::publish::{self, Options, Report, Severity};
use std::path::Path;

/// How faults are printed.
#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    /// For people: each line underlined
    Text,
    /// For programs: an object a line
    Json,
    /// For services that show what checks found: SARIF 2.1.0
    Sarif,
    /// For GitHub's workflows: shown beside the lines at fault
    Github,
}

/// Checks a data folder and prints what was found; the exit status.
pub fn check(data: &Path, format: Format, now: Stamp) -> Result<u8, CommandError> {
    let options = Options::new(data, now);
    let report = publish::check(&options)?;
    match format {
        Format::Text => {
            tell(&report);
            println!("{}", summary(&report));
        }
        Format::Json => report.diagnostics.iter().for_each(|diagnostic| println!("{}", diagnostic.json())),
        Format::Sarif => print!("{}", publish::sarif(&report.diagnostics)),
        Format::Github => {
            let commands = report.diagnostics.iter().map(publish::workflow_command);
            commands.for_each(|command| println!("{command}"));
        }
    }
    Ok(if report.errors() > 0 { FAULTS } else { 0 })
}

/// What keeps an edition from being published, in the check's words.
pub fn told(report: &Report) -> String {
    let errors = report.diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    errors.map(|diagnostic| diagnostic.render(false)).collect::<Vec<_>>().join("\n\n")
}

/// Prints every fault for people.
pub fn tell(report: &Report) {
    for diagnostic in &report.diagnostics {
        println!("{}\n", diagnostic.render(true));
    }
}

/// What was found, in numbers.
pub fn summary(report: &Report) -> String {
    let errors = report.errors();
    let warnings =
        report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning).count();
    let without = match report.without_address {
        0 => String::new(),
        count => format!("; {count} of {} have no address", plural(report.stated, "stated figure")),
    };
    format!(
        "{}: {}, {}{without}",
        plural(report.files, "manuscript"),
        plural(errors, "error"),
        plural(warnings, "warning")
    )
}

/// So many of something.
pub fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
