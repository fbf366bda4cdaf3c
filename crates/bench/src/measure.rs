//! Takes the time of requests: of the program, then of the limit.

use std::time::{Duration, Instant};

use crate::ask::Ask;
use crate::client::Client;
use crate::cpu::{self, Worker};
use crate::limit::Limit;
use crate::options::Options;
use crate::place::Place;
use crate::program::Server;
use crate::recording::{self, Recording};
use crate::{Result, ask, readers};

/// Requests before the time is taken.
const WARM: usize = 20;

/// What requests of one sort cost.
#[derive(Clone, Debug)]
pub struct Cost {
    /// Time on a core of server and database.
    pub cpu: Duration,
    /// From the question to the last byte, the middle one of all.
    pub wall: Duration,
}

/// A line of the table.
#[derive(Clone, Debug)]
pub struct Line {
    pub errand: &'static str,
    pub reader: &'static str,
    pub direction: f64,
    /// Statements of a request, and bytes of its answer, on average.
    pub statements: f64,
    pub bytes: f64,
    pub program: Cost,
    pub limit: Option<Cost>,
}

/// What was found out about a database.
#[derive(Clone, Debug)]
pub struct Found {
    pub lines: Vec<Line>,
    /// From the call to the first answer.
    pub start: Duration,
    /// The program's own memory after its start and after all requests, in kibibytes.
    pub memory: (u64, u64),
}

/// The program beside its limit.
pub fn place(options: &Options, place: &Place) -> Result<Found> {
    drop(readers::all(&place.open()?)?);
    let twin = place.twin()?;
    eprintln!("taking down what requests come to");
    let recordings = recording::all(place)?;
    let (start, memory, mut lines) = program(options, place, &recordings)?;
    let limit = Limit::start(&twin, &recordings)?;
    let workers: Vec<Worker> = std::iter::once(limit.worker()).chain(twin.database()).collect();
    let mut client = Client::connect(&limit.address)?;
    for (errand, (recording, line)) in recordings.iter().zip(&mut lines).enumerate() {
        let asks: Vec<Ask> =
            recording.errand.asks.iter().enumerate().map(|(at, like)| Limit::ask(errand, at, like)).collect();
        line.limit = Some(cost(&mut client, &workers, &asks, options.time)?);
        told(line);
    }
    Ok(Found { lines, start, memory })
}

/// The program alone.
pub fn alone(options: &Options, place: &Place) -> Result<Found> {
    let recordings = recording::all(place)?;
    let (start, memory, lines) = program(options, place, &recordings)?;
    lines.iter().for_each(told);
    Ok(Found { lines, start, memory })
}

fn program(options: &Options, place: &Place, recordings: &[Recording]) -> Result<(Duration, (u64, u64), Vec<Line>)> {
    let server = Server::start(&options.kilit, place)?;
    let start = server.start;
    server.settle()?;
    let idle = server.memory()?;
    let workers: Vec<Worker> = std::iter::once(Worker::Process(server.id())).chain(place.database()).collect();
    let mut client = Client::connect(&server.address)?;
    let mut lines = Vec::new();
    for recording in recordings {
        let errand = &recording.errand;
        let asks = match errand.asks.first() {
            Some(first) if first.form.is_some() => ask::new_companies(&recording.reader, errand.asks.len()),
            _ => errand.asks.clone(),
        };
        let mean = |sum: usize| sum as f64 / recording.taken.len().max(1) as f64;
        lines.push(Line {
            errand: errand.name,
            reader: recording.reader.name,
            direction: errand.direction,
            statements: mean(recording.taken.iter().map(|taken| taken.statements.len()).sum()),
            bytes: mean(recording.taken.iter().map(|taken| taken.body.len()).sum()),
            program: cost(&mut client, &workers, &asks, options.time)?,
            limit: None,
        });
    }
    let busy = server.memory()?;
    server.stop()?;
    Ok((start, (idle, busy), lines))
}

/// Asks in turn until the time is up; what changes something is asked once.
fn cost(client: &mut Client, workers: &[Worker], asks: &[Ask], time: Duration) -> Result<Cost> {
    let once = asks.first().is_some_and(|ask| ask.form.is_some());
    let (warm, rest) = if once { asks.split_at(WARM.min(asks.len() / 2)) } else { (asks, asks) };
    for ask in warm.iter().cycle().take(WARM) {
        well(client, ask)?;
    }
    let mut walls = Vec::new();
    let before = cpu::of(workers)?;
    let began = Instant::now();
    let mut asks: Box<dyn Iterator<Item = &Ask>> =
        if once { Box::new(rest.iter()) } else { Box::new(rest.iter().cycle()) };
    while let Some(ask) = asks.next().filter(|_| once || walls.len() < 10 || began.elapsed() < time) {
        let asked = Instant::now();
        well(client, ask)?;
        walls.push(asked.elapsed());
    }
    let spent = cpu::of(workers)?.saturating_sub(before);
    walls.sort_unstable();
    Ok(Cost { cpu: spent / walls.len() as u32, wall: walls[walls.len() / 2] })
}

fn well(client: &mut Client, ask: &Ask) -> Result<()> {
    let came = client.ask(ask)?;
    let wanted = if ask.form.is_some() { 303 } else { 200 };
    if came.status == wanted {
        return Ok(());
    }
    let said: String = String::from_utf8_lossy(client.body()).chars().take(2_000).collect();
    Err(format!("{} {} answers {}: {said}", ask.method(), ask.path, came.status))
}

fn told(line: &Line) {
    let limit = line.limit.as_ref().map_or(String::new(), |limit| {
        format!(", limit {:.3} ms, {:.2} of it", milliseconds(limit.cpu), line.ratio().unwrap_or(0.0))
    });
    eprintln!("{} ({}): {:.3} ms{limit}", line.errand, line.reader, milliseconds(line.program.cpu));
}

impl Line {
    /// How much of the limit's speed the program has; 1 is the limit.
    pub fn ratio(&self) -> Option<f64> {
        let limit = self.limit.as_ref()?;
        Some(limit.cpu.as_secs_f64() / self.program.cpu.as_secs_f64().max(1e-9))
    }
}

pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
