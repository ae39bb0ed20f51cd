//! Names that are the same, held once.

use std::collections::HashSet;
use std::sync::Arc;

/// Every name so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    known: HashSet<Arc<str>>,
}

impl Names {
    /// Puts what is known already in the place of `name`, if it is.
    pub(super) fn share(&mut self, name: &mut Arc<str>) {
        match self.known.get(name) {
            Some(known) => *name = Arc::clone(known),
            None => {
                self.known.insert(Arc::clone(name));
            }
        }
    }

    /// The name that says `text`.
    pub(super) fn named(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.known.get(text) {
            return Arc::clone(known);
        }
        let name: Arc<str> = Arc::from(text);
        self.known.insert(Arc::clone(&name));
        name
    }
}
