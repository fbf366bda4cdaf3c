//! Files become records: what is made, what is found again, what is refused and why.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::collections::HashMap;

use crm::billing::{Invoice, InvoiceKind, InvoiceLine, InvoiceStatus};
use crm::customers::{Company, Person};
use crm::general::ImportStatus;
use crm::insight::concentration::{Wish, concentration};
use crm::sales::Product;
use import::plan::{Existing, likeliest_kind};
use import::source::{Given, Source};
use kernel::Lang;
use support::{all, bring, bring_by, created, make, open, plan, system, text, the_run, user, values};

const LINES: &str = "\
InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850,United Kingdom
536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850,United Kingdom
536370,22728,ALARM CLOCK,24,2010-12-01 08:45:00,3.75,12583,France
C536379,85123A,WHITE HANGING HEART,-1,2010-12-01 09:41:00,2.55,17850,United Kingdom
536380,22961,JAM MAKING SET,24,2010-12-01 09:41:00,1.45,,United Kingdom
536381,22962,FREE SAMPLE,10,2010-12-01 09:50:00,0,12583,France
536382,POST,POSTAGE,x,2010-12-01 09:50:00,18,12583,France
";

#[test]
fn invoice_lines_make_customers_products_invoices_and_lines_in_one_go() {
    testing::each_database(|database| {
        let store = open(database);
        let summary = bring(&store, &system(), "invoice-lines", LINES.as_bytes());
        assert_eq!(created(&summary), [("company", 2), ("invoice", 4), ("invoice_line", 5), ("product", 4)]);
        assert_eq!((summary.read, summary.refused, summary.without_customer), (7, 2, 1));

        let companies: HashMap<String, Company> =
            all::<Company>(&store).into_iter().map(|company| (company.name.clone(), company)).collect();
        let british = &companies["17850"];
        assert_eq!(british.external_number.as_deref(), Some("17850"));
        assert_eq!(british.address.country.as_deref(), Some("GB"));
        assert_eq!(companies["12583"].address.country.as_deref(), Some("FR"));

        let invoices: HashMap<String, Invoice> =
            all::<Invoice>(&store).into_iter().map(|invoice| (invoice.number.clone(), invoice)).collect();
        let first = &invoices["536365"];
        assert_eq!(first.total.unwrap().to_string(), "35.64 EUR");
        assert_eq!((first.date.to_string().as_str(), first.company), ("2010-12-01", british.id));
        // The file says nothing of what is to be paid, so it is history.
        assert_eq!((first.status, first.open.unwrap().amount.scaled()), (InvoiceStatus::Paid, 0));
        let back = &invoices["C536379"];
        assert_eq!((back.kind, back.total.unwrap().to_string().as_str()), (InvoiceKind::CreditNote, "-2.55 EUR"));
        assert_eq!(invoices["536381"].total.unwrap().amount.scaled(), 0);

        let lines: Vec<InvoiceLine> = all(&store);
        let lantern = lines.iter().find(|line| line.description == "WHITE METAL LANTERN").unwrap();
        assert_eq!((lantern.position, lantern.total.to_string().as_str()), (2, "20.34 EUR"));
        assert!(lines.iter().all(|line| line.product.is_some()));

        // What was refused is named by line, field and reason, and stands whole in the file.
        let report = std::fs::read_to_string(summary.report.unwrap()).unwrap();
        let refused: Vec<&str> = report.lines().skip(1).collect();
        assert_eq!(refused.len(), 2);
        assert!(
            refused.iter().any(|row| row.contains("JAM MAKING SET") && row.contains(",6,The row names no customer."))
        );
        assert!(refused.iter().any(|row| row.ends_with(",8,Quantity: “x” is not a number.")), "{report}");
        let run = the_run(&store, summary.run);
        assert_eq!((run.status, run.rows, run.rejected), (ImportStatus::Finished, Some(7), Some(2)));
    });
}

#[test]
fn the_same_file_again_doubles_nothing() {
    testing::each_database(|database| {
        let store = open(database);
        bring(&store, &system(), "invoice-lines", LINES.as_bytes());
        let again = bring(&store, &system(), "invoice-lines", LINES.as_bytes());
        assert_eq!((created(&again), again.already_there), (vec![], 5));
        let more = format!("{LINES}536399,71053,WHITE METAL LANTERN,1,2010-12-02 08:26:00,3.39,17850,United Kingdom\n");
        let more = bring(&store, &system(), "invoice-lines", more.as_bytes());
        assert_eq!(created(&more), [("invoice", 1), ("invoice_line", 1)]);
        let total = store.read_blocking(system(), |db| concentration(db, &Wish::default())).unwrap().total;
        assert_eq!(total.to_string(), "126.48");
    });
}

