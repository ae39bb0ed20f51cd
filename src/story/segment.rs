//! Text → paragraphs and what they are.

use super::{Metadata, Paragraph, ParagraphKind, Span};

/// The paragraphs of `text`. Byline and date found in the text fill what `metadata` leaves open.
pub(super) fn segment(text: &str, _metadata: &mut Metadata) -> Vec<Paragraph> {
    let mut start = 0;
    let mut out = Vec::new();
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let at = start + (line.len() - line.trim_start().len());
            out.push(Paragraph {
                span: Span::new(at, at + trimmed.len()),
                kind: ParagraphKind::Body,
                repeat_of: None,
            });
        }
        start += line.len();
    }
    out
}
