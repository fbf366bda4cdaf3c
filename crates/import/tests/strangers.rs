//! Files as other firms have them, brought in without a word about what they are.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::fs;
use std::path::PathBuf;

use crm::billing::{Invoice, InvoiceKind, InvoiceLine, InvoiceStatus, Payment, PaymentMethod};
use crm::customers::{Company, Party, Person};
use crm::sales::{Lead, Opportunity, Outcome};
use crm::work::{Activity, ActivityKind};
use import::Summary;
use import::plan::likeliest_kind;
use import::source::{DateOrder, Given, Source};
use kernel::Money;
use store::Store;
use support::{all, bring_by, created, open, plan, report, system};

fn bytes(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)).unwrap()
}

/// Brings a file in as it is proposed, its kind too.
fn bring(store: &Store, name: &str) -> Summary {
    bring_bytes(store, &bytes(name))
}

fn bring_bytes(store: &Store, bytes: &[u8]) -> Summary {
    let guess = Source::from_bytes(bytes).unwrap().guess(&Given::default()).unwrap();
    let kind = likeliest_kind(&store.catalogue(), &guess);
    bring_by(store, &system(), &plan(store, &kind, bytes), bytes)
}

fn amount(money: Option<Money>) -> String {
    money.map_or(String::new(), |money| money.to_string())
}

fn invoices(store: &Store) -> Vec<Invoice> {
    let mut invoices = all::<Invoice>(store);
    invoices.sort_by(|one, other| one.number.cmp(&other.number));
    invoices
}

fn names<T>(of: Vec<T>, name: impl Fn(&T) -> String) -> Vec<String> {
    let mut names: Vec<String> = of.iter().map(name).collect();
    names.sort();
    names
}

#[test]
fn orders_of_web_shops_become_invoices_of_companies_and_private_buyers() {
    for (file, total) in [("shopify_orders.csv", "30 GBP"), ("woocommerce_orders.csv", "30 EUR")] {
        testing::each_database(|database| {
            let store = open(database);
            let summary = bring(&store, file);
            let wanted = [("company", 2), ("invoice", 2), ("invoice_line", 3), ("product", 2)];
            assert_eq!((created(&summary), summary.refused), (wanted.to_vec(), 0), "{:?}", summary.first_refused);
            let companies = all::<Company>(&store);
            let bob = companies.iter().find(|company| company.name == "Bob Ray").unwrap();
            let foo = companies.iter().find(|company| company.name == "Foo Ltd").unwrap();
            assert_eq!((bob.party, foo.party), (Party::Individual, Party::Organisation));
            // The second line of an order names no customer, no day and no currency in one of the programs.
            let first = invoices(&store).remove(0);
            assert_eq!((first.company, amount(first.total)), (foo.id, total.to_owned()), "{file}");
            assert_eq!(first.cost, None, "what an article costs the buyer is no cost of ours");
        });
    }
}

#[test]
fn orders_of_a_market_place_that_were_cancelled_are_no_revenue() {
    testing::each_database(|database| {
        let store = open(database);
        assert_eq!(bring(&store, "pazaryeri_siparisleri.csv").refused, 0);
        let found = invoices(&store);
        let said: Vec<(&str, InvoiceStatus)> = found.iter().map(|one| (one.number.as_str(), one.status)).collect();
        assert_eq!(said, [("100200300", InvoiceStatus::Paid), ("100200301", InvoiceStatus::Cancelled)]);
    });
}

#[test]
fn lines_below_the_first_belong_to_its_invoice() {
    testing::each_database(|database| {
        let store = open(database);
        assert_eq!(bring(&store, "grouped_lines.csv").refused, 0);
        assert_eq!(names(invoices(&store), |invoice| amount(invoice.total)), ["12.5 EUR", "185 EUR"]);
    });
}

#[test]
fn what_is_to_be_done_is_known_by_its_subject() {
    testing::each_database(|database| {
        let store = open(database);
        for (made, there) in [(2, 0), (0, 2)] {
            let summary = bring(&store, "gorevler.csv");
            let tasks = summary.created.get("task").copied().unwrap_or(0);
            assert_eq!((tasks, summary.unchanged), (made, there), "{summary:?}");
        }
    });
}

