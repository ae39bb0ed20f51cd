//! The command line; its documentation is the help.
//!
//! Two steps: clap makes [`Arguments`] of the words, then [`Arguments::request`] makes of them what is to be done, given
//! only whether the standard streams are terminals. Both are pure, so that the contract can be tested without a terminal.
//! Nothing here reads or prints.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};

use crate::load::Input;
use crate::quote::QuoteKind;
use crate::report::{Format, Listing};

/// Browsing and listing are two lines: clap's own would have a command after the paths.
const USAGE: &str = "\
quotidian [-f QUERY] [PATH]...
       quotidian <stories|quotes|speakers> [OPTIONS] [PATH]...";

const EXAMPLES: &str = "\
Examples:
  quotidian                          look around in the built-in sample
  quotidian archive/                 browse a folder, everything below it included
  quotidian -f '@lee harbour' a.json browse what Lee says about the harbour
  curl -s URL | quotidian            browse what comes in
  quotidian quotes --format ndjson archive/ | jq -r .speaker

A file that is named like a command is given as ./quotes.";

const LISTING_EXAMPLES: &str = "\
Examples:
  quotidian stories -f 'after:2023-08 title:harbour' archive/
  quotidian quotes --kind direct,mixed archive/ | cut -f 2 | sort | uniq -c
  quotidian quotes --explain -f @lee archive/ | cut -f 2,5
  quotidian speakers --format csv archive/ > speakers.csv

Exit status: 0 if something matched, 1 if nothing did, 2 for wrong usage or if nothing could be read.";

/// Who said what: stories, paragraphs and quotes side by side, filtered as you type.
#[derive(Debug, Parser)]
#[command(name = "quotidian", version, after_help = EXAMPLES, disable_help_subcommand = true)]
#[command(override_usage = USAGE)]
pub struct Arguments {
    /// List instead of browsing.
    #[command(subcommand)]
    command: Option<Command>,

    /// Only what matches: words, @speaker, title:, quote:, kind:, after:2023-08; a|b, !not, 'exact.
    #[arg(short, long, value_name = "QUERY", global = true)]
    #[arg(default_value = "", hide_default_value = true)]
    filter: String,

    /// Files, folders, or - for standard input, which is also read if it is piped and there is no PATH.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List stories.
    #[command(after_help = LISTING_EXAMPLES)]
    Stories(ListingOptions),

    /// List quotes, each with its speaker.
    ///
    /// Text and Markdown leave out a quote of a headline, bullet or caption that only repeats a listed one; the other
    /// formats name what it repeats.
    #[command(after_help = LISTING_EXAMPLES)]
    Quotes {
        /// Only quotes of these kinds, separated by commas.
        #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kinds())]
        kind: Vec<QuoteKind>,

        /// Tell with each quote what led to its speaker: cue, mention, runner-up and what decided.
        #[arg(long)]
        explain: bool,

        #[command(flatten)]
        options: ListingOptions,
    },

    /// List speakers, those with most quotes first.
    ///
    /// A person with the same full name in several stories is one row. What is printed more than once counts once.
    #[command(after_help = LISTING_EXAMPLES)]
    Speakers(ListingOptions),
}

#[derive(Debug, Default, Args)]
struct ListingOptions {
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// End with status 2 if any file or record was bad; the good ones are listed all the same.
    #[arg(long)]
    strict: bool,

    /// Files, folders, or - for standard input, which is also read if it is piped and there is no PATH.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// The kinds by their names, so that a wrong one is answered with the right ones.
fn kinds() -> impl TypedValueParser<Value = QuoteKind> {
    PossibleValuesParser::new(QuoteKind::ALL.map(QuoteKind::name))
        .try_map(|name| QuoteKind::from_name(&name).ok_or("not a kind of quote"))
}

/// Which of the standard streams are terminals.
#[derive(Clone, Copy, Debug)]
pub struct Terminals {
    /// Standard input is one, so nothing is piped in.
    pub stdin: bool,
    /// Standard output is one, so somebody looks at it.
    pub stdout: bool,
}

/// What the user wants done.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// To browse on the terminal.
    Browse {
        /// What to read.
        inputs: Vec<Input>,
        /// The filter to begin with.
        filter: String,
    },
    /// To have rows printed.
    List(ListingRequest),
}

/// What to list, and how.
#[derive(Debug, PartialEq, Eq)]
pub struct ListingRequest {
    /// What to read.
    pub inputs: Vec<Input>,
    /// What has to match.
    pub filter: String,
    /// What to list.
    pub listing: Listing,
    /// Which kinds of quotes; none named means all.
    pub kinds: Vec<QuoteKind>,
    /// How to print.
    pub format: Format,
    /// Whether quotes tell what led to their speaker.
    pub explain: bool,
    /// Whether anything bad in the input makes it a failure.
    pub strict: bool,
}

