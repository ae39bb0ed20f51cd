//! The program in a pseudo-terminal: keys in, screen and bytes out.

#![allow(
    dead_code,
    reason = "each program that includes this uses a part of it"
)]

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// No step takes this long unless it fails.
const LIMIT: Duration = Duration::from_secs(20);

/// Rows of the terminal.
pub(crate) const ROWS: u16 = 24;
/// Columns of the terminal.
pub(crate) const COLUMNS: u16 = 80;

pub(crate) fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a terminal has cells")
}

/// The program running in a terminal of its own.
pub(crate) struct Session {
    pub(crate) screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    /// All that the program wrote.
    pub(crate) written: Vec<u8>,
    input: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    pub(crate) master: Box<dyn MasterPty + Send>,
}

impl Session {
    pub(crate) fn start(args: &[&str], env: &[(&str, &str)]) -> Self {
        let size = PtySize {
            rows: ROWS,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system()
            .openpty(size)
            .expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_quotidian"));
        command.args(args);
        command.env("TERM", "xterm-256color");
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the program starts");
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            screen: vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0),
            output,
            written: Vec::new(),
            input: pair.master.take_writer().expect("a writer"),
            child,
            master: pair.master,
        }
    }

    pub(crate) fn send(&mut self, keys: &str) {
        self.input
            .write_all(keys.as_bytes())
            .expect("the program reads");
        self.input.flush().expect("the program reads");
    }

    /// The program's process.
    pub(crate) fn process_id(&self) -> Option<u32> {
        self.child.process_id()
    }

    /// Reads on until the screen is as wanted.
    pub(crate) fn until(&mut self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        self.within(LIMIT, what, wanted);
    }

    /// Reads on until the screen is as wanted, so long and no longer.
    pub(crate) fn within(
        &mut self,
        limit: Duration,
        what: &str,
        wanted: impl Fn(&vt100::Screen) -> bool,
    ) {
        let deadline = Instant::now() + limit;
        while !wanted(self.screen.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            let Ok(bytes) = self.output.recv_timeout(left) else {
                panic!("never saw {what}:\n{}", self.screen.screen().contents());
            };
            self.take(&bytes);
        }
    }

    /// Reads on until nothing has come for so long: the bytes of every frame, and when it was there.
    pub(crate) fn answer(&mut self, quiet: Duration) -> Vec<(usize, Instant)> {
        const END: &[u8] = b"\x1b[?2026l";
        let mut frames = Vec::new();
        let mut frame = Vec::new();
        while let Ok(bytes) = self.output.recv_timeout(quiet) {
            self.take(&bytes);
            frame.extend(bytes);
            while let Some(end) = frame.windows(END.len()).position(|window| window == END) {
                frames.push((end + END.len(), Instant::now()));
                frame.drain(..end + END.len());
            }
        }
        frames
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.written.extend(bytes);
    }

    pub(crate) fn until_text(&mut self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    /// Waits for the end of the program and of what it writes, and gives its exit code.
    pub(crate) fn end(&mut self) -> u32 {
        let status = self.child.wait().expect("the program ends");
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(200)) {
            self.take(&bytes);
        }
        status.exit_code()
    }

    pub(crate) fn count(&self, sequence: &str) -> usize {
        self.written
            .windows(sequence.len())
            .filter(|window| *window == sequence.as_bytes())
            .count()
    }

    /// Whether the terminal echoes and waits for whole lines, as a shell expects it.
    pub(crate) fn is_cooked(&self) -> bool {
        let settings = self.master.get_termios().expect("settings of the terminal");
        let flags = nix::sys::termios::LocalFlags::ECHO | nix::sys::termios::LocalFlags::ICANON;
        settings.local_flags.contains(flags)
    }
}
