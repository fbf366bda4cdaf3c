//! Buyer now or not, active or passive.

use analytics::activity::{Facts, Purchase, Reason, Rule, Status, judge};

const TODAY: i32 = 20_000;

fn bought(days_ago: &[i32]) -> Vec<Purchase> {
    days_ago.iter().zip(1..).map(|(ago, category)| Purchase { day: TODAY - ago, category }).collect()
}

fn status(purchases: &[Purchase], requests: &[i32], offered: u32) -> Status {
    let rule = Rule::default();
    judge(&Facts::count(TODAY, rule.period_days, purchases, requests, offered), &rule).status
}

#[test]
fn who_never_bought_is_a_prospect() {
    assert_eq!(status(&[], &[], 10), Status::Prospect);
    // Asking does not make a buyer, nor does an order dated tomorrow.
    assert_eq!(status(&[], &[TODAY], 10), Status::Prospect);
    assert_eq!(status(&bought(&[-1]), &[], 10), Status::Prospect);
}

#[test]
fn a_single_purchase_makes_a_customer_for_its_period_only() {
    assert_eq!(status(&bought(&[0]), &[], 10), Status::Passive);
    assert_eq!(status(&bought(&[364]), &[], 10), Status::Passive);
    assert_eq!(status(&bought(&[365]), &[], 10), Status::Former);

    let rule = Rule { period_days: 30, ..Rule::default() };
    let facts = Facts::count(TODAY, rule.period_days, &bought(&[29]), &[], 10);
    assert_eq!(
        judge(&facts, &rule).reasons[0],
        Reason::BoughtInPeriod { days_since: 29, period_days: 30, purchases: 1, days_left: 1 }
    );
    let facts = Facts::count(TODAY, rule.period_days, &bought(&[30]), &[], 10);
    assert_eq!(judge(&facts, &rule).reasons, [Reason::PurchaseTooOld { days_since: 30, period_days: 30 }]);
}

#[test]
fn much_of_the_offer_makes_active() {
    assert_eq!(status(&bought(&[1, 2]), &[], 4), Status::Active);
    assert_eq!(status(&bought(&[1, 2]), &[], 5), Status::Passive);
    // What was bought before the period no longer counts.
    assert_eq!(status(&bought(&[1, 400]), &[], 4), Status::Passive);
    // Nor does buying the same twice.
    let same = [Purchase { day: TODAY, category: 7 }; 5];
    assert_eq!(status(&same, &[], 2), Status::Passive);
    // A company with one product has active customers too.
    assert_eq!(status(&same, &[], 1), Status::Active);
}

#[test]
fn three_categories_are_enough_of_a_large_offer() {
    assert_eq!(status(&bought(&[1, 2, 3]), &[], 4_000), Status::Active);
    assert_eq!(status(&bought(&[1, 2]), &[], 4_000), Status::Passive);
    assert_eq!(status(&bought(&[1, 2, 3]), &[], 0), Status::Active);
}

#[test]
fn asking_for_what_is_missing_makes_active() {
    assert_eq!(status(&bought(&[1]), &[TODAY - 10], 10), Status::Active);
    assert_eq!(status(&bought(&[1]), &[TODAY - 366], 10), Status::Passive);
    let deaf = Rule { active_requests: 0, ..Rule::default() };
    let facts = Facts::count(TODAY, deaf.period_days, &bought(&[1]), &[TODAY], 10);
    assert_eq!(judge(&facts, &deaf).status, Status::Passive);
}

#[test]
fn every_way_is_explained_with_its_outcome() {
    let rule = Rule::default();
    let facts = Facts::count(TODAY, rule.period_days, &bought(&[3, 5, 7]), &[], 12);
    let judgement = judge(&facts, &rule);
    assert_eq!(judgement.status, Status::Active);
    assert_eq!(
        judgement.reasons[1..],
        [
            Reason::PartOfOffer { categories: 3, offered: 12, needed_percent: 50, enough: false },
            Reason::Categories { categories: 3, needed: 3, enough: true },
            Reason::Requests { requests: 0, needed: 1, enough: false },
        ]
    );
}