impl Arguments {
    /// What is to be done; browsing needs a terminal to draw on and is a listing of quotes without one.
    pub fn request(self, terminals: Terminals) -> Request {
        let explain = matches!(self.command, Some(Command::Quotes { explain: true, .. }));
        let (listing, kinds, options) = match self.command {
            None if terminals.stdout => {
                return Request::Browse {
                    inputs: inputs(self.paths, terminals.stdin),
                    filter: self.filter,
                };
            }
            None => {
                let paths = self.paths;
                let options = ListingOptions {
                    paths,
                    ..ListingOptions::default()
                };
                (Listing::Quotes, Vec::new(), options)
            }
            Some(Command::Stories(options)) => (Listing::Stories, Vec::new(), options),
            Some(Command::Quotes { kind, options, .. }) => (Listing::Quotes, kind, options),
            Some(Command::Speakers(options)) => (Listing::Speakers, Vec::new(), options),
        };
        Request::List(ListingRequest {
            inputs: inputs(options.paths, terminals.stdin),
            filter: self.filter,
            listing,
            kinds,
            format: options.format,
            explain,
            strict: options.strict,
        })
    }
}

/// Where to read from: the paths, else what is piped in, else the sample.
fn inputs(paths: Vec<PathBuf>, stdin_is_terminal: bool) -> Vec<Input> {
    if paths.is_empty() {
        return vec![if stdin_is_terminal {
            Input::Sample
        } else {
            Input::Stdin
        }];
    }
    let input = |path: PathBuf| {
        if path.as_os_str() == OsStr::new("-") {
            Input::Stdin
        } else {
            Input::Path(path)
        }
    };
    paths.into_iter().map(input).collect()
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::{Arguments, ListingRequest, Request, Terminals};
    use crate::load::Input;
    use crate::quote::QuoteKind;
    use crate::report::{Format, Listing};

    const TERMINAL: Terminals = Terminals {
        stdin: true,
        stdout: true,
    };
    const PIPE: Terminals = Terminals {
        stdin: false,
        stdout: false,
    };

    fn request(line: &str, terminals: Terminals) -> Request {
        let words = std::iter::once("quotidian").chain(line.split_whitespace());
        Arguments::try_parse_from(words)
            .expect("a good command line")
            .request(terminals)
    }

    fn browse(inputs: &[Input], filter: &str) -> Request {
        Request::Browse {
            inputs: inputs.to_vec(),
            filter: filter.to_owned(),
        }
    }

    fn list(listing: Listing, inputs: &[Input]) -> ListingRequest {
        ListingRequest {
            inputs: inputs.to_vec(),
            filter: String::new(),
            listing,
            kinds: Vec::new(),
            format: Format::Text,
            explain: false,
            strict: false,
        }
    }

    fn path(path: &str) -> Input {
        Input::Path(path.into())
    }

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn on_a_terminal_it_browses_paths_or_else_the_sample() {
        assert_eq!(request("", TERMINAL), browse(&[Input::Sample], ""));
        assert_eq!(
            request("a b", TERMINAL),
            browse(&[path("a"), path("b")], "")
        );
        assert_eq!(request("-f x a", TERMINAL), browse(&[path("a")], "x"));
        assert_eq!(
            request("a -", TERMINAL),
            browse(&[path("a"), Input::Stdin], "")
        );
        assert_eq!(
            request("./quotes", TERMINAL),
            browse(&[path("./quotes")], "")
        );
        let piped_in = Terminals {
            stdin: false,
            stdout: true,
        };
        assert_eq!(request("", piped_in), browse(&[Input::Stdin], ""));
    }

    #[test]
    fn without_a_terminal_to_draw_on_it_lists_quotes() {
        let quotes = list(Listing::Quotes, &[Input::Stdin]);
        assert_eq!(request("", PIPE), Request::List(quotes));
        let of_a_file = list(Listing::Quotes, &[path("a")]);
        assert_eq!(request("a", PIPE), request("quotes a", PIPE));
        assert_eq!(request("a", PIPE), Request::List(of_a_file));
    }

    #[test]
    fn listings_take_their_options_in_any_order() {
        let full = Request::List(ListingRequest {
            filter: "x".to_owned(),
            kinds: vec![QuoteKind::Direct, QuoteKind::Scare],
            format: Format::Ndjson,
            explain: true,
            strict: true,
            ..list(Listing::Quotes, &[path("a")])
        });
        for line in [
            "quotes -f x --kind direct,scare --format ndjson --explain --strict a",
            "quotes a --strict --explain --format=ndjson --kind=direct --kind=scare --filter x",
            "-f x quotes --explain --strict --kind direct,scare --format ndjson a",
        ] {
            assert_eq!(request(line, TERMINAL), full, "{line}");
        }
    }

    #[test]
    fn every_listing_reads_the_sample_where_nothing_is_given() {
        for (line, listing) in [
            ("stories", Listing::Stories),
            ("quotes", Listing::Quotes),
            ("speakers", Listing::Speakers),
        ] {
            let sample = Request::List(list(listing, &[Input::Sample]));
            assert_eq!(request(line, TERMINAL), sample, "{line}");
        }
    }
}
