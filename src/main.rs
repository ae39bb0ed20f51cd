//! Parse arguments, call, exit: the only place that exits.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;
use std::thread;

use anstream::AutoStream;
use clap::Parser;

use quotidian::cli::{Arguments, ListingRequest, Request, Terminals};
use quotidian::gather::{self, GatherError};
use quotidian::library::Library;
use quotidian::load::Input;
use quotidian::query::Query;
use quotidian::report::{Format, Listing, Report};
use quotidian::run;
use quotidian::safe::safe;

const MATCHED: u8 = 0;
const NOTHING_MATCHED: u8 = 1;
const FAILED: u8 = 2;

/// Columns of a terminal that does not tell.
const USUAL_WIDTH: usize = 80;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(answer) => return ExitCode::from(explain(&answer)),
    };
    let terminals = Terminals {
        stdin: io::stdin().is_terminal(),
        stdout: io::stdout().is_terminal(),
    };
    let outcome = match arguments.request(terminals) {
        Request::Browse { inputs, filter } => {
            let colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
            run::browse(inputs, &filter, colour).map(|()| MATCHED)
        }
        Request::List(request) => list(request, terminals.stdout).map_err(anyhow::Error::from),
    };
    ExitCode::from(outcome.unwrap_or_else(|error| {
        if is_closed_pipe(&error) {
            return MATCHED;
        }
        complain(&format!("{error:#}"));
        FAILED
    }))
}

/// Prints help, version or what is wrong with the arguments.
fn explain(answer: &clap::Error) -> u8 {
    if !answer.use_stderr() {
        // Whoever closed the pipe does not want the rest of the help.
        let _ = answer.print();
        return MATCHED;
    }
    // The arguments may be names of files that somebody else made up.
    let text = answer.render().to_string();
    for line in text.lines() {
        let _ = writeln!(io::stderr(), "{}", safe(line));
    }
    FAILED
}

/// Lists what is asked for and says how it went.
fn list(request: ListingRequest, on_terminal: bool) -> io::Result<u8> {
    if request.inputs == [Input::Sample] {
        complain("no PATH given, so these are the sample stories");
    }
    let query = Query::parse(&request.filter);
    let (library, failures) = read(request.inputs, request.listing, &query);
    if library.is_empty() && failures > 0 {
        return Ok(FAILED);
    }
    let report = Report {
        listing: request.listing,
        kinds: request.kinds,
        format: request.format,
        explain: request.explain,
        terminal: on_terminal.then(terminal_width),
    };
    let mut out = BufWriter::new(output(&report));
    let any = report.write(&library, &query, &mut out)?;
    out.flush()?;
    // To take a large library apart takes long, and the memory is given back with the process in any case.
    std::mem::forget(library);
    Ok(match (any, failures) {
        (_, 1..) if request.strict => FAILED,
        (true, _) => MATCHED,
        (false, _) => NOTHING_MATCHED,
    })
}

/// Reads what the listing needs; what can't be read is reported and counted.
fn read(inputs: Vec<Input>, listing: Listing, query: &Query) -> (Library, usize) {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut failures = 0;
    let tell = |error: GatherError| {
        failures += 1;
        complain(&error.to_string());
    };
    // What is said of a story is said of all its speakers, so they all have to be settled.
    let library = if query.is_empty() || listing == Listing::Stories {
        gather::everything(inputs, threads, tell)
    } else {
        gather::matching(inputs, threads, query, tell)
    };
    (library, failures)
}

/// Standard output; only what is coloured goes through the filter for colours, which would eat from a story's own text.
fn output(report: &Report) -> Box<dyn Write> {
    if report.format == Format::Text && report.terminal.is_some() {
        Box::new(AutoStream::auto(io::stdout()))
    } else {
        Box::new(io::stdout())
    }
}

fn terminal_width() -> usize {
    match crossterm::terminal::size() {
        Ok((columns, _)) if columns > 0 => usize::from(columns),
        _ => USUAL_WIDTH,
    }
}

/// One line on standard error, which may be closed as well.
fn complain(what: &str) {
    let _ = writeln!(io::stderr(), "quotidian: {}", safe(what));
}

/// Whether nobody reads on, as after `| head -1`: then there is nobody to tell.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
