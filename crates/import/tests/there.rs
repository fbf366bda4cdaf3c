//! Records that are there keep what a file does not say.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use crm::billing::{Invoice, InvoiceKind, InvoiceStatus};
use crm::customers::{Company, Person};
use crm::sales::Product;
use kernel::Money;
use store::Store;
use support::{all, bring, open, plan, system};

fn invoice(store: &Store, number: &str) -> Invoice {
    all::<Invoice>(store).into_iter().find(|invoice| invoice.number == number).unwrap()
}

/// An amount in whole units.
fn whole(amount: Option<Money>) -> Option<i64> {
    amount.map(|amount| amount.amount.scaled() / kernel::decimal::SCALE)
}

/// Total, gross, paid and open.
fn amounts(invoice: &Invoice) -> [Option<i64>; 4] {
    [invoice.total, invoice.gross, invoice.paid, invoice.open].map(whole)
}

const BOOKED: &str = "Invoice No,Date,Customer,Total without tax,VAT,Status\n\
    1,2026-01-02,Acme,100,24,open\n2,2026-01-03,Acme,50,12,paid\n";

#[test]
fn a_list_that_says_nothing_of_paying_pays_no_invoice_that_is_there() {
    testing::each_database(|database| {
        let store = open(database);
        bring(&store, &system(), "invoices", BOOKED.as_bytes());
        let revenue = "Invoice No,Date,Customer,Total without tax\n1,2026-01-02,Acme,100\n2,2026-01-03,Acme,50\n\
                       3,2026-01-04,Acme,70\n";
        assert!(plan(&store, "invoices", revenue.as_bytes()).options.paid);
        let summary = bring(&store, &system(), "invoices", revenue.as_bytes());
        assert_eq!((summary.changed, summary.unchanged), (0, 2));
        let open = invoice(&store, "1");
        assert_eq!((open.status, amounts(&open)), (InvoiceStatus::Open, [Some(100), Some(124), None, Some(124)]));
        let paid = invoice(&store, "2");
        assert_eq!((paid.status, amounts(&paid)), (InvoiceStatus::Paid, [Some(50), Some(62), Some(62), Some(0)]));
        let history = invoice(&store, "3");
        assert_eq!((history.status, whole(history.paid)), (InvoiceStatus::Paid, Some(70)));
    });
}

#[test]
fn further_rows_of_an_invoice_that_counts_as_paid_leave_nothing_open() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Invoice No,Date,Customer,Total without tax\n1,2026-01-02,Acme,100\n1,2026-01-02,Acme,150\n";
        bring(&store, &system(), "invoices", file.as_bytes());
        let invoice = invoice(&store, "1");
        assert_eq!((invoice.status, amounts(&invoice)[2..].to_vec()), (InvoiceStatus::Paid, vec![Some(150), Some(0)]));
    });
}

#[test]
fn an_amount_with_tax_is_no_total_of_an_invoice_that_has_one() {
    testing::each_database(|database| {
        let store = open(database);
        bring(&store, &system(), "invoices", BOOKED.as_bytes());
        let due = "Invoice No,Date,Due date,Customer,Total with tax\n1,2026-01-02,2026-02-01,Acme,124\n\
                   8,2026-01-09,2026-02-08,Acme,200\n";
        let summary = bring(&store, &system(), "invoices", due.as_bytes());
        assert_eq!(amounts(&invoice(&store, "1")), [Some(100), Some(124), None, Some(124)]);
        // What comes in anew says that its total is one with tax.
        assert_eq!(amounts(&invoice(&store, "8")), [Some(200), Some(200), None, Some(200)]);
        assert_eq!((summary.remarks, summary.first_remarks[0].line), (1, 3));
        let said = &summary.first_remarks[0].reason;
        assert_eq!(
            said,
            "Total without tax: The row names no amount without tax. The amount with tax was taken for it."
        );
        // Where the row says the tax, too, the total follows.
        let both = "Invoice No,Date,Due date,Customer,Total with tax,VAT\n1,2026-01-02,2026-02-01,Acme,248,48\n";
        assert_eq!(bring(&store, &system(), "invoices", both.as_bytes()).remarks, 0);
        assert_eq!(amounts(&invoice(&store, "1")), [Some(200), Some(248), None, Some(248)]);
    });
}

#[test]
fn a_minus_makes_no_credit_note_of_an_invoice_that_is_there() {
    testing::each_database(|database| {
        let store = open(database);
        bring(&store, &system(), "invoices", BOOKED.as_bytes());
        let file = "Invoice No,Date,Customer,Total without tax\n1,2026-01-02,Acme,-100\n9,2026-01-02,Acme,-5\n";
        bring(&store, &system(), "invoices", file.as_bytes());
        assert_eq!(invoice(&store, "1").kind, InvoiceKind::Invoice);
        assert_eq!(invoice(&store, "9").kind, InvoiceKind::CreditNote);
    });
}

#[test]
fn rows_without_a_customer_take_no_invoice_from_its_own() {
    testing::each_database(|database| {
        let store = open(database);
        bring(&store, &system(), "invoices", BOOKED.as_bytes());
        let file = b"Invoice No,Date,Customer,Total without tax\n1,2026-01-02,,110\n4,2026-01-02,,10\n";
        let mut plan = plan(&store, "invoices", file);
        plan.options.collective = Some("Cash sales".to_owned());
        support::bring_by(&store, &system(), &plan, file);
        let named = |number: &str| {
            let of = invoice(&store, number).company;
            all::<Company>(&store).into_iter().find(|company| company.id == of).unwrap().name
        };
        assert_eq!([named("1"), named("4")], ["Acme", "Cash sales"]);
    });
}

#[test]
fn codes_and_mail_addresses_stand_for_no_name_and_no_company_that_is_there() {
    testing::each_database(|database| {
        let store = open(database);
        bring(&store, &system(), "products", "Stok Kodu;Stok Adı;Satış Fiyatı\nK-1;Kapı;125,90\n".as_bytes());
        bring(&store, &system(), "products", "Stok Kodu;Satış Fiyatı\nK-1;130,00\n".as_bytes());
        let product = all::<Product>(&store).remove(0);
        assert_eq!((product.name.as_str(), whole(product.price)), ("Kapı", Some(130)));

        bring(&store, &system(), "companies", b"Company,Website\nAcme,acme.example.com\nBeta,beta.example.com\n");
        bring(&store, &system(), "people", b"Name,Company,E-mail\nAda Lovelace,Beta,ada@acme.example.com\n");
        bring(&store, &system(), "people", b"Name,E-mail,Job title\nAda Lovelace,ada@acme.example.com,Engineer\n");
        let ada = all::<Person>(&store).remove(0);
        let beta = all::<Company>(&store).into_iter().find(|company| company.name == "Beta").unwrap();
        assert_eq!((ada.company, all::<Person>(&store).len()), (Some(beta.id), 1));
    });
}
