//! Small phrases that every page needs.

use kernel::Lang;
use kernel::format::Relative;

use crate::text;

/// How long ago or how far ahead: `3 days ago`, `tomorrow`.
pub fn relative(lang: Lang, relative: Relative) -> String {
    text(lang, relative.key, &[("count", relative.count.into())])
}

/// Yes or no.
pub fn yes_no(lang: Lang, yes: bool) -> String {
    text(lang, if yes { "common-yes" } else { "common-no" }, &[])
}

/// Several things in a sentence: `a, b and c`.
pub fn list<S: AsRef<str>>(lang: Lang, items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            text(lang, "common-and", &[("first", first.join(", ").into()), ("last", last.as_ref().into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_listed_as_in_a_sentence() {
        assert_eq!(Lang::ALL.map(|lang| list(lang, &["a", "b", "c"])), ["a, b and c", "a, b ve c", "a, b ja c"]);
        assert_eq!(list(Lang::En, &["a"]), "a");
        assert_eq!(list::<&str>(Lang::En, &[]), "");
    }

    #[test]
    fn near_days_have_names_and_far_ones_a_distance() {
        let today: kernel::Date = "2026-03-05".parse().unwrap();
        let told =
            |day: &str| Lang::ALL.map(|lang| relative(lang, kernel::format::relative_day(today, day.parse().unwrap())));
        assert_eq!(told("2026-03-04"), ["yesterday", "dün", "eile"]);
        assert_eq!(told("2026-03-08"), ["in 3 days", "3 gün sonra", "3 päeva pärast"]);
        assert_eq!(told("2026-02-18"), ["2 weeks ago", "2 hafta önce", "2 nädalat tagasi"]);
        assert_eq!(told("2025-02-01"), ["13 months ago", "13 ay önce", "13 kuud tagasi"]);
    }
}