#[test]
fn what_was_won_and_lost_elsewhere_is_so_here_on_its_own_day() {
    testing::each_database(|database| {
        let store = open(database);
        assert_eq!(bring(&store, "pipedrive_deals.csv").refused, 0);
        let deals = all::<Opportunity>(&store);
        let of = |name: &str| deals.iter().find(|deal| deal.name == name).unwrap();
        assert_eq!(of("Regale Lager 2").outcome, Outcome::Open);
        let lost = of("Alt-Regale");
        assert_eq!((lost.outcome, lost.closed_on), (Outcome::Lost, Some("2025-02-01".parse().unwrap())));

        // The same list once more, a stage further, makes no deal twice.
        let later = String::from_utf8(bytes("pipedrive_deals.csv")).unwrap().replace(",open,", ",won,");
        let again = bring_bytes(&store, later.as_bytes());
        assert_eq!((again.created_in_all(), again.changed), (0, 1));
        let deals = all::<Opportunity>(&store);
        assert_eq!(deals.iter().filter(|deal| deal.outcome == Outcome::Won).count(), 1);
        assert_eq!(deals.len(), 2);
    });
}

#[test]
fn visits_and_calls_of_another_program_come_in_once() {
    testing::each_database(|database| {
        let store = open(database);
        let summary = bring(&store, "pipedrive_activities.csv");
        assert_eq!(created(&summary), [("activity", 2), ("company", 1)]);
        let kinds = names(all::<Activity>(&store), |activity| format!("{}: {:?}", activity.subject, activity.kind));
        assert_eq!(
            kinds,
            [format!("Besuch Lager: {:?}", ActivityKind::Meeting), format!("Nachfassen: {:?}", ActivityKind::Call)]
        );
        let again = bring(&store, "pipedrive_activities.csv");
        assert_eq!((again.created_in_all(), again.unchanged), (0, 2));
    });
}

#[test]
fn two_visits_that_say_the_same_stay_two() {
    let database = testing::Database::Sqlite(testing::sqlite_dir());
    let store = open(&database);
    let file = b"Subject,Kind,Date,Company\nVisit,Visit,2026-01-02,Acme\nVisit,Visit,2026-01-02,Acme\n";
    for (made, there) in [(2, 0), (0, 2)] {
        let summary = bring_by(&store, &system(), &plan(&store, "activities", file), file);
        assert_eq!((summary.created.get("activity").copied().unwrap_or(0), summary.unchanged), (made, there));
    }
    assert_eq!(all::<Activity>(&store).len(), 2);
}

#[test]
fn leads_are_called_by_the_person_and_the_company() {
    testing::each_database(|database| {
        let store = open(database);
        assert_eq!(bring(&store, "zoho_leads.csv").refused, 0);
        let lead = all::<Lead>(&store).remove(0);
        assert_eq!(lead.name, "Zeynep Çelik, Ege Seramik Ltd. Şti.");
        assert_eq!(lead.person_name.as_deref(), Some("Zeynep Çelik"));
        let again = bring(&store, "zoho_leads.csv");
        assert_eq!((again.created_in_all(), again.unchanged), (0, 1));
    });
}

#[test]
fn what_is_left_to_pay_says_what_was_paid() {
    testing::each_database(|database| {
        let store = open(database);
        bring(&store, "acik_kalemler.csv");
        let found = invoices(&store);
        assert_eq!((amount(found[0].paid), amount(found[0].open)), ("500 EUR".to_owned(), "700 EUR".to_owned()));
        assert_eq!(found[1].status, InvoiceStatus::Open);

        let summary = bring(&store, "rechnungen_windows-1252.csv");
        assert!(summary.columns_left_out.is_empty(), "{:?}", summary.columns_left_out);
        let said = &summary.first_refused[0].reason;
        assert!(said.contains("total under the table"), "{said}");
        let found = invoices(&store);
        let of = |number: &str| found.iter().find(|invoice| invoice.number == number).unwrap();
        let (paid, unpaid, credit) = (of("RE-2025-001"), of("RE-2025-002"), of("GS-2025-001"));
        assert_eq!((paid.status, amount(paid.tax)), (InvoiceStatus::Paid, "190 EUR".to_owned()));
        assert_eq!((unpaid.status, amount(unpaid.open)), (InvoiceStatus::Open, "297.5 EUR".to_owned()));
        assert_eq!(credit.kind, InvoiceKind::CreditNote);
    });
}