#[test]
fn rows_without_a_customer_go_to_a_collective_one_if_wished() {
    testing::each_database(|database| {
        let store = open(database);
        let mut plan = plan(&store, "invoice-lines", LINES.as_bytes());
        plan.options.collective = Some("Sundry customers".into());
        let summary = bring_by(&store, &system(), &plan, LINES.as_bytes());
        assert_eq!((summary.refused, summary.without_customer), (1, 0));
        let companies: Vec<Company> = all(&store);
        let sundry = companies.iter().find(|company| company.name == "Sundry customers").unwrap();
        let invoices: Vec<Invoice> = all(&store);
        assert!(invoices.iter().any(|invoice| invoice.number == "536380" && invoice.company == sundry.id));
    });
}

#[test]
fn costs_are_summed_where_they_are_known_of_all_lines() {
    testing::each_database(|database| {
        let store = open(database);
        let catalogue = "Stok kodu;Stok adı;Liste fiyatı;Birim maliyet\nK-1;Kapı;100,00;60,50\nK-2;Kilit;20,00;\n";
        bring(&store, &system(), "products", catalogue.as_bytes());
        let products: Vec<Product> = all(&store);
        assert_eq!(products.iter().filter(|product| product.cost.is_some()).count(), 1);
        let file = "Fatura No;Fatura Tarihi;Müşteri Adı;Stok Kodu;Miktar;Birim Fiyat;Döviz\n\
                    F1;01.03.2026;Işık Ltd;K-1;2;95,00;TL\n\
                    F2;01.03.2026;IŞIK LTD.;K-1;1;95,00;€\nF3;02.03.2026;Işık Ltd.;K-1;2;95,00;EUR\nF3;02.03.2026;Işık Ltd.;K-2;1;20,00;EUR\n";
        let summary = bring(&store, &system(), "invoice-lines", file.as_bytes());
        assert_eq!(created(&summary), [("company", 1), ("invoice", 3), ("invoice_line", 4)]);
        let invoices: HashMap<String, Invoice> =
            all::<Invoice>(&store).into_iter().map(|invoice| (invoice.number.clone(), invoice)).collect();
        assert_eq!(invoices["F2"].cost.unwrap().to_string(), "60.5 EUR");
        assert_eq!(invoices["F2"].profit.unwrap().to_string(), "34.5 EUR");
        assert_eq!((invoices["F3"].cost, invoices["F3"].profit), (None, None));
        // The cost is kept in euro, the invoice was written in lira.
        assert_eq!((invoices["F1"].cost, invoices["F1"].total.unwrap().currency.code()), (None, "TRY"));
    });
}

#[test]
fn a_turkish_list_of_accounts_becomes_companies_and_is_brought_up_to_date() {
    testing::each_database(|database| {
        let store = open(database);
        let known =
            make(&store, "company", values([("name", text("YAĞMUR ZÜCCACİYE")), ("description", text("eski"))]));
        let file = "Cari Kodu;Ünvanı;İl;VKN;Telefon;E-Posta;Yetkili\n\
                    120.01;Işık Çetin Gıda A.Ş.;İstanbul;4540536920;0 (212) 555 01 01;muhasebe@isik.example;Ayşe Kaya\n\
                    120.02;Yağmur Züccaciye;Muğla;;0090-212-555-01-04;yok;\n\
                    120.03;Yanlış Numara;Ağrı;4540536921;;;\n";
        let bytes = encoded(file, 1254);
        let guess = Source::from_bytes(bytes.clone()).unwrap().guess(&Given::default()).unwrap();
        assert_eq!(likeliest_kind(&store.catalogue(), &guess), "companies");
        let actor = kernel::Actor { lang: Lang::Tr, ..system() };
        store
            .write_blocking(system(), |tx| {
                let settings = store::Settings { country: "TR".into(), ..tx.settings().clone() };
                tx.save_settings(&settings)
            })
            .unwrap();
        let plan = plan(&store, "companies", &bytes);
        assert_eq!(
            plan.targets,
            [
                "company.external_number",
                "company.name",
                "company.address.city",
                "company.tax_number",
                "company.phone",
                "company.email",
                "person.name"
            ]
        );
        let summary = bring_by(&store, &actor, &plan, &bytes);
        assert_eq!(created(&summary), [("company", 2), ("person", 1)]);
        assert_eq!((summary.changed, summary.refused, summary.remarks), (1, 0, 2));
        let reasons: Vec<&str> = summary.first_remarks.iter().map(|remark| remark.reason.as_str()).collect();
        assert!(reasons[0].starts_with("E-posta:"), "{reasons:?}");
        assert!(reasons[1].starts_with("Vergi numarası:"), "{reasons:?}");

        let mended = file.replace(";yok;", ";;").replace("4540536921", "");
        let bytes = encoded(&mended, 1254);
        let again = bring(&store, &actor, "companies", &bytes);
        assert_eq!((created(&again), again.changed, again.unchanged), (vec![], 0, 3));
        let company: Company = store.read_blocking(system(), move |db| db.get(known.of())).unwrap();
        // Found by its name in any writing, renamed as the file has it; what the file does not say stays.
        assert_eq!((company.name.as_str(), company.external_number.as_deref()), ("Yağmur Züccaciye", Some("120.02")));
        assert_eq!((company.phone.as_deref(), company.description.as_deref()), (Some("+902125550104"), Some("eski")));
        let people: Vec<Person> = all(&store);
        assert_eq!(people.len(), 1);
    });
}

