//! The command line.

use crate::data_folder::data_folder;
use crate::error::CommandError;
use crate::faults::{self, Format};
use crate::publishing::{hooked, publish_to};
use anstream::{eprintln, println};
use clap::{Parser, Subcommand};
use sightline::model::Stamp;
use sightline::publish::{self, ImportOptions, Keeping, Options, Shell};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

/// The command was carried out, but the content has errors.
pub const FAULTS: u8 = 1;
/// The command could not be carried out.
const FAILED: u8 = 2;

/// Checks and publishes insights.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Report every fault of a data folder. Exit status: 0 none, 1 errors, 2 could not be read
    Check {
        /// The folder that holds site.json and insights/, or holds it as data/; the current one where left out
        data: Option<PathBuf>,
        /// How faults are printed
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// The clock, in UTC: 2026-03-07T21:00:00Z
        #[arg(long, value_parser = parse_stamp)]
        now: Option<Stamp>,
    },
    /// Mend what is certain, and show it as a diff. Exit status: 0 no errors are left, 1 some are, 2 could not be read
    Fix {
        /// The folder that holds site.json and insights/, or holds it as data/; the current one where left out
        data: Option<PathBuf>,
        /// Write the files, besides showing what changes
        #[arg(long)]
        write: bool,
        /// The reason that corrections get
        #[arg(long)]
        why: Option<String>,
        /// The clock, in UTC; SOURCE_DATE_EPOCH where left out, else now
        #[arg(long, value_parser = parse_stamp)]
        now: Option<Stamp>,
    },
    /// Write the edition and its pages
    Publish {
        /// The folder that holds site.json and insights/, or holds it as data/; the current one where left out
        data: Option<PathBuf>,
        /// The folder to write
        #[arg(long, default_value = "dist")]
        out: PathBuf,
        /// The path the site is served below; the app's own where left out
        #[arg(long)]
        base: Option<String>,
        /// Show drafts and what is not due yet, marked
        #[arg(long)]
        drafts: bool,
        /// The clock, in UTC; SOURCE_DATE_EPOCH where left out, else now
        #[arg(long, value_parser = parse_stamp)]
        now: Option<Stamp>,
        /// Where the site will stand, scheme and host; what site.json says where left out
        #[arg(long, env = "SIGHTLINE_URL")]
        url: Option<String>,
        /// Fail where the ledger would change, instead of writing it: for builds whose files are thrown away
        #[arg(long, env = "SIGHTLINE_LOCKED", value_parser = clap::builder::FalseyValueParser::new())]
        locked: bool,
        /// Leave out the pictures that stand for pages where they are linked to
        #[arg(long, env = "SIGHTLINE_NO_PICTURES", value_parser = clap::builder::FalseyValueParser::new())]
        no_pictures: bool,
        /// Leave out the index that readers search
        #[arg(long, env = "SIGHTLINE_NO_SEARCH", value_parser = clap::builder::FalseyValueParser::new())]
        no_search: bool,
        /// Run as Trunk's hook: write into its stage
        #[arg(long, hide = true)]
        hook: bool,
    },
    /// Show a folder as a site on this machine, as it is while you write: drafts too, and faults in the page
    Serve {
        /// The folder that holds site.json and insights/, or holds it as data/; the current one where left out
        data: Option<PathBuf>,
        /// The port
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Serve a published site on this machine, as a host will: same headers, compressed
    Preview {
        /// The folder that holds the site
        #[arg(default_value = "dist")]
        site: PathBuf,
        /// The port
        #[arg(long, default_value_t = 8081)]
        port: u16,
    },
    /// Make insights of articles in Markdown, HTML or plain text. Exit status: 0 all imported, 1 some were not, 2 none could be
    Import {
        /// The articles, or folders that hold some
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The data folder to write; the insights stand in insights/
        #[arg(long)]
        out: PathBuf,
        /// The day of articles that do not say theirs: 2026-03-07
        #[arg(long)]
        date: Option<String>,
        /// Write over insights that are there
        #[arg(long)]
        force: bool,
        /// The clock, in UTC; SOURCE_DATE_EPOCH where left out, else now
        #[arg(long, value_parser = parse_stamp)]
        now: Option<Stamp>,
    },
    /// Start a site in a new folder: its own file, three insights, and a workflow that publishes it
    Init {
        /// The folder, new or empty
        folder: PathBuf,
        /// When its insights are published, in UTC; SOURCE_DATE_EPOCH where left out, else now
        #[arg(long, value_parser = parse_stamp)]
        now: Option<Stamp>,
    },
    /// Start a new insight
    New {
        /// Its address: lower-case words joined by hyphens
        slug: String,
        /// The folder that holds site.json and insights/
        #[arg(default_value = "public/data")]
        data: PathBuf,
    },
    /// Print what a program has to know that writes insights
    Guide,
    /// Print the JSON Schema of an insight
    Schema {
        /// In the subset that structured output of language models takes
        #[arg(long)]
        strict: bool,
    },
}