#[test]
fn payments_are_known_as_such_and_follow_the_currency_of_their_invoice() {
    testing::each_database(|database| {
        let store = open(database);
        let lists = bring(&store, "fatura_listesi.csv");
        assert_eq!((lists.refused, invoices(&store).len()), (1, 4), "{:?}", lists.first_refused);
        let back = invoices(&store).into_iter().find(|invoice| invoice.number.starts_with("IAD")).unwrap();
        assert_eq!((back.kind, amount(back.total)), (InvoiceKind::CreditNote, "-100 TRY".to_owned()));

        let summary = bring(&store, "tahsilatlar.csv");
        assert_eq!(created(&summary), [("payment", 2)], "{:?}", summary.first_refused);
        let payments = names(all::<Payment>(&store), |payment| payment.amount.to_string());
        assert_eq!(payments, ["1200 TRY", "500 TRY"]);
        let second = bring(&store, "tahsilatlar.csv");
        assert_eq!((second.created_in_all(), second.unchanged), (0, 2));

        // One for an invoice that nobody knows here makes none: it is paid on account, and that is told.
        let english =
            "Date,Customer,Invoice,Amount received,Method,Reference\n2025-02-05,ABC GIDA,X9,1200.00,Cash,R 1\n";
        let third = bring_bytes(&store, english.as_bytes());
        assert_eq!(created(&third), [("payment", 1)], "{:?}", third.first_refused);
        assert_eq!(third.left_empty["invoice.number"].values, ["X9"]);
        let payments = all::<Payment>(&store);
        let paid = payments.iter().find(|payment| payment.reference.as_deref() == Some("R 1")).unwrap();
        assert_eq!((paid.method, paid.invoice), (Some(PaymentMethod::Cash), None));
    });
}

#[test]
fn a_line_that_an_invoice_does_not_have_is_told_and_a_refused_one_comes_in_when_mended() {
    testing::each_database(|database| {
        let store = open(database);
        let first = bring(&store, "lines.csv");
        assert_eq!((first.refused, invoices(&store).len()), (2, 1));

        // Our own file of refused rows, mended: the line joins the others of its invoice.
        if let Some(lines) = report(database, &first) {
            let mended = lines.join("\n").replacen(",one,", ",1,", 1).replacen(",x,", ",4,", 1);
            let second = bring_bytes(&store, mended.as_bytes());
            assert_eq!((second.created["invoice_line"], second.refused), (2, 0), "{:?}", second.first_refused);
            let a1 = invoices(&store).remove(0);
            assert_eq!((amount(a1.total), amount(a1.paid)), ("33 EUR".to_owned(), "33 EUR".to_owned()));
            assert_eq!(a1.status, InvoiceStatus::Paid);
            // And once more adds nothing.
            let third = bring_bytes(&store, mended.as_bytes());
            assert_eq!((third.created_in_all(), third.already_there), (0, 2));

            // A whole file with another quantity for a line that came in.
            let whole = bring(&store, "lines_corrected.csv");
            assert_eq!((whole.already_there, whole.refused, whole.created["invoice"]), (3, 1, 1));
            let said = &whole.first_refused[0];
            assert!(said.line == 2 && said.reason.contains("A1 was there already"), "{said:?}");
            assert_eq!(amount(invoices(&store).remove(0).total), "33 EUR");
            assert_eq!(all::<InvoiceLine>(&store).len(), 5);
        }
    });
}

