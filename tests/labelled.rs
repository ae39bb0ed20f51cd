//! The labelled stories under `tests/eval/stories`: their labels are sound, and what they mark is found as marked.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use quotidian::quote::marks::marked;

#[allow(dead_code)]
#[path = "eval/learn/gold.rs"]
mod gold;

#[test]
fn labelled_quotes_are_the_marked_stretches() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/eval/stories");
    let stories = gold::read(&folder).unwrap();
    assert!(stories.len() >= 152, "all stories are read");
    let (mut labels, mut missed) = (0, Vec::new());
    for gold in &stories {
        let text = gold.story.text();
        let found: Vec<_> = marked(&gold.story)
            .into_iter()
            .flat_map(|stretch| stretch.parts)
            .collect();
        for quote in gold.quotes.iter().filter(|quote| !quote.indirect) {
            for &span in quote
                .spans
                .iter()
                .filter(|&&span| !gold::is_turn(text, span))
            {
                labels += 1;
                if !found.contains(&span) {
                    missed.push(format!("{}: {}", gold.story.id, gold.story.slice(span)));
                }
            }
        }
    }
    let listed = missed.join("\n");
    assert!(
        missed.len() * 100 <= labels * 3,
        "{} of {labels} missed:\n{listed}",
        missed.len()
    );
}
