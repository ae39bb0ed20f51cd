//! The loop: draw, wait for an event, keys, update, perform the effect.

use crate::load::Input;

/// Browses `inputs` on the terminal, beginning with the filter `query`, until the user quits.
///
/// # Errors
/// If the terminal can't be had or fails.
pub fn browse(_inputs: Vec<Input>, _query: &str) -> anyhow::Result<()> {
    Ok(())
}