fn parse_stamp(text: &str) -> Result<Stamp, String> {
    Stamp::parse(text).map_err(|error| error.to_string())
}

/// The clock: as given, else `SOURCE_DATE_EPOCH`, else the machine's.
fn clock(given: Option<Stamp>) -> Result<Stamp, CommandError> {
    if let Some(given) = given {
        return Ok(given);
    }
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => {
            // Up to the end of the year 9999, the last that dates are written with.
            let seconds = text.trim().parse().ok().filter(|second| (0..253_402_300_800).contains(second));
            seconds.map(Stamp).ok_or(CommandError::Epoch(text))
        }
        Err(_) => {
            Ok(Stamp(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64)))
        }
    }
}

/// Runs the command.
pub fn run() -> ExitCode {
    match carry_out(Arguments::parse().command) {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(if matches!(error, CommandError::Faults(_)) { FAULTS } else { FAILED })
        }
    }
}

fn carry_out(command: Command) -> Result<u8, CommandError> {
    match command {
        Command::Check { data, format, now } => {
            faults::check(&data_folder(data.as_deref())?, format, clock(now)?)
        }
        Command::Fix { data, write, why, now } => {
            let options = Options::new(&data_folder(data.as_deref())?, clock(now)?);
            crate::fix::fix(&options, write, why.as_deref())
        }
        Command::Publish { data, out, base, drafts, now, locked, url, no_pictures, no_search, hook } => {
            let ledger = match (drafts, locked) {
                (true, _) => Keeping::Leave,
                (false, true) => Keeping::Locked,
                (false, false) => Keeping::Write,
            };
            let url = url.filter(|url| !url.is_empty());
            let data = data_folder(data.as_deref())?;
            let (now, pictures, search) = (clock(now)?, !no_pictures, !no_search);
            let options = Options { data, now, drafts, ledger, url, pictures, search };
            if hook { hooked(options) } else { publish_to(&options, &out, base.as_deref()) }
        }
        Command::Preview { site, port } => {
            let html = std::fs::read_to_string(site.join("shell.html"))
                .map_err(|_| CommandError::NoSite(site.clone()))?;
            let policy = Shell::published(html)?.policy([]);
            crate::preview::serve(&site, policy, (port, &site.display().to_string()), None)?;
            Ok(0)
        }
        Command::Serve { data, port } => {
            // Neither pictures that others are shown nor the index: both take longer than a change may.
            let options =
                Options { drafts: true, ..Options::new(&data_folder(data.as_deref())?, clock(None)?) };
            crate::serve::serve(options, port, || clock(None))?;
            Ok(0)
        }
        Command::Import { files, out, date, force, now } => {
            crate::import::import(&ImportOptions { files, out, date, now: clock(now)?, force })
        }
        Command::Init { folder, now } => {
            publish::init(&folder, clock(now)?)?;
            let shown = folder.display();
            println!("{shown} holds a site with three insights. To go on:");
            println!(
                "  sightline serve {shown}    shows it in your browser, and what you change as you save it"
            );
            println!("  sightline publish {shown}    writes the whole site into dist/");
            println!(
                "Name it in {shown}/data/site.json, and put insights of your own into {shown}/data/insights/."
            );
            Ok(0)
        }
        Command::New { slug, data } => {
            let path = publish::start(&data, &slug, clock(None)?)?;
            println!("{} is a draft; take \"draft\" away to publish it.", path.display());
            Ok(0)
        }
        Command::Guide => {
            print!("{}", publish::guide());
            Ok(0)
        }
        Command::Schema { strict } => {
            print!("{}", if strict { publish::strict_schema() } else { publish::schema() });
            Ok(0)
        }
    }
}
