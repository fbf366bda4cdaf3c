//! The key accounts on one page: what each brings, how it goes, and when it was last spoken with.

use std::collections::HashMap;

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use crm::key_accounts::{KeyAccount, Standing};
use jiff::ToSpan;
use kernel::{AnyId, Currency, Date, Decimal, Error, Result, format};
use maud::{Markup, html};
use record::{Query, Test, Value, View};
use store::{Action, Db};
use web::charts::{Palette, spark};
use web::kit::{self, Align, Cell, Column, Empty, Line, Row, Table, Tile};
use web::show::Show;
use web::{Answer, App, Ctx};

/// Where the page is.
pub const HREF: &str = "/key-accounts";

/// More than any programme has.
const SHOWN: usize = 500;

/// Serves the page.
pub fn router() -> Router<App> {
    Router::new().route(HREF, get(page))
}

/// What the page is made from.
struct Found {
    show: Show,
    today: Date,
    base: Currency,
    accounts: Vec<View>,
    /// The year that the figures speak of.
    year: (Date, Date),
    /// Revenue of each month of that year, the oldest first, scaled; nothing where amounts are hidden.
    months: Option<HashMap<AnyId, Vec<i64>>>,
    /// Share in the revenue of all, in percent; nothing for who does not see the whole.
    shares: Option<HashMap<AnyId, Decimal>>,
    /// Invoices of the year that are counted nowhere, as there is no exchange rate for their day.
    without_rate: i64,
}

async fn page(ctx: Ctx) -> Answer<Response> {
    let found = ctx.read(Found::read).await?;
    let title = ctx.word("key_account.many");
    let body = html! {
        div class="stack" {
            header class="page-head" { h1 { (title) } span class="page-count" { (format::integer(ctx.lang(), found.accounts.len() as i64)) } }
            @if found.accounts.is_empty() { (nothing(&ctx, found.shares.is_some())) } @else {
                (tiles(&ctx, &found))
                @if found.without_rate > 0 {
                    p class="muted small" { (ctx.words("amounts-without-rate", &[("count", found.without_rate.into())])) }
                }
                (list(&ctx, &found))
            }
        }
    };
    Ok(ctx.page(&title, HREF, body))
}

impl Found {
    fn read(db: &Db<'_>) -> Result<Found> {
        let of = db.describe("key_account")?;
        db.access().demand(&of, Action::See)?;
        let mut query = Query::all::<KeyAccount>().test(KeyAccount::UNTIL.name(), Test::Empty).by("since").limit(SHOWN);
        let company = db.describe("company")?;
        let seen = |name: &&&str| of.find(name).is_some_and(|field| db.access().sees(&of, field));
        query.fields =
            ["company", "class", "manager", "since", "reason"].iter().filter(seen).map(|name| (*name).into()).collect();
        for (name, path) in [("last_touch", "company.last_touch"), ("next_step", "company.next_step")] {
            if company.find(name).is_some_and(|field| db.access().sees(&company, field)) {
                query.fields.push(path.into());
            }
        }
        let mut accounts = db.page(&query)?.rows;
        let ids: Vec<AnyId> = accounts.iter().filter_map(|view| view.value("company").as_id()).collect();
        let year = crm::insight::standings::latest_year(db)?;
        let (months, without_rate) = months(db, &ids, year)?;
        let revenue = |view: &View| -> i64 {
            let company = view.value("company").as_id();
            months
                .as_ref()
                .zip(company)
                .and_then(|(months, id)| months.get(&id))
                .map_or(0, |months| months.iter().sum())
        };
        accounts.sort_by_key(|view| (std::cmp::Reverse(revenue(view)), view.id));
        let shares = shares(db, &ids)?;
        Ok(Found {
            show: Show::of(db),
            today: db.today(),
            year,
            base: db.settings().base_currency,
            accounts,
            months,
            shares,
            without_rate,
        })
    }

    fn revenue(&self, view: &View) -> Option<&Vec<i64>> {
        self.months.as_ref()?.get(&view.value("company").as_id()?)
    }

    fn share(&self, view: &View) -> Option<Decimal> {
        self.shares.as_ref()?.get(&view.value("company").as_id()?).copied()
    }
}

/// The months of each company, scaled, if the reader sees amounts; and how many invoices have no exchange rate.
type Months = (Option<HashMap<AnyId, Vec<i64>>>, i64);

/// Twelve months of each company; the first and the last may be parts of a month, so that all together are one year.
fn months(db: &Db<'_>, companies: &[AnyId], (from, to): (Date, Date)) -> Result<Months> {
    let invoice = db.describe("invoice")?;
    if !db.access().may(&invoice, Action::See) || !db.access().sees(&invoice, invoice.field("total")?) {
        return Ok((None, 0));
    }
    let mut names = Vec::new();
    let mut at = from.first_of_month();
    while at <= to {
        names.push(at.to_string()[..7].to_owned());
        at = at.checked_add(1.month()).map_err(Error::internal)?;
    }
    let mut months: HashMap<AnyId, Vec<i64>> = companies.iter().map(|id| (*id, vec![0; names.len()])).collect();
    let mut without_rate = 0;
    for one in db.months_of(companies, from, to)? {
        without_rate += one.without_rate;
        let place = names.iter().position(|name| *name == one.month);
        if let (Some(place), Some(sums)) = (place, months.get_mut(&one.company)) {
            sums[place] += one.total;
        }
    }
    Ok((Some(months), without_rate))
}

