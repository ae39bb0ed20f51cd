//! What a process takes of the machine, as Linux tells it.

use std::fs;
use std::time::Duration;

use super::session::Session;

/// Ticks of the processor's clock in a second, the same on all Linux systems.
const TICKS: u64 = 100;

/// A running program.
pub(crate) struct Process(u32);

impl Process {
    /// The one of a session.
    pub(crate) fn of(session: &Session) -> Self {
        Self(session.process_id().expect("a process"))
    }

    /// The most memory that it had, in bytes.
    pub(crate) fn peak_memory(&self) -> u64 {
        let status = self.read("status");
        let kilobytes = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))
            .and_then(|rest| rest.trim().strip_suffix(" kB"))
            .and_then(|number| number.parse::<u64>().ok());
        kilobytes.unwrap_or(0) * 1024
    }

    /// The processor time that it took, on all cores together.
    pub(crate) fn cpu(&self) -> Duration {
        let stat = self.read("stat");
        // The name of the program stands in brackets before and may contain blanks.
        let fields = stat
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace();
        let ticks: u64 = fields
            .skip(11)
            .take(2)
            .filter_map(|field| field.parse::<u64>().ok())
            .sum();
        Duration::from_millis(ticks * 1000 / TICKS)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(format!("/proc/{}/{name}", self.0)).unwrap_or_default()
    }
}
