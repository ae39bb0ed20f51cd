//! Files, folders and streams → stories.