#[test]
fn what_is_there_may_be_filled_up_or_left() {
    testing::each_database(|database| {
        let store = open(database);
        make(
            &store,
            "company",
            values([("name", text("Acme")), ("external_number", text("7")), ("web", text("https://acme.example"))]),
        );
        let file = b"External number,Company,Website,Tax office\n7,Acme Ltd,other.example,Kadikoy\n";
        let mut plan = plan(&store, "companies", file);
        plan.options.existing = Existing::Leave;
        assert_eq!(bring_by(&store, &system(), &plan, file).unchanged, 1);
        plan.options.existing = Existing::Fill;
        assert_eq!(bring_by(&store, &system(), &plan, file).changed, 1);
        let company = all::<Company>(&store).remove(0);
        assert_eq!((company.name.as_str(), company.web.as_deref()), ("Acme", Some("https://acme.example")));
        assert_eq!(company.tax_office.as_deref(), Some("Kadikoy"));
    });
}

#[test]
fn estonian_people_find_their_company_or_make_it() {
    testing::each_database(|database| {
        let store = open(database);
        let eller =
            make(&store, "company", values([("name", text("Eller AS")), ("registry_number", text("10000018"))]));
        let file = "Eesnimi\tPerekonnanimi\tEttevõte\tRegistrikood\tTelefon\tE-post\tSünnipäev\n\
                    Tõnu\tHunt\tAS Eller\t10000018\t+372 5555 0101\ttonu@eller.example\t24.02.1985\n\
                    Ülle\tSäär\tŽanr OÜ\t\t\tylle@zanr.example\t\n\
                    Ülle\tSäär\tŽanr OÜ\t\t+372 5555 0102\tYlle@zanr.example\t\n";
        let bytes: Vec<u8> = [0xff, 0xfe].into_iter().chain(file.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let summary = bring(&store, &system(), "people", &bytes);
        assert_eq!((created(&summary), summary.changed), (vec![("company", 1), ("person", 2)], 1));
        let people: HashMap<String, Person> =
            all::<Person>(&store).into_iter().map(|person| (person.name.clone(), person)).collect();
        assert_eq!(people["Tõnu Hunt"].company.map(|id| id.any()), Some(eller));
        assert_eq!(people["Tõnu Hunt"].birthday.unwrap().to_string(), "1985-02-24");
        assert_eq!(people["Ülle Säär"].phone.as_deref(), Some("+37255550102"));
    });
}

#[test]
fn people_are_joined_to_the_company_of_their_mail_address() {
    testing::each_database(|database| {
        let store = open(database);
        let acme =
            make(&store, "company", values([("name", text("Acme")), ("web", text("https://www.acme.example/en"))]));
        let file = b"Name,Email\nAda Ash,ada@acme.example\nBo Birch,bo@gmail.com\n";
        let summary = bring(&store, &system(), "people", file);
        assert_eq!(created(&summary), [("person", 2)]);
        let people: HashMap<String, Person> =
            all::<Person>(&store).into_iter().map(|person| (person.name.clone(), person)).collect();
        assert_eq!(people["Ada Ash"].company.map(|id| id.any()), Some(acme));
        assert_eq!(people["Bo Birch"].company, None);
    });
}

#[test]
fn any_record_type_comes_in_by_its_plural() {
    testing::each_database(|database| {
        let store = open(database);
        let file = b"Invoice number,Invoice date,Due date,Company,VAT number,Net amount,VAT\n\
                     A-1,2026-01-05,2026-02-05,Acme,,100.00,22.00\nA-2,soon,,Acme,,1,\n";
        let summary = bring(&store, &system(), "invoices", file);
        assert_eq!((created(&summary), summary.refused), (vec![("company", 1), ("invoice", 1)], 1));
        let invoice = all::<Invoice>(&store).remove(0);
        assert_eq!((invoice.total.unwrap().to_string().as_str(), invoice.status), ("100 EUR", InvoiceStatus::Open));
        let unknown = import::plan::Kind::named(&store.catalogue(), "users").unwrap_err();
        assert_eq!(unknown.key(), "import-error-no-such-kind");
    });
}

#[test]
fn a_seller_brings_in_only_what_he_may_make() {
    testing::each_database(|database| {
        let store = open(database);
        let own = ["own"; 5];
        let seller = user(&store, "seller", &[("company", own), ("product", ["all"; 5]), ("import_run", own)]);
        let summary = bring(&store, &seller, "invoice-lines", LINES.as_bytes());
        assert_eq!(created(&summary), [("company", 2), ("product", 4)]);
        assert_eq!((summary.refused, all::<Invoice>(&store).len()), (7, 0));
        assert!(all::<Company>(&store).iter().all(|company| company.owner.map(|id| id.any()) == seller.user));
        let stranger = user(&store, "stranger", &[("company", own)]);
        assert_eq!(import::begin(&store, &stranger, "x", "companies").unwrap_err().fault(), kernel::Fault::Forbidden);
    });
}

#[test]
fn cdnow_says_what_is_published() {
    testing::each_database(|database| {
        let store = open(database);
        let file = include_bytes!("data/CDNOW_sample.txt.gz");
        let mut plan = plan(&store, "invoice-lines", file);
        assert!(!plan.guess.header);
        plan.targets = ["", "company.external_number", "invoice.date", "invoice_line.quantity", "invoice_line.total"]
            .map(str::to_owned)
            .into();
        let summary = bring_by(&store, &system(), &plan, file);
        assert_eq!((summary.read, summary.refused), (6_919, 0), "{:?}", summary.first_refused);
        let found = store.read_blocking(system(), |db| concentration(db, &Wish::default())).unwrap();
        assert_eq!((found.customers_for_share, found.customers), (777, 2_349));
    });
}

#[test]
fn a_plan_that_makes_nothing_is_refused_by_name() {
    let database = testing::sqlite_dir();
    let store = open(&testing::Database::Sqlite(database));
    let mut plan = plan(&store, "invoice-lines", LINES.as_bytes());
    let catalogue = store.catalogue();
    plan.targets[4] = String::new();
    assert_eq!(plan.check(&catalogue).unwrap_err().value("target"), Some("invoice.date"));
    plan.targets[4] = plan.targets[3].clone();
    assert_eq!(plan.check(&catalogue).unwrap_err().key(), "import-error-target-twice");
    plan.targets[4] = "user.name".into();
    assert_eq!(plan.check(&catalogue).unwrap_err().key(), "import-error-no-such-target");
}

fn encoded(text: &str, page: u16) -> Vec<u8> {
    let encoding = encoding_rs::Encoding::for_label(format!("windows-{page}").as_bytes()).unwrap();
    encoding.encode(text).0.into_owned()
}

#[test]
fn rows_that_are_likely_there_are_noted_taken_or_made_as_the_plan_says() {
    use crm::duplicates::{queue, scan};
    use import::plan::Likely;

    const ROWS: &[u8] = "name,phone,city\nPOHJALA PUIT AS,+372 600 0001,Tallinn\nTamm OÜ,,Tartu\n".as_bytes();
    testing::each_database(|database| {
        let names = |store: &store::Store| {
            let mut names: Vec<String> = all::<Company>(store).into_iter().map(|company| company.name).collect();
            names.sort();
            names
        };
        let store = open(database);
        let there = values([("name", text("Põhjala Puit OÜ")), ("phone", text("+372 600 0001"))]);
        make(&store, "company", there);
        let mut by = plan(&store, "companies", ROWS);
        by.options.likely = Likely::Update;
        bring_by(&store, &system(), &by, ROWS);
        assert_eq!(names(&store), ["POHJALA PUIT AS", "Tamm OÜ"]);
        assert_eq!(all::<Company>(&store).iter().filter(|company| company.phone.is_some()).count(), 1);

        let other = "name,phone\nPohjala Puit Grupp,+372 600 0001\n".as_bytes();
        let mut by = plan(&store, "companies", other);
        by.options.likely = Likely::Create;
        bring_by(&store, &system(), &by, other);
        assert!(store.read_blocking(system(), |db| db.latest_job(scan::SCAN)).unwrap().is_none());

        let third = "name,phone\nPohjala Puit & Co,+372 600 0001\n".as_bytes();
        let by = plan(&store, "companies", third);
        let summary = bring_by(&store, &system(), &by, third);
        let job = store.read_blocking(system(), |db| db.latest_job(scan::SCAN)).unwrap().unwrap();
        let asked: scan::ScanJob = serde_json::from_str(&job.payload).unwrap();
        assert_eq!(asked.batch, Some(summary.run.any()));
        scan::all(&store, asked.batch, &mut |_, _| true).unwrap();
        let waiting = store.read_blocking(system(), |db| queue(db, "company", None, 50)).unwrap();
        // Only pairs with what this import made: the two that were there before are not looked at.
        assert_eq!(waiting.clusters.len(), 1);
        assert_eq!(waiting.clusters[0].pairs.len(), 2);
    });
}
