//! The listing commands' output: text, ndjson, json, csv, markdown.
