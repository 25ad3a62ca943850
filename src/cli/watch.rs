//! Waiting for a change of files: by asking every while, which works on every file system.

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, SystemTime},
};

const EVERY: Duration = Duration::from_millis(300);

/// When a file was changed and how long it is; none while there is no such file.
type Stamp = Option<(SystemTime, u64)>;

/// What was last seen of some files.
pub struct Watch<'p> {
    paths: [&'p Path; 2],
    seen: [Stamp; 2],
}

impl<'p> Watch<'p> {
    /// Of two files as they are now.
    pub fn new(paths: [&'p Path; 2]) -> Watch<'p> {
        Watch { paths, seen: paths.map(stamp) }
    }

    /// Returns when one of the files has changed and both are there.
    pub fn wait(&mut self) {
        loop {
            thread::sleep(EVERY);
            let now = self.paths.map(stamp);
            if now != self.seen && now.iter().all(Option::is_some) {
                self.seen = now;
                return;
            }
        }
    }
}

fn stamp(path: &Path) -> Stamp {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}
