//! Months by name, in the languages whose files come in.

/// Names after folding; abbreviations are any beginning of a name of three letters or more.
const NAMES: [&[&str]; 12] = [
    &["january", "ocak", "jaanuar", "januar"],
    &["february", "subat", "veebruar", "februar"],
    &["march", "mart", "marts", "marz"],
    &["april", "nisan", "aprill"],
    &["may", "mayis", "mai"],
    &["june", "haziran", "juuni", "juni"],
    &["july", "temmuz", "juuli", "juli"],
    &["august", "agustos"],
    &["september", "eylul", "sept"],
    &["october", "ekim", "oktoober", "oktober"],
    &["november", "kasim"],
    &["december", "aralik", "detsember", "dezember"],
];

/// The month, 1 to 12, that a folded word names in full or abbreviated.
///
/// "juu" could be June or July in Estonian: a beginning that fits two months names neither.
pub(super) fn month(word: &str) -> Option<i8> {
    if word.len() < 3 {
        return None;
    }
    let mut fitting = (1..).zip(NAMES).filter(|(_, names)| names.iter().any(|name| name.starts_with(word)));
    let (month, _) = fitting.next()?;
    fitting.next().is_none().then_some(month)
}
