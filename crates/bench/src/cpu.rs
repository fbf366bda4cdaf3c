//! How long processes were on a core, as Linux counts it.

use std::fs;
use std::time::Duration;

use crate::Result;

/// A process or a part of one whose time is taken.
#[derive(Clone, Debug)]
pub enum Worker {
    /// All threads of a process.
    Process(u32),
    /// The threads of this process whose name begins with this.
    Threads(&'static str),
    /// A PostgreSQL server: its first process and all that it has started.
    Postgres(u32),
}

impl Worker {
    /// The time on a core since it began.
    ///
    /// # Errors
    /// When the process is gone.
    pub fn time(&self) -> Result<Duration> {
        match self {
            Worker::Process(id) => threads(*id, ""),
            Worker::Threads(name) => threads(std::process::id(), name),
            Worker::Postgres(id) => {
                let mut time = threads(*id, "")? + ended_children(*id)?;
                for child in children(*id)? {
                    // One that ends in this moment is counted among the ended ones next time.
                    time += threads(child, "").unwrap_or_default();
                }
                Ok(time)
            }
        }
    }
}

/// The time of all of them.
pub fn of(workers: &[Worker]) -> Result<Duration> {
    workers.iter().map(Worker::time).sum()
}

/// The first number of `schedstat` is the time on a core in nanoseconds; those of ended threads are lost, and servers keep
/// theirs.
fn threads(process: u32, name: &str) -> Result<Duration> {
    let mut time = Duration::ZERO;
    for entry in fs::read_dir(format!("/proc/{process}/task")).map_err(|error| format!("process {process}: {error}"))? {
        let Ok(path) = entry.map(|entry| entry.path()) else { continue };
        if !name.is_empty() && !fs::read_to_string(path.join("comm")).is_ok_and(|comm| comm.starts_with(name)) {
            continue;
        }
        let stat = fs::read_to_string(path.join("schedstat")).unwrap_or_default();
        let nanoseconds = stat.split_whitespace().next().and_then(|first| first.parse().ok()).unwrap_or(0);
        time += Duration::from_nanos(nanoseconds);
    }
    Ok(time)
}

/// The processes that a process has started.
fn children(process: u32) -> Result<Vec<u32>> {
    let entries = fs::read_dir("/proc").map_err(|error| error.to_string())?;
    let ids = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    Ok(ids.filter(|id| field(*id, 1).is_some_and(|parent| parent == u64::from(process))).collect())
}

/// The time of children that have ended, in user and system mode; counted in hundredths of a second.
fn ended_children(process: u32) -> Result<Duration> {
    let ticks = field(process, 13).zip(field(process, 14));
    let (user, system) = ticks.ok_or_else(|| format!("process {process} is gone"))?;
    Ok(Duration::from_millis((user + system) * 10))
}

/// A number of `/proc/ID/stat` by its place behind the name, which may hold blanks.
fn field(process: u32, place: usize) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(place)?.parse().ok()
}

/// The memory of a process that is its own, in kibibytes.
pub fn resident(process: u32) -> Result<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).map_err(|error| error.to_string())?;
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).ok_or_else(|| "no memory is told".to_owned())
}

/// The time of the calling thread.
pub fn of_this_thread() -> Result<Duration> {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").map_err(|error| error.to_string())?;
    Ok(Duration::from_nanos(stat.split_whitespace().next().and_then(|first| first.parse().ok()).unwrap_or(0)))
}

/// The time of the children of this process that have ended.
pub fn of_ended_children() -> Result<Duration> {
    ended_children(std::process::id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_takes_time_and_waiting_takes_none() {
        let me = Worker::Process(std::process::id());
        let before = me.time().unwrap();
        std::thread::sleep(Duration::from_millis(30));
        let waited = me.time().unwrap() - before;
        let began = std::time::Instant::now();
        let mut sum = 0u64;
        while began.elapsed() < Duration::from_millis(60) {
            sum = std::hint::black_box(sum + 1);
        }
        // Other tests of this process run beside this one, so only the lower end is sure.
        assert!(me.time().unwrap() > before + waited, "{sum}");
        assert!(resident(std::process::id()).unwrap() > 100);
    }
}
