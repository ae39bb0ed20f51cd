//! fzf in a terminal of its own: how long it takes from a key to the count of its matches.

use std::io::{Read, Write};
use std::num::NonZero;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use nix::time::ClockId;
use nix::unistd::Pid;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const SIZE: PtySize = PtySize {
    rows: 24,
    cols: 80,
    pixel_width: 0,
    pixel_height: 0,
};
/// After this, something is wrong.
const PATIENCE: Duration = Duration::from_secs(30);

/// The times, by the clock and of the processors, for the keys of `typed` over `lines`, if fzf is installed and answers.
pub(crate) fn times(lines: &[String], typed: &str) -> Option<Vec<(Duration, Duration)>> {
    let mut file = tempfile::NamedTempFile::new().ok()?;
    file.write_all(lines.join("\n").as_bytes()).ok()?;
    let path = file.path().to_str()?;
    let starts = typed
        .char_indices()
        .map(|(at, c)| &typed[..at + c.len_utf8()]);
    let counts: Option<Vec<usize>> = starts.map(|query| matches(path, query)).collect();
    let counts = counts?;

    let pair = native_pty_system().openpty(SIZE).ok()?;
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("exec fzf --no-mouse --no-color < '{path}'")]);
    command.env("TERM", "xterm");
    let mut child = pair.slave.spawn_command(command).ok()?;
    let mut output = pair.master.try_clone_reader().ok()?;
    let (sender, bytes) = channel();
    thread::spawn(move || {
        let mut chunk = [0; 1 << 14];
        while let Ok(len @ 1..) = output.read(&mut chunk) {
            if sender.send(chunk[..len].to_vec()).is_err() {
                return;
            }
        }
    });
    let mut screen = vt100::Parser::new(NonZero::new(SIZE.rows)?, NonZero::new(SIZE.cols)?, 0);
    let mut keys = pair.master.take_writer().ok()?;
    let all = lines.len();
    wait_for(&format!(" {all}/{all}"), &mut screen, &bytes)?;
    let clock = ClockId::pid_cpu_clock_id(Pid::from_raw(i32::try_from(child.process_id()?).ok()?));
    let clock = clock.ok()?;
    let mut times = Vec::new();
    for (c, count) in typed.chars().zip(counts) {
        let started = (Instant::now(), clock.now().ok()?);
        write!(keys, "{c}").ok()?;
        keys.flush().ok()?;
        wait_for(&format!(" {count}/{all}"), &mut screen, &bytes)?;
        let cpu = Duration::from(clock.now().ok()?).saturating_sub(started.1.into());
        times.push((started.0.elapsed(), cpu));
    }
    let _ = child.kill();
    let _ = child.wait();
    Some(times)
}

/// How many lines of the file fzf finds.
fn matches(path: &str, query: &str) -> Option<usize> {
    let file = std::fs::File::open(path).ok()?;
    let mut fzf = Command::new("fzf");
    let found = fzf
        .args(["--filter", query])
        .stdin(Stdio::from(file))
        .output()
        .ok()?;
    Some(found.stdout.split(|byte| *byte == b'\n').count() - 1)
}

fn wait_for(text: &str, screen: &mut vt100::Parser, bytes: &Receiver<Vec<u8>>) -> Option<()> {
    let started = Instant::now();
    while !screen.screen().contents().contains(text) {
        let left = PATIENCE.checked_sub(started.elapsed())?;
        screen.process(&bytes.recv_timeout(left).ok()?);
    }
    Some(())
}
