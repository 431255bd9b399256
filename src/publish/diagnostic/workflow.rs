//! Faults as GitHub's workflow commands: a line each, shown beside the line at fault in a pull request.

use super::{Diagnostic, Severity};

/// A fault as `::error file=…,line=…::message`.
pub fn workflow_command(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let (line, column) = diagnostic.file.position(diagnostic.at.start);
    let (end_line, end_column) = diagnostic.file.position(diagnostic.at.end.max(diagnostic.at.start));
    let path = diagnostic.file.path.strip_prefix("./").unwrap_or(&diagnostic.file.path);
    // Columns are taken only for places within one line; their ends are the last character's.
    let place = if line == end_line {
        format!("line={line},col={column},endColumn={}", (end_column - 1).max(column))
    } else {
        format!("line={line},endLine={end_line}")
    };
    let mut message = diagnostic.message.clone();
    if !diagnostic.help.is_empty() {
        message = format!("{message}\n{}", diagnostic.help);
    }
    format!(
        "::{level} file={},{place},title={}::{}",
        property(path),
        property(diagnostic.rule),
        data(&message)
    )
}

/// A message, with what would end the command or begin an escape written as one.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value, which colons and commas end as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::diagnostic::SourceFile;
    use std::sync::Arc;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        let text = "{\n  \"a\": \"75%\",\n}".to_owned();
        let at = text.find("75%").unwrap();
        let file = Arc::new(SourceFile { path: "./da:ta/50%,x.json".into(), text });
        let fault = Diagnostic {
            rule: "bare-number",
            severity: Severity::Error,
            file,
            at: at..at + 3,
            message: "“75%” is typed, not a figure::\r".into(),
            help: "first\nsecond, %0A".into(),
        };
        assert_eq!(
            workflow_command(&fault),
            "::error file=da%3Ata/50%25%2Cx.json,line=2,col=9,endColumn=11,title=bare-number::\
             “75%25” is typed, not a figure::%0D%0Afirst%0Asecond, %250A"
        );
        let over = Diagnostic { at: 0..at, severity: Severity::Warning, help: String::new(), ..fault };
        let line = workflow_command(&over);
        assert!(line.starts_with("::warning file=da%3Ata/50%25%2Cx.json,line=1,endLine=2,title="), "{line}");
    }
}
