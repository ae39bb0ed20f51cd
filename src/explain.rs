//! What led to a speaker, put in words: the sentences that the screen and the listings share.
//!
//! A room of its own, since `wording` knows no quotes, and neither of `report` and `ui` may import the other.
//!
//! The words of the story in them are as the story has them, on one line; whoever shows them makes them safe.

use crate::quote::{Candidate, Cited, Reason, Way, Why};
use crate::story::{Span, Story};

/// The longest words of a story that are cited whole, in characters.
const LONGEST: usize = 40;

/// From this likelihood on, that the marks quote nobody counts visibly against a guess.
const WORTH_TELLING: f32 = 0.1;
/// What may stand around words that get marks of our own.
const MARKS: [char; 8] = ['‘', '’', '“', '”', '"', '\'', '«', '»'];

/// The sentences that tell `why`, which was found in `story`.
pub fn sentences(story: &Story, why: &Why) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(way(story, why));
    out.extend(why.cue.as_ref().map(|cue| of_cue(story, cue)));
    if let Some(speaker) = &why.speaker {
        let what = match why.way {
            Way::Unknown { .. } => "The best guess is",
            _ => "The speaker is",
        };
        out.push(format!("{what} {}.", told(story, speaker)));
        if why.way == Way::Chosen && speaker.taken_for.is_none() {
            out.push("Whom that stands for is not known.".to_owned());
        }
    }
    if let Some(next) = &why.runner_up {
        out.push(format!("Next came {}.", told(story, next)));
    }
    if !why.reasons.is_empty() {
        let what = match why.way {
            Way::Nobody => "What spoke most for that",
            _ => "What told the two apart",
        };
        out.push(format!("{what}: {}.", listed(&why.reasons)));
    }
    out
}

/// All sentences on one line.
pub fn line(story: &Story, why: &Why) -> String {
    sentences(story, why).join(" ")
}

/// The sentence on how it was decided, where that is more than a choice.
fn way(story: &Story, why: &Why) -> Option<String> {
    let nobody = why.nobody.unwrap_or(0.0);
    Some(match why.way {
        Way::Chosen => return None,
        Way::Labelled => "The words in marks begin with the speaker and a colon.".to_owned(),
        Way::Signed => "The speaker is set under it, or behind it with a dash.".to_owned(),
        Way::Transcript => "A line of a transcript, which begins with the speaker.".to_owned(),
        Way::Announced => "The line before announces it.".to_owned(),
        Way::GoesOn(before) => format!(
            "Its paragraph is nothing but a quote, so the speaker of {} goes on.",
            placed(story, before)
        ),
        Way::Answers(before) => format!(
            "Two speak in turns, so it is the speaker of {} again.",
            placed(story, before)
        ),
        Way::Repeats(original) => format!(
            "It repeats {}, and what is known of that one was taken over.",
            placed(story, original)
        ),
        Way::Clause => "It is reported without marks.".to_owned(),
        Way::Nobody => format!(
            "The marks are taken to quote nobody{}.",
            in_brackets(nobody)
        ),
        Way::Unknown { .. } if why.speaker.is_none() => {
            "Nobody near by could be the speaker.".to_owned()
        }
        Way::Unknown { sure, least } => {
            let mut out = format!(
                "No mention is sure enough: all in all the best guess comes to {}, and it takes {}.",
                percent(sure),
                percent(least),
            );
            if nobody >= WORTH_TELLING {
                out.push_str(" Perhaps the marks quote nobody at all");
                out.push_str(&in_brackets(nobody));
                out.push('.');
            }
            out
        }
    })
}

fn of_cue(story: &Story, cue: &Cited) -> String {
    let likely = cue.likely.map(in_brackets).unwrap_or_default();
    match cue.span {
        Some(span) => format!("The cue is {}{likely}.", cited(story, span)),
        None => format!("No word reports it{likely}."),
    }
}

/// The words of a mention, how likely it speaks, and whom it was taken for where the words don't tell.
fn told(story: &Story, candidate: &Candidate) -> String {
    let mut out = cited(story, candidate.mention);
    out.push_str(&candidate.likely.map(in_brackets).unwrap_or_default());
    if candidate.subject {
        out.push_str(", the subject of the cue");
    }
    let words = story.slice(candidate.mention);
    if let Some((name, sure)) = &candidate.taken_for
        && !words.contains(name.as_str())
    {
        out.push_str(", taken for ");
        out.push_str(name);
        out.push_str(&in_brackets(*sure));
    }
    out
}

/// The first reasons, as they follow a colon.
fn listed(reasons: &[Reason]) -> String {
    let words: Vec<String> = reasons.iter().map(|reason| lower(reason.words)).collect();
    words.join("; ")
}

fn lower(words: &str) -> String {
    let mut rest = words.chars();
    let first = rest.next().into_iter().flat_map(char::to_lowercase);
    first.chain(rest).collect()
}

/// The beginning of a quote, and where it is found.
fn placed(story: &Story, fragment: Span) -> String {
    let paragraph = story.paragraph_at(fragment.start as usize).unwrap_or(0);
    format!("{} (¶{})", cited(story, fragment), paragraph + 1)
}

/// Words of the story in marks of our own, on one line and not too many.
fn cited(story: &Story, span: Span) -> String {
    let words: Vec<&str> = story.slice(span).split_whitespace().collect();
    let words = words.join(" ");
    let inner = words.trim_matches(MARKS).trim_end_matches(',');
    match inner.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("“{}…”", inner[..cut].trim_end()),
        None => format!("“{inner}”"),
    }
}

/// ` (97%)`
fn in_brackets(likely: f32) -> String {
    format!(" ({})", percent(likely))
}

/// Percent, without a certainty that no model has.
fn percent(likely: f32) -> String {
    match (likely * 100.0).round() {
        100.0.. => "over 99%".to_owned(),
        ..1.0 => "under 1%".to_owned(),
        percent => format!("{percent}%"),
    }
}
