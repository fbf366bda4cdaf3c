//! Legal forms of companies, as folded words.

/// Legal forms, each as its words after folding; a form written with stops falls into single letters ("a s").
#[rustfmt::skip]
const FORMS: &[&[&str]] = &[
    // Turkey
    &["anonim", "sirketi"], &["anonim", "sirket"], &["anonim", "sti"], &["a", "s"], &["as"],
    &["limited", "sirketi"], &["limited", "sirket"], &["ltd", "sirketi"], &["ltd", "sti"], &["limited", "sti"],
    &["ltdsti"], &["ltd"], &["limited"], &["sti"], &["sirketi"], &["komandit", "sirketi"], &["koll", "sti"],
    &["kollektif", "sirketi"], &["kooperatifi"], &["koop"],
    // Estonia
    &["osauhing"], &["ou"], &["aktsiaselts"], &["mittetulundusuhing"], &["mtu"], &["sihtasutus"], &["fie"],
    &["tulundusuhistu"], &["usaldusuhing"], &["taisuhing"],
    // Elsewhere
    &["public", "limited", "company"], &["plc"], &["p", "l", "c"], &["llp"], &["llc"], &["l", "l", "c"],
    &["inc"], &["incorporated"], &["corp"], &["corporation"], &["co", "ltd"], &["co"], &["pty"],
    &["gesellschaft", "mit", "beschrankter", "haftung"], &["gmbh", "co", "kg"], &["gmbh", "und", "co", "kg"],
    &["gmbh"], &["mbh"], &["ag"], &["aktiengesellschaft"], &["kgaa"], &["kg"], &["ohg"], &["ug"], &["e", "k"],
    &["ev"], &["se"], &["sa"], &["s", "a"], &["sas"], &["sarl"], &["srl"], &["s", "r", "l"], &["spa"],
    &["s", "p", "a"], &["bv"], &["b", "v"], &["nv"], &["n", "v"], &["ab"], &["oy"], &["oyj"], &["aps"], &["sia"],
    &["uab"], &["sp", "z", "o", "o"], &["kft"], &["doo"], &["d", "o", "o"],
];

/// The words of a name without legal forms at its end or beginning; a name that is nothing else stays as it is.
pub(super) fn strip<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    let mut rest = words;
    while let Some(shorter) = without_one(rest) {
        if shorter.is_empty() {
            return rest;
        }
        rest = shorter;
    }
    rest
}

/// Takes off the longest legal form at the end, else at the beginning.
fn without_one<'a, 'b>(words: &'b [&'a str]) -> Option<&'b [&'a str]> {
    let longest = |fits: &dyn Fn(&[&str]) -> bool| FORMS.iter().filter(|form| fits(form)).map(|form| form.len()).max();
    if let Some(n) = longest(&|form| words.ends_with(form)) {
        return Some(&words[..words.len() - n]);
    }
    longest(&|form| words.starts_with(form)).map(|n| &words[n..])
}
