//! Imports beside bare prepared inserts of the rows that came of them.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use store::{FILE, Target};
use testing::TempFolder;

use crate::files::{self, File};
use crate::measure::Cost;
use crate::options::Options;
use crate::place::Place;
use crate::{Result, cpu, rows, while_doing};

/// What the import of a file came to.
#[derive(Clone, Debug)]
pub struct Imported {
    pub name: String,
    pub rows: u64,
    pub program: Cost,
    pub limit: Cost,
}

impl Imported {
    pub fn a_second(&self, cost: &Cost) -> f64 {
        self.rows as f64 / cost.wall.as_secs_f64().max(1e-9)
    }

    /// How much of the limit's speed the import has, by time on a core.
    pub fn ratio(&self) -> f64 {
        self.limit.cpu.as_secs_f64() / self.program.cpu.as_secs_f64().max(1e-9)
    }
}

pub fn into_sqlite(options: &Options) -> Result<Vec<Imported>> {
    let folder = while_doing("making a folder", TempFolder::new("kilit-bench"))?;
    let mut files = vec![files::invoice_lines(&folder, options.lines)?, files::companies(&folder, options.lines / 10)?];
    files.extend(options.file.as_deref().map(File::given));
    files.iter().enumerate().map(|(number, file)| one_sqlite(options, &folder, number, file)).collect()
}

fn one_sqlite(options: &Options, folder: &Path, number: usize, file: &File) -> Result<Imported> {
    let place = Place::sqlite(&folder.join(format!("sqlite-{number}")))?;
    drop(place.open()?);
    let twin = place.twin()?;
    let program = program(&options.kilit, &place, file)?;
    let imported = open(&place)?;
    let (rows, there) = (rows_read(&imported)?, rows::of(&imported)?);
    let connection = open(&twin)?;
    let limit = taken(&twin, || rows::write_sqlite(&connection, &there))?;
    told(Imported { name: file.name.clone(), rows, program, limit })
}

pub fn into_postgres(options: &Options, socket: &Path) -> Result<Vec<Imported>> {
    let folder = while_doing("making a folder", TempFolder::new("kilit-bench"))?;
    let file = files::invoice_lines(&folder, options.lines / 5)?;
    let place = Place::postgres(socket, &folder.join("postgres"), "imported")?;
    drop(place.open()?);
    let twin = place.twin()?;
    let program = program(&options.kilit, &place, &file)?;
    // The rows are read from the import of the same file into SQLite.
    let beside = Place::sqlite(&folder.join("beside"))?;
    drop(beside.open()?);
    self::program(&options.kilit, &beside, &file)?;
    let imported = open(&beside)?;
    let (rows, there) = (rows_read(&imported)?, rows::of(&imported)?);
    let Target::Postgres { url } = &twin.target else { return Err("not PostgreSQL".to_owned()) };
    let mut client = while_doing("connecting", postgres::Client::connect(url, postgres::NoTls))?;
    let limit = taken(&twin, || rows::write_postgres(&mut client, &there))?;
    Ok(vec![told(Imported { name: file.name, rows, program, limit })?])
}

/// The rows of the file, as the import counted them.
fn rows_read(imported: &Connection) -> Result<u64> {
    let read = imported.query_row("SELECT \"rows\" FROM import_run", [], |row| row.get::<_, i64>(0));
    Ok(while_doing("reading the import", read)?.unsigned_abs())
}

fn open(place: &Place) -> Result<Connection> {
    while_doing("opening the rows", Connection::open(place.folder.join(FILE)))
}

/// Imports by the program, started for it alone.
fn program(kilit: &Path, place: &Place, file: &File) -> Result<Cost> {
    let mut command = place.command(kilit, &["import", "--as", file.kind]);
    command.arg(&file.path).stdout(Stdio::null());
    let before = cpu::of_ended_children()? + cpu::of(&place.database())?;
    let began = Instant::now();
    let status = while_doing("importing", command.status())?;
    let wall = began.elapsed();
    let spent = (cpu::of_ended_children()? + cpu::of(&place.database())?).saturating_sub(before);
    if status.success() { Ok(Cost { cpu: spent, wall }) } else { Err(format!("{} were not imported", file.kind)) }
}

/// What something costs that is done on this thread.
fn taken(place: &Place, work: impl FnOnce() -> Result<()>) -> Result<Cost> {
    let spent = || -> Result<Duration> { Ok(cpu::of_this_thread()? + cpu::of(&place.database())?) };
    let before = spent()?;
    let began = Instant::now();
    work()?;
    let wall = began.elapsed();
    Ok(Cost { cpu: spent()?.saturating_sub(before), wall })
}

fn told(imported: Imported) -> Result<Imported> {
    eprintln!(
        "import of {} rows ({}): {:.0} rows/s, limit {:.0} rows/s, {:.2} of it",
        imported.rows,
        imported.name,
        imported.a_second(&imported.program),
        imported.a_second(&imported.limit),
        imported.ratio()
    );
    Ok(imported)
}
