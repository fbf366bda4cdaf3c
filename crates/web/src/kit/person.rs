//! People and companies as initials on a coloured ground.

use maud::{Markup, html};

/// The first letters of the first and the last word, in capitals as written.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).collect()
}

/// A small round mark for a person.
pub fn avatar(name: &str) -> Markup {
    mark(name, "avatar")
}

/// The large mark at the head of a record; square for a company, round for a person.
pub fn avatar_large(name: &str, square: bool) -> Markup {
    mark(name, if square { "avatar avatar-l square" } else { "avatar avatar-l" })
}

/// A person: mark and name.
pub fn who(name: &str) -> Markup {
    html! { span class="who" { (avatar(name)) span { (name) } } }
}

/// Several people, overlapping; the names are read aloud and shown on pointing.
pub fn avatars<S: AsRef<str>>(names: &[S]) -> Markup {
    html! {
        span class="avatars" {
            @for name in names {
                span class={ "avatar hue-" (hue(name.as_ref())) } title=(name.as_ref()) {
                    span aria-hidden="true" { (initials(name.as_ref())) }
                    span class="sr" { (name.as_ref()) }
                }
            }
        }
    }
}

fn mark(name: &str, class: &str) -> Markup {
    html! { span class={ (class) " hue-" (hue(name)) } aria-hidden="true" { (initials(name)) } }
}

/// The same name always gets the same colour.
fn hue(name: &str) -> u32 {
    name.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into())) % 6 + 1
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_keep_the_letters_of_each_language() {
        assert_eq!(initials("Işık Çetin"), "IÇ");
        assert_eq!(initials("Õun ja Pojad OÜ"), "ÕO");
        assert_eq!(initials("Kilit"), "K");
        assert_eq!(initials(""), "");
    }
}
