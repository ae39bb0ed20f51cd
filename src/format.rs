//! Which format a file has, and text in that format → stories.

use crate::story::Metadata;

/// One story as a format gives it, before its text is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The story's id, if it has one.
    pub id: Option<String>,
    /// The fields beside the text.
    pub metadata: Metadata,
    /// The text as decoded.
    pub text: String,
}

/// Why a record is not a story.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// Not JSON, or cut off.
    #[error("not valid JSON: {0}")]
    Json(#[from] serde_json::Error),
}
