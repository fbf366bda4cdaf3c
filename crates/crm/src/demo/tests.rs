//! The story is what it claims to be, in every home and language.

use std::collections::HashSet;

use record::validate::{Surroundings, check};
use record::{FieldType, Value};

use super::cast::BUYERS;
use super::*;
use crate::billing::{InvoiceKind, InvoiceStatus};
use crate::customers::CompanyKind;
use crate::sales::Outcome;

const TODAY: Date = jiff::civil::date(2026, 11, 21);

fn stories() -> Vec<Story> {
    [(Currency::EUR, Lang::Et), (Currency::TRY, Lang::Tr), (Currency::GBP, Lang::En)]
        .map(|(base, lang)| Story::tell(TODAY, base, lang))
        .to_vec()
}

/// Revenue and profit of the last twelve months by customer, in hundredths of the base currency.
fn last_year(story: &Story) -> Vec<(i64, i64)> {
    let from = TODAY.saturating_sub(jiff::ToSpan::months(12));
    let mut sums = vec![(0, 0); story.customers.len()];
    for invoice in story.invoices.iter().filter(|invoice| invoice.date > from) {
        let rate = story
            .rates
            .iter()
            .rfind(|rate| rate.currency == invoice.currency && rate.date <= invoice.date)
            .map_or(1.0, |rate| rate.rate.to_f64());
        let base = |amount: i64| (amount as f64 * rate) as i64;
        sums[invoice.company].0 += base(invoice.total());
        sums[invoice.company].1 += base(invoice.total() - invoice.cost());
    }
    sums
}

#[test]
fn a_few_customers_carry_the_company() {
    for story in stories() {
        let mut revenue: Vec<i64> =
            last_year(&story).into_iter().map(|(revenue, _)| revenue).filter(|r| *r > 0).collect();
        revenue.sort_unstable_by_key(|r| std::cmp::Reverse(*r));
        let total: i64 = revenue.iter().sum();
        let mut sum = 0;
        let needed = revenue
            .iter()
            .take_while(|one| {
                sum += **one;
                sum - **one < total * 8 / 10
            })
            .count();
        assert!((9..=14).contains(&needed), "{needed} of {} make four fifths", revenue.len());
        assert!(revenue.len() >= 40, "{} buyers", revenue.len());
    }
}

#[test]
fn the_second_largest_leaves_little() {
    for story in stories() {
        let sums = last_year(&story);
        let margin = |place: usize| sums[place].1 as f64 / sums[place].0 as f64;
        assert!(margin(1) < margin(0) / 1.8 && margin(1) > 0.0, "{} {}", margin(0), margin(1));
    }
}

#[test]
fn one_fell_silent_and_some_owe_us() {
    for story in stories() {
        let last = |place: usize| story.invoices.iter().filter(|one| one.company == place).map(|one| one.date).max();
        let half_a_year_ago = TODAY.saturating_sub(jiff::ToSpan::months(6));
        assert!(last(4).unwrap() < half_a_year_ago && last(0).unwrap() > half_a_year_ago);
        assert!(story.activities.iter().filter(|one| one.company == 4).all(|one| one.date < TODAY));
        let overdue = story.invoices.iter().filter(|one| one.status == InvoiceStatus::Open && one.due < TODAY);
        let debtors: HashSet<usize> = overdue.clone().map(|one| one.company).collect();
        assert!(debtors.len() >= 3 && debtors.contains(&5), "{debtors:?}");
        assert!(overdue.clone().all(|one| one.due < TODAY && one.payment.is_none()));
        assert!(story.invoices.iter().any(|one| one.status == InvoiceStatus::Open));
    }
}

#[test]
fn invoices_are_numbered_by_date_and_add_up() {
    for story in stories() {
        assert!((600..1_200).contains(&story.invoices.len()), "{} invoices", story.invoices.len());
        assert!(story.invoices.is_sorted_by_key(|one| one.date));
        let numbers: HashSet<&String> = story.invoices.iter().map(|one| &one.number).collect();
        assert_eq!(numbers.len(), story.invoices.len());
        for one in &story.invoices {
            assert!(!one.lines.is_empty() && one.date <= TODAY);
            let sign = if one.kind == InvoiceKind::CreditNote { -1 } else { 1 };
            assert!(one.total() * sign > 0 && one.cost() * sign > 0, "{one:?}");
            assert!(one.company < BUYERS);
            assert_eq!(one.payment.is_some(), one.status == InvoiceStatus::Paid);
        }
        assert!(story.invoices.iter().any(|one| one.kind == InvoiceKind::CreditNote));
    }
}

#[test]
fn there_are_groups_key_accounts_and_deals_in_every_stage() {
    for story in stories() {
        let parents: HashSet<usize> = story.customers.iter().filter_map(|one| one.parent).collect();
        assert_eq!(parents.len(), 3);
        assert!(story.key_accounts.iter().any(|one| story.customers[one.company].kinds == [CompanyKind::Prospect]));
        for stage in 0..6 {
            assert!(story.opportunities.iter().any(|one| one.stage == stage), "nothing in stage {stage}");
        }
        for one in &story.opportunities {
            assert_eq!(one.closed_on.is_some(), one.outcome != Outcome::Open);
            assert_eq!(one.lost_reason.is_some(), one.outcome == Outcome::Lost);
            assert!(one.person.is_none_or(|person| story.people[person].company == one.company));
        }
    }
}

#[test]
fn names_differ_and_no_text_is_missing() {
    for story in stories() {
        let mut names = HashSet::new();
        for one in &story.customers {
            assert!(names.insert(&one.name), "{} is there twice", one.name);
        }
        let mails: HashSet<&String> = story.people.iter().map(|one| &one.email).collect();
        assert_eq!(mails.len(), story.people.len());
        assert!(!format!("{story:?}").contains('⟦'));
    }
}

#[test]
fn customers_pass_the_checks_of_their_fields() {
    let catalogue = crate::catalogue();
    let described = catalogue.get("company").unwrap();
    for story in stories() {
        for one in &story.customers {
            let around = Surroundings { country: one.address.country.as_deref() };
            for (field, text) in [
                ("email", Some(&one.email)),
                ("phone", Some(&one.phone)),
                ("web", one.web.as_ref()),
                ("tax_number", one.tax_number.as_ref()),
                ("registry_number", one.registry_number.as_ref()),
            ] {
                let value = text.map_or(Value::Null, |text| Value::Text(text.clone()));
                assert_eq!(check(described.field(field).unwrap(), value.clone(), around).unwrap(), value);
            }
            assert!(check(described.field("address").unwrap(), one.address.to_value(), around).is_ok());
        }
    }
}

#[test]
fn the_same_day_tells_the_same_story() {
    assert_eq!(Story::tell(TODAY, Currency::EUR, Lang::En), Story::tell(TODAY, Currency::EUR, Lang::En));
}
