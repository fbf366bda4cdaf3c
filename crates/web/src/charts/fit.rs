//! How much room words take. The server does not know the reader's font, so widths are on the safe side.

/// Width of words at 12 units, in units.
pub(super) fn width(words: &str) -> f64 {
    words.chars().map(letter).sum()
}

/// The words if they fit into `room` units, else as many as do, with an ellipsis.
pub(super) fn shorten(words: &str, room: f64) -> String {
    if width(words) <= room {
        return words.to_owned();
    }
    let mut taken = letter('…');
    let mut short = String::new();
    for c in words.chars() {
        taken += letter(c);
        if taken > room {
            break;
        }
        short.push(c);
    }
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

fn letter(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'ı' | '.' | ',' | ':' | '\'' | '|' | '!' => 3.8,
        ' ' | '\u{a0}' | '\u{202f}' | 'f' | 't' | 'r' | '-' | '(' | ')' => 4.8,
        'm' | 'w' | 'M' | 'W' | '%' | '€' | '₺' | '…' => 11.0,
        c if c.is_uppercase() => 8.8,
        _ => 7.4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_end_in_an_ellipsis_within_their_room() {
        let short = shorten("Karadeniz Fındık İhracatçıları Birliği", 120.0);
        assert!(short.ends_with('…') && width(&short) <= 120.0, "{short}");
        assert_eq!(shorten("Õun OÜ", 120.0), "Õun OÜ");
    }
}
