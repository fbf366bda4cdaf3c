//! One private PostgreSQL server, which ends with the process that started it.

use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::folder::random_name;

/// The environment variable that hands a running server to the tests: the folder of its socket.
pub const CLUSTER_VARIABLE: &str = "KILIT_TEST_POSTGRES";

/// A loaded machine may take its time; a server that needs longer than this is not coming.
const START_LIMIT: Duration = Duration::from_secs(60);

/// Initialises, serves, and cleans up when its standard input ends.
///
/// The kernel closes that pipe however the owner ends, killed included, so no server outlives its tests.
const KEEPER: &str = r#"
programs=$1 folder=$2
"$programs/initdb" --pgdata="$folder/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 \
    --no-sync --no-instructions </dev/null >"$folder/log" 2>&1 || exit 1
"$programs/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=300 \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off \
    -c wal_level=minimal -c max_wal_senders=0 </dev/null >>"$folder/log" 2>&1 &
server=$!
cat >/dev/null
kill -INT $server
wait $server
rm -rf "$folder"
"#;

/// A running PostgreSQL server; dropping it stops the server and removes its files.
#[derive(Debug)]
pub struct Cluster {
    folder: PathBuf,
    keeper: Child,
    life_line: Option<ChildStdin>,
    /// The server that was started after the first one failed.
    again: Option<Child>,
}

impl Cluster {
    /// Starts a server in a temporary folder, as the user `postgres` where the caller is root.
    ///
    /// # Errors
    ///
    /// Says what is missing, or what the server wrote into its log, as a sentence for the terminal.
    pub fn start() -> Result<Cluster, String> {
        let programs = programs().ok_or("PostgreSQL's server is missing: `cargo xtask test` installs it")?;
        let folder = std::env::temp_dir().join(format!("kilit-pg-{}", random_name()));
        fs::create_dir(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;

        let mut command = Command::new("sh");
        command.args(["-c", KEEPER, "kilit-postgres"]).arg(programs).arg(&folder);
        command.current_dir(&folder);
        // In a group of its own, so that Ctrl-C ends the tests and leaves the keeper to clean up after them.
        command.process_group(0);
        // The server refuses to run as root.
        if fs::metadata(&folder).is_ok_and(|folder| folder.uid() == 0) {
            let (user, group) = postgres_user()?;
            chown(&folder, Some(user), Some(group)).map_err(|error| format!("cannot give the folder away: {error}"))?;
            command.uid(user).gid(group);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut keeper = command.spawn().map_err(|error| format!("cannot start a shell: {error}"))?;

        let life_line = keeper.stdin.take();
        let mut cluster = Cluster { folder, keeper, life_line, again: None };
        cluster.wait_until_ready()?;
        Ok(cluster)
    }

    /// Where the server's socket is, the value of [`CLUSTER_VARIABLE`] for tests.
    #[must_use]
    pub fn socket_folder(&self) -> &Path {
        &self.folder
    }

    /// The address of its first database.
    #[must_use]
    pub fn url(&self) -> String {
        format!("postgres://postgres@{}/postgres", self.folder.to_string_lossy().replace('/', "%2F"))
    }

    /// Stops the server, whoever is connected, and leaves its files where they are.
    ///
    /// # Errors
    ///
    /// When it does not stop.
    pub fn fail(&self) -> Result<(), String> {
        let pid_file = self.folder.join("data/postmaster.pid");
        let text = fs::read_to_string(&pid_file).map_err(|error| error.to_string())?;
        let pid = text.lines().next().unwrap_or_default();
        let told = Command::new("kill").args(["-INT", pid]).status().map_err(|error| error.to_string())?;
        if !told.success() {
            return Err(format!("nobody listens to the number {pid}"));
        }
        let began = Instant::now();
        let stat = Path::new("/proc").join(pid).join("stat");
        // Dead, it stays in the list of processes until the keeper looks after it.
        while fs::read_to_string(&stat).is_ok_and(|stat| !stat.contains(") Z")) {
            if began.elapsed() > START_LIMIT {
                return Err("the server does not stop".to_owned());
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    /// Starts a server that failed once more; it ends with the cluster.
    ///
    /// # Errors
    ///
    /// What it wrote into its log.
    pub fn recover(&mut self) -> Result<(), String> {
        let programs = programs().ok_or("PostgreSQL's server is missing")?;
        let mut command = Command::new(programs.join("postgres"));
        command.arg("-D").arg(self.folder.join("data")).arg("-k").arg(&self.folder);
        command.args(["-c", "listen_addresses=", "-c", "max_connections=300", "-c", "fsync=off"]);
        command.current_dir(&self.folder).process_group(0);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let owner = fs::metadata(self.folder.join("data")).map_err(|error| error.to_string())?;
        if owner.uid() != 0 && fs::metadata("/proc/self").is_ok_and(|this| this.uid() == 0) {
            command.uid(owner.uid()).gid(owner.gid());
        }
        let _ = fs::remove_file(self.folder.join("data/postmaster.pid"));
        self.again = Some(command.spawn().map_err(|error| format!("cannot start the server: {error}"))?);
        self.wait_until_ready()
    }

    /// The server writes its state into the last line of its pid file, which is what its own tools wait for too.
    fn wait_until_ready(&mut self) -> Result<(), String> {
        let pid_file = self.folder.join("data/postmaster.pid");
        let started = Instant::now();
        while started.elapsed() < START_LIMIT {
            if fs::read_to_string(&pid_file).is_ok_and(|text| text.trim_end().ends_with("ready")) {
                return Ok(());
            }
            if matches!(self.keeper.try_wait(), Ok(Some(_)) | Err(_)) {
                break;
            }
            thread::sleep(Duration::from_millis(10));
        }
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(format!("PostgreSQL did not start: {}", log.trim()))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut again) = self.again.take() {
            let _ = again.kill();
            let _ = again.wait();
        }
        drop(self.life_line.take());
        let _ = self.keeper.wait();
        // Left behind only when the keeper gave up before serving.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The folder of PostgreSQL's programs: Debian's newest version, else where `initdb` lies on the path.
#[must_use]
pub fn programs() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = debian
        .filter(|version| version.path().join("bin/initdb").exists())
        .filter_map(|version| Some((version.file_name().to_str()?.parse::<u32>().ok()?, version.path().join("bin"))))
        .max();
    if let Some((_, folder)) = newest {
        return Some(folder);
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

fn postgres_user() -> Result<(u32, u32), String> {
    let users = fs::read_to_string("/etc/passwd").map_err(|error: io::Error| error.to_string())?;
    ids_of("postgres", &users).ok_or_else(|| "PostgreSQL does not run as root, and there is no user `postgres`".into())
}

/// User and group number of a name in the text of `/etc/passwd`.
fn ids_of(name: &str, users: &str) -> Option<(u32, u32)> {
    let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut numbers = line.split(':').skip(2);
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_found_by_the_whole_name() {
        let users = "root:x:0:0:root:/root:/bin/bash\npostgresql:x:7:8::/:/bin/sh\npostgres:x:101:103::/:/bin/bash\n";
        assert_eq!(ids_of("postgres", users), Some((101, 103)));
        assert_eq!(ids_of("nobody", users), None);
    }
}
