//! Imports a file into a fresh folder and undoes it, with the time each takes.

use std::time::Instant;

use import::plan::{Plan, likeliest_kind};
use import::source::{Given, Source};
use kernel::{Actor, Clock, Face};
use store::{Domain, Store, Target};

fn main() -> kernel::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let target = match arguments.get(3) {
        Some(url) => Target::Postgres { url: url.clone() },
        None => Target::Sqlite { folder: arguments[2].clone().into() },
    };
    let domain = Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
    let store = Store::open(&target, domain, Clock::real(jiff::tz::TimeZone::UTC))?;
    let began = Instant::now();
    let source = Source::open(&arguments[1])?;
    let guess = source.guess(&Given::default())?;
    let kind = likeliest_kind(&store.catalogue(), &guess);
    let plan = Plan::propose(&store.catalogue(), &kind, guess)?;
    println!("{kind}: {:?} after {:?}", plan.targets, began.elapsed());
    let began = Instant::now();
    let survey = import::run::survey(&store, &source, &plan, kernel::Lang::En)?;
    println!(
        "survey {:?}: {} rows, {} refused, {} without customer",
        began.elapsed(),
        survey.rows,
        survey.refused,
        survey.without_customer
    );
    let actor = Actor::system(Face::Command);
    let run = import::begin(&store, &actor, "file", &kind)?;
    let began = Instant::now();
    let summary = import::run(&store, &actor, run, &source, &plan, &mut |_| true)?;
    println!("import {:?}\n{}", began.elapsed(), summary.in_words(kernel::Lang::En));
    let began = Instant::now();
    let found =
        store.read_blocking(actor.clone(), |db| crm::insight::concentration::concentration(db, &Default::default()))?;
    println!(
        "concentration {:?}: {} of {}, {}",
        began.elapsed(),
        found.customers_for_share,
        found.customers,
        found.total
    );
    if std::env::var("UNDO").is_ok() {
        let began = Instant::now();
        let undone = import::undo(&store, &actor, run, &mut |_, _| true)?;
        println!("undo {:?} {:?} kept {}", began.elapsed(), undone.removed, undone.kept_count);
    }
    Ok(())
}
