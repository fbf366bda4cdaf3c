//! Files to import, always the same ones.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crm::seed::{Random, company};

use crate::{Result, while_doing};

/// A file, and as what it is imported.
#[derive(Clone, Debug)]
pub struct File {
    pub path: PathBuf,
    pub kind: &'static str,
    /// How the figures call it.
    pub name: String,
}

impl File {
    /// Invoice lines of somebody's own.
    pub fn given(path: &Path) -> File {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        File { path: path.to_owned(), kind: "invoice-lines", name }
    }
}

/// Lines of invoices as a shop exports them: 4,000 customers, 3,000 products, about twenty lines an invoice.
pub fn invoice_lines(folder: &Path, rows: u64) -> Result<File> {
    let mut text = String::from("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
    let mut random = Random::of("invoice lines", rows);
    let (mut invoice, mut customer, mut day, mut left) = (500_000, 0, 0, 0);
    for _ in 0..rows {
        if left == 0 {
            (invoice, left) = (invoice + 1, 1 + random.below(39));
            // Few customers buy much.
            customer = 10_000 + random.below(4_000).min(random.below(4_000));
            day = random.below(360);
        }
        left -= 1;
        let product = random.below(3_000);
        let cents = 50 + product * 7 % 2_000;
        let month = 1 + day / 30;
        // Writing into a string cannot fail.
        let _ = writeln!(
            text,
            "{invoice},{product:05},ARTICLE NUMBER {product} OF THE SHOP,{},2025-{month:02}-{:02} 10:15:00,{}.{:02},{customer},{}",
            1 + random.below(24),
            1 + day % 30 % 28,
            cents / 100,
            cents % 100,
            ["United Kingdom", "Germany", "France", "Estonia"][(customer % 4) as usize],
        );
    }
    written(folder, "invoice-lines", &text)
}

/// Companies with all that the peers import of them.
pub fn companies(folder: &Path, rows: u64) -> Result<File> {
    let mut text = String::from("Name,E-mail,Phone,Website,Street,Postcode,City,Country,Customer number\n");
    for n in 0..rows {
        // Not those of the sets.
        let one = company(n + 10_000_000);
        let part = |part: &str| one.address.part(part).unwrap_or("").replace(['"', '\n'], " ");
        let _ = writeln!(
            text,
            "\"{}\",{},{},{},\"{}\",{},\"{}\",{},B{n}",
            one.name.replace('"', ""),
            one.email,
            one.phone,
            one.web,
            part("street"),
            part("postcode"),
            part("city"),
            part("country"),
        );
    }
    written(folder, "companies", &text)
}

fn written(folder: &Path, kind: &'static str, text: &str) -> Result<File> {
    let path = folder.join(format!("{kind}.csv"));
    while_doing("writing a file to import", std::fs::write(&path, text))?;
    Ok(File { path, kind, name: format!("{kind}, made") })
}
