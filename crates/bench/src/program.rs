//! The program as a server of its own.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::ask::Ask;
use crate::client::Client;
use crate::cpu::Worker;
use crate::place::Place;
use crate::{Result, cpu, while_doing};

/// A server at work; dropping it ends it.
pub struct Server {
    child: Child,
    pub address: String,
    /// From the call to the first answer.
    pub start: Duration,
}

impl Server {
    pub fn start(kilit: &Path, place: &Place) -> Result<Server> {
        let mut command = place.command(kilit, &["serve", "--listen", "127.0.0.1:0"]);
        let began = Instant::now();
        let mut child = while_doing("starting the program", command.stdout(Stdio::piped()).spawn())?;
        let lines = child.stdout.take().map(|out| BufReader::new(out).lines());
        let address = lines.into_iter().flatten().map_while(std::result::Result::ok).find_map(|line| {
            let (_, rest) = line.split_once("http://")?;
            Some(rest.split_whitespace().next()?.to_owned())
        });
        let Some(address) = address else {
            let _ = child.kill();
            let _ = child.wait();
            return Err("the program does not serve".to_owned());
        };
        let mut server = Server { child, address, start: Duration::ZERO };
        Client::connect(&server.address)?.ask(&Ask::get("/sign-in"))?;
        server.start = began.elapsed();
        Ok(server)
    }

    /// Waits until it does nothing by itself any more: what it sees to once it has begun is no part of any request.
    pub fn settle(&self) -> Result<()> {
        const LOOK: Duration = Duration::from_millis(500);
        let mut calm = 0;
        for _ in 0..240 {
            let before = Worker::Process(self.id()).time()?;
            std::thread::sleep(LOOK);
            let spent = Worker::Process(self.id()).time()?.saturating_sub(before);
            calm = if spent < LOOK / 50 { calm + 1 } else { 0 };
            // Its work by itself comes every few seconds.
            if calm == 12 {
                return Ok(());
            }
        }
        Err("the program does not come to rest".to_owned())
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its own memory, in kibibytes.
    pub fn memory(&self) -> Result<u64> {
        cpu::resident(self.id())
    }

    /// Ends it as a system would, so that it leaves one whole file behind.
    pub fn stop(mut self) -> Result<()> {
        let told = Command::new("kill").arg(self.id().to_string()).status();
        while_doing("stopping the program", told)?;
        while_doing("stopping the program", self.child.wait()).map(|_| ())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It is gone already when it was stopped.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