fn shares(db: &Db<'_>, companies: &[AnyId]) -> Result<Option<HashMap<AnyId, Decimal>>> {
    // A share says something of everybody's revenue.
    if !db.access().may(&*db.describe("standing")?, Action::See) || !db.sees_all("standing")? {
        return Ok(None);
    }
    let of = companies.iter().map(|id| Value::Id(*id)).collect();
    let query = Query::all::<Standing>().test("company", Test::In(of)).fields(&["company", "share"]).limit(SHOWN);
    let share = |view: &View| match (view.value("company").as_id(), view.value("share")) {
        (Some(company), Value::Decimal(share)) => Some((company, *share)),
        _ => None,
    };
    Ok(Some(db.page(&query)?.rows.iter().filter_map(share).collect()))
}

/// Who sees a part of the customers must not read that the company has no key accounts.
fn nothing(ctx: &Ctx, sees_all: bool) -> Markup {
    kit::empty(&Empty {
        icon: "key".to_owned(),
        title: ctx.word(if sees_all { "key-accounts-none" } else { "key-accounts-none-seen" }),
        text: ctx.word("key-accounts-none-text"),
        action: Some((ctx.word("concentration-title"), crate::concentration::HREF.to_owned())),
        ..Empty::default()
    })
}

fn whole(ctx: &Ctx, found: &Found, scaled: i64) -> String {
    format::amount_whole(ctx.lang(), Decimal::from_scaled(scaled), found.base)
}

fn percent(ctx: &Ctx, percent: Decimal) -> String {
    format::share(ctx.lang(), percent.to_f64() / 100.0, 1)
}

fn tiles(ctx: &Ctx, found: &Found) -> Markup {
    let mut tiles = Vec::new();
    if let Some(shares) = &found.shares {
        let together = Decimal::from_scaled(shares.values().map(|share| share.scaled()).sum());
        tiles.push(Tile {
            label: ctx.word("key-accounts-share"),
            value: percent(ctx, together),
            note: year(ctx, found),
            main: true,
            ..Tile::default()
        });
    }
    if let Some(months) = &found.months {
        tiles.push(Tile {
            label: ctx.word("key-accounts-revenue"),
            value: whole(ctx, found, months.values().flatten().sum()),
            note: year(ctx, found),
            ..Tile::default()
        });
    }
    let quiet = found.accounts.iter().filter(|view| is_quiet(found, view)).count();
    tiles.push(Tile {
        label: ctx.word("key-accounts-quiet"),
        value: format::integer(ctx.lang(), quiet as i64),
        note: ctx.word("key-accounts-quiet-note"),
        ..Tile::default()
    });
    kit::tiles(&tiles)
}

/// The year that the figures speak of, in words.
fn year(ctx: &Ctx, found: &Found) -> String {
    let (_, to) = found.year;
    if to == found.today {
        ctx.word("time-last-12-months")
    } else {
        ctx.words("time-12-months-to", &[("day", format::date_medium(ctx.lang(), to).into())])
    }
}

/// Nobody has spoken with them for a month.
fn is_quiet(found: &Found, view: &View) -> bool {
    match view.value("company.last_touch") {
        Value::Date(day) => day.until(found.today).is_ok_and(|since| since.get_days() > 30),
        _ => true,
    }
}

fn list(ctx: &Ctx, found: &Found) -> Markup {
    let column = |label: String, align: Align, narrow: bool| Column { label, align, narrow, ..Column::default() };
    let mut columns = vec![column(ctx.word("key_account.company"), Align::Start, true)];
    if found.shares.is_some() {
        columns.push(Column { chief: true, ..column(ctx.word("concentration-share"), Align::End, true) });
    }
    if found.months.is_some() {
        let chief = found.shares.is_none();
        columns.push(Column { chief, ..column(ctx.word("standing.revenue"), Align::End, true) });
        columns.push(column(ctx.word("key-accounts-trend"), Align::Start, false));
    }
    columns.extend([
        column(ctx.word("company.last_touch"), Align::Start, true),
        column(ctx.word("company.next_step"), Align::Start, true),
        column(ctx.word("key_account.manager"), Align::Start, true),
        column(ctx.word("key_account.reason"), Align::Start, false),
    ]);
    kit::table(
        ctx.lang(),
        &Table {
            id: "key-accounts".to_owned(),
            caption: ctx.word("key_account.many"),
            columns,
            lines: found.accounts.iter().map(|view| Line::Row(row(ctx, found, view))).collect(),
            ..Table::default()
        },
    )
}

fn row(ctx: &Ctx, found: &Found, view: &View) -> Row {
    let class = view.value("class").as_text().map(|code| ctx.word(&format!("key_account_class.{code}")));
    let day = |path: &str, due: bool| match view.value(path) {
        Value::Date(day) => {
            let told = words::relative(ctx.lang(), format::relative_day(found.today, *day));
            if due && *day < found.today { Cell::BadFigure(told) } else { Cell::Figure(told) }
        }
        _ => Cell::None,
    };
    let mut cells = vec![Cell::Text(view.title_of("company").unwrap_or_default().to_owned())];
    if found.shares.is_some() {
        let share = |share: Decimal| Cell::Share(share.to_f64() / 100.0, percent(ctx, share));
        cells.push(found.share(view).map_or(Cell::None, share));
    }
    if found.months.is_some() {
        let months = found.revenue(view);
        cells.push(months.map_or(Cell::None, |months| Cell::Figure(whole(ctx, found, months.iter().sum()))));
        let line = months.map(|months| spark(months, &ctx.word("key-accounts-trend"), Palette::Page));
        cells.push(line.map_or(Cell::None, Cell::Html));
    }
    cells.extend([
        day("company.last_touch", false),
        day("company.next_step", true),
        found.show.cell(view, "manager"),
        found.show.cell(view, "reason"),
    ]);
    Row {
        id: view.id.to_string(),
        href: view.value("company").as_id().map(|id| format!("/companies/{id}")).unwrap_or_default(),
        mark: class.map(|class| kit::key_mark(&class)),
        cells,
        ..Row::default()
    }
}