#[test]
fn an_amount_with_a_sign_says_the_currency_of_its_row() {
    testing::each_database(|database| {
        let store = open(database);
        bring(&store, "sales_book.xlsx");
        assert_eq!(names(invoices(&store), |invoice| amount(invoice.total)), ["-25 TRY", "185 TRY"]);
        let lines = all::<InvoiceLine>(&store);
        assert!(lines.iter().all(|line| line.total.currency == line.unit_price.currency), "{lines:?}");

        bring_bytes(&store, b"Invoice No,Customer,Invoice Date,Amount (USD)\nU1,Foo,2025-03-24,100.00\n");
        let found = invoices(&store);
        let dollars = found.iter().find(|invoice| invoice.number == "U1").unwrap();
        assert_eq!(amount(dollars.total), "100 USD");
    });
}

#[test]
fn headers_of_two_lines_say_whose_names_they_are() {
    testing::each_database(|database| {
        let store = open(database);
        let summary = bring(&store, "joined_headers.xlsx");
        assert_eq!(created(&summary), [("company", 2), ("person", 2)]);
        let people = names(all::<Person>(&store), |person| person.name.clone());
        let companies = names(all::<Company>(&store), |company| company.name.clone());
        assert_eq!(
            (people, companies),
            (vec!["Ann Lee".into(), "Bob Ray".into()], vec!["Bar Ltd".into(), "Foo Ltd".to_owned()])
        );
    });
}

#[test]
fn columns_without_names_are_known_by_what_they_hold() {
    let store = open(&testing::Database::Sqlite(testing::sqlite_dir()));
    let file = bytes("headerless.csv");
    let guess = Source::from_bytes(&file[..]).unwrap().guess(&Given::default()).unwrap();
    assert_eq!(likeliest_kind(&store.catalogue(), &guess), "people");
    assert_eq!(plan(&store, "people", &file).targets, ["person.name", "person.email", "person.phone", "", ""]);
    let deals = plan(&store, "payments", &file).targets;
    assert_eq!(deals[3..], ["payment.date", "payment.amount"]);
    let firms = "Foo Ltd;info@foo.example\nBar GmbH;info@bar.example\n".as_bytes();
    let guess = Source::from_bytes(firms).unwrap().guess(&Given::default()).unwrap();
    assert_eq!(likeliest_kind(&store.catalogue(), &guess), "companies");
}

#[test]
fn printed_pages_are_read_by_their_wide_gaps() {
    testing::each_database(|database| {
        let store = open(database);
        let summary = bring(&store, "printed_pages.txt");
        let found = names(all::<Company>(&store), |company| company.name.clone());
        assert_eq!(found, ["ABC GIDA SANAYI LTD STI", "OZGUR TEKSTIL", "SEN KARDESLER NAKLIYAT", "YILDIZ MOBILYA"]);
        let abc = all::<Company>(&store).into_iter().find(|company| company.name.starts_with("ABC")).unwrap();
        assert_eq!((abc.external_number.as_deref(), abc.phone.as_deref()), (Some("120.01.001"), Some("+902125551020")));
        // Titles and sums of the pages are told, and no page's header or rule becomes a company.
        assert!(summary.refused >= 2, "{summary:?}");
    });
}

#[test]
fn contacts_of_outlook_in_german_keep_their_addresses() {
    testing::each_database(|database| {
        let store = open(database);
        bring(&store, "outlook_german.csv");
        let company = all::<Company>(&store).remove(0);
        let address = company.address;
        assert_eq!((address.city.as_deref(), address.country.as_deref()), (Some("Köln"), Some("DE")));
        let people = names(all::<Person>(&store), |person| person.name.clone());
        assert_eq!(people, ["Jürgen Groß", "Käthe Öztürk"]);
    });
}

#[test]
fn a_domain_names_a_company_once() {
    testing::each_database(|database| {
        let store = open(database);
        bring(&store, "domains.csv");
        let companies = names(all::<Company>(&store), |company| company.name.clone());
        assert_eq!(companies, ["bar.com.tr", "foo.co.uk"]);
        let people = all::<Person>(&store);
        let firms: Vec<_> = people
            .iter()
            .filter(|person| person.name.ends_with("Lee") || person.name.ends_with("Ray"))
            .map(|person| person.company)
            .collect();
        assert_eq!(firms[0], firms[1]);
    });
}

