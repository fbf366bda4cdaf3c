//! Names that are and are not likely duplicates; all texts folded as the kernel folds them.

use analytics::similarity::{LIKELY, company, core_of_company, jaro_winkler, person, trigrams};

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 5e-4
}

#[test]
fn known_values() {
    // W. Winkler's published examples.
    assert!(close(jaro_winkler("martha", "marhta"), 0.9611));
    assert!(close(jaro_winkler("dwayne", "duane"), 0.84));
    assert!(close(jaro_winkler("dixon", "dicksonx"), 0.8133));
    // "  ab " has 3 fragments, "  abc " 4; two are the same.
    assert!(close(trigrams("ab", "abc"), 4.0 / 7.0));
    assert_eq!((trigrams("", ""), trigrams("x", ""), trigrams("oun", "oun")), (1.0, 0.0, 1.0));
}

#[test]
fn legal_forms_and_abbreviations_do_not_distinguish() {
    for (a, b) in [
        ("yeni ozdemir gida san. ve tic. a.s.", "yeni ozdemir gida sanayi ve ticaret anonim sirketi"),
        ("cagdas kara zuccaciye ith. ihr. ltd.sti.", "cagdas kara zuccaciye ithalat ihracat limited sirketi"),
        ("lehtla ou", "osauhing lehtla"),
        ("eller as", "aktsiaselts eller"),
        ("kaasik, ou", "kaasik osauhing"),
        ("muller gmbh & co. kg", "muller gmbh"),
        ("acme ltd", "acme plc"),
    ] {
        assert_eq!(company(a, b), 1.0, "{a} / {b}");
    }
    assert_eq!(core_of_company("as eller"), "eller");
    assert_eq!(core_of_company("a.s."), "a s");
    assert_eq!(core_of_company("aksa a.s."), "aksa");
}

#[test]
fn likely_duplicates() {
    for (a, b) in [
        ("gunescelik ambalaj ve kagit san. a. s.", "gunes celik ambalaj ve kagit san. a.s."),
        ("yildiz demir ambalaj a.s.", "yildiz demir ambalj a.s."),
        ("agaoglu yildirim otomotiv yan san. a.s.", "agaoglu yildirm otomotiv yan sanayi as"),
        ("demir yildiz ltd", "yildiz demir ltd"),
        ("tonisson osauhing", "tonison ou"),
        ("northwind traders", "north wind traders"),
        ("kuzey acar gida san. ve tic. a.s.", "kuzey acar a.s."),
    ] {
        assert!(company(a, b) >= LIKELY, "{a} / {b}: {}", company(a, b));
    }
}

#[test]
fn different_companies_of_one_trade() {
    for (a, b) in [
        ("yeni ozdemir gida san. ve tic. a.s.", "kuzey cetin gida san. ve tic. a.s."),
        ("ege kurt ambalaj ve kagit san. a. s.", "ege cakir ambalaj ve kagit san. a. s."),
        ("lehtla ou", "lokk ou"),
        ("depo 2 ltd", "depo 3 ltd"),
        ("global trading group", "global food group"),
        ("kivimae mtu", "kivistik mtu"),
        ("gunescelik ambalaj a.s.", "gunesdemir ambalaj a.s."),
        // One family in two trades.
        ("ikizler kara lojistik hizmetleri a.s.", "ikizler kara insaat taah. san. ve tic. ltd. sti."),
    ] {
        assert!(company(a, b) < LIKELY, "{a} / {b}: {}", company(a, b));
    }
    assert_eq!(company("", "acme"), 0.0);
}

#[test]
fn people_in_any_order() {
    assert_eq!(person("isik cetin", "cetin isik"), 1.0);
    assert!(person("isik cetin", "isik cetn") >= LIKELY);
    assert!(person("a. kaya", "ayse kaya") >= LIKELY);
    assert!(person("isik cetin", "isik celik") < LIKELY);
    assert!(person("tonu hunt", "tonu tamm") < LIKELY);
}

#[test]
fn scores_are_symmetric_and_within_bounds() {
    let names = ["gunes celik a.s.", "guneşcelik", "ak un", "akun ltd", "3m", "as", "x", "", "ou ou"];
    for a in names {
        for b in names {
            let score = company(a, b);
            assert!((0.0..=1.0).contains(&score) && close(score, company(b, a)), "{a} / {b}: {score}");
        }
    }
}
