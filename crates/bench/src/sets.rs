//! The sets of records that requests are measured on: those of the peers, larger and smaller.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use testing::{TempFolder, psql};

use crate::options::Options;
use crate::place::Place;
use crate::{Result, copy, while_doing};

/// Where sets lie; a temporary folder goes with this value.
pub struct Sets {
    folder: PathBuf,
    kilit: PathBuf,
    _temporary: Option<TempFolder>,
}

impl Sets {
    pub fn new(options: &Options) -> Result<Sets> {
        let temporary = match options.data {
            Some(_) => None,
            None => Some(while_doing("making a folder", TempFolder::new("kilit-bench"))?),
        };
        let folder = options.data.clone().or_else(|| temporary.as_ref().map(|folder| folder.to_path_buf()));
        Ok(Sets { folder: folder.unwrap_or_default(), kilit: options.kilit.clone(), _temporary: temporary })
    }

    /// So many companies with three times as many people, half as many opportunities and as many activities, on SQLite.
    /// One that is there already is taken as it is.
    pub fn sqlite(&self, companies: u64) -> Result<Place> {
        let place = Place::sqlite(&self.folder.join(format!("set-{companies}")))?;
        let ready = place.folder.join("ready");
        if ready.exists() {
            return Ok(place);
        }
        eprintln!("seeding {companies} companies");
        let began = Instant::now();
        seed(&self.kilit, &place, companies)?;
        let records = companies * 11 / 2;
        let a_second = records as f64 / began.elapsed().as_secs_f64();
        eprintln!("seeded {records} records in {:.1} s, {a_second:.0} a second", began.elapsed().as_secs_f64());
        while_doing("noting that the set is ready", std::fs::write(ready, ""))?;
        Ok(place)
    }

    /// The same rows on PostgreSQL; a database that is there already is taken as it is.
    pub fn postgres(&self, socket: &Path, companies: u64) -> Result<Place> {
        const NAME: &str = "kilit";
        let folder = self.folder.join(format!("postgres-{companies}"));
        if Place::has_postgres(socket, NAME)? {
            return Place::postgres_named(socket, &folder, NAME);
        }
        let from = self.sqlite(companies)?;
        let place = Place::postgres(socket, &folder, NAME)?;
        // Opening makes the tables.
        drop(place.open()?);
        let store::Target::Postgres { url } = &place.target else { return Err("not PostgreSQL".to_owned()) };
        eprintln!("copying {companies} companies to PostgreSQL");
        let began = Instant::now();
        copy::rows(&from.folder.join(store::FILE), url)?;
        psql(url, "VACUUM ANALYZE")?;
        eprintln!("copied in {:.1} s", began.elapsed().as_secs_f64());
        Ok(place)
    }
}

fn seed(kilit: &Path, place: &Place, companies: u64) -> Result<()> {
    let word = |number: u64| number.to_string();
    let (people, opportunities) = (word(companies * 3), word(companies / 2));
    let words = ["seed", "--companies", &word(companies), "--people", &people, "--opportunities", &opportunities];
    let mut command = place.command(kilit, &words);
    command.arg("--activities").arg(word(companies));
    let status = while_doing("seeding", command.stdout(Stdio::null()).status())?;
    if status.success() { Ok(()) } else { Err("the set could not be made".to_owned()) }
}