#[test]
fn numbers_to_call_follow_the_country_that_the_file_points_to() {
    testing::each_database(|database| {
        let store = open(database);
        let summary = bring(&store, "sage_customers.csv");
        assert_eq!(summary.remarks, 0, "{:?}", summary.first_remarks);
        let phones = names(all::<Company>(&store), |company| company.phone.clone().unwrap_or_default());
        assert_eq!(phones, ["", "+441742876234"]);
        assert_eq!(all::<Person>(&store)[0].phone.as_deref(), Some("+441912545909"));
    });
}

#[test]
fn numbers_of_registers_lose_what_they_are_called() {
    testing::each_database(|database| {
        let store = open(database);
        let file =
            "Firma;Telefon;Vergi No\nA;0212 555 10 20 - 0532 111 22 33;VKN: 454 053 69 20\nB;;KMKR EE100594102\n";
        bring_bytes(&store, file.as_bytes());
        let mut found = all::<Company>(&store);
        found.sort_by(|one, other| one.name.cmp(&other.name));
        assert_eq!(found[0].tax_number.as_deref(), Some("4540536920"));
        assert_eq!(found[0].phone.as_deref(), Some("+902125551020"));
        assert_eq!(found[1].tax_number.as_deref(), Some("EE100594102"));
    });
}

#[test]
fn a_header_that_comes_again_in_the_middle_is_no_company() {
    let store = open(&testing::Database::Sqlite(testing::sqlite_dir()));
    bring_bytes(&store, "Name,City\nAcme Ltd,York\n\u{feff}Name,City\nBeta Ltd,Bath\n".as_bytes());
    assert_eq!(names(all::<Company>(&store), |company| company.name.clone()), ["Acme Ltd", "Beta Ltd"]);
}

#[test]
fn the_undoing_of_each_leaves_nothing_behind() {
    let store = open(&testing::Database::Sqlite(testing::sqlite_dir()));
    let files = [
        "shopify_orders.csv",
        "woocommerce_orders.csv",
        "pipedrive_deals.csv",
        "pipedrive_activities.csv",
        "zoho_leads.csv",
        "acik_kalemler.csv",
        "fatura_listesi.csv",
        "tahsilatlar.csv",
        "joined_headers.xlsx",
        "sales_book.xlsx",
        "lines.csv",
    ];
    for file in files {
        let summary = bring(&store, file);
        assert!(summary.created_in_all() > 0, "{file}");
        let undone = import::undo(&store, &system(), summary.run, &mut |_, _| true).unwrap();
        assert_eq!(undone.kept_count, 0, "{file}");
        let left = [
            all::<Company>(&store).len(),
            all::<Person>(&store).len(),
            all::<Invoice>(&store).len(),
            all::<Payment>(&store).len(),
            all::<Opportunity>(&store).len(),
            all::<Activity>(&store).len(),
            all::<Lead>(&store).len(),
        ];
        assert_eq!(left, [0; 7], "{file}");
    }
}

#[test]
fn an_order_of_dates_that_is_only_supposed_is_said() {
    let store = open(&testing::Database::Sqlite(testing::sqlite_dir()));
    let read = |days: [&str; 2], amount: &str| {
        let [one, other] = days;
        let file = format!("Invoice No,Customer,Invoice Date,Amount\n1,Foo,{one},{amount}\n2,Foo,{other},{amount}\n");
        let plan = plan(&store, "invoices", file.as_bytes());
        plan.either_order().map(|(example, order)| (example.to_owned(), order))
    };
    let said = |example: &str, order| Some((example.to_owned(), order));
    assert_eq!(read(["03/04/2025", "05/06/2025"], "5"), said("03/04/2025", DateOrder::Dmy));
    assert_eq!(read(["03/04/2025", "05/06/2025"], "$5"), said("03/04/2025", DateOrder::Mdy));
    assert_eq!(read(["03/04/2025", "25/06/2025"], "5"), None);
    assert_eq!(read(["03.04.2025", "05.06.2025"], "5"), None);
    assert_eq!(read(["03/03/2025", "2025-06-05"], "5"), None);
}
