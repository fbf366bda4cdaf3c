//! `$1` is a name in SQLite, numbered by first appearance; `?1` is a number. This turns one into the other.

/// Writes `$N` as `?N`, leaving strings, quoted names and comments alone.
pub(super) fn numbered(sql: &str) -> String {
    let bytes = sql.as_bytes();
    let mut out = String::with_capacity(sql.len());
    let mut at = 0;
    while at < bytes.len() {
        let length = match bytes[at] {
            quote @ (b'\'' | b'"') => quoted(&bytes[at..], quote),
            b'-' if bytes[at..].starts_with(b"--") => until(&bytes[at..], b"\n"),
            b'/' if bytes[at..].starts_with(b"/*") => until(&bytes[at..], b"*/"),
            b'$' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => {
                out.push('?');
                at += 1;
                continue;
            }
            byte if is_word(byte) => word(&bytes[at..]),
            _ => 1,
        };
        // A stretch never ends within a character: letters beyond ASCII count as parts of a word.
        out.push_str(&sql[at..at + length]);
        at += length;
    }
    out
}

/// The length of a quoted stretch; a doubled quote simply opens the next one.
fn quoted(bytes: &[u8], quote: u8) -> usize {
    bytes[1..].iter().position(|b| *b == quote).map_or(bytes.len(), |end| end + 2)
}

fn until(bytes: &[u8], end: &[u8]) -> usize {
    bytes.windows(end.len()).skip(2).position(|w| w == end).map_or(bytes.len(), |at| at + 2 + end.len())
}

fn word(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| is_word(**b) || b.is_ascii_digit() || **b == b'$').count()
}

fn is_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphabetic() || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn parameters_are_numbered() {
        assert_eq!(numbered("a = $1 AND b > $12"), "a = ?1 AND b > ?12");
        assert_eq!(numbered("($2,$1)"), "(?2,?1)");
    }

    #[test]
    fn strings_names_and_comments_stay() {
        for sql in [
            "SELECT '$1'",
            "SELECT 'it''s $1'",
            "SELECT \"$1\"",
            "SELECT 1 -- $1",
            "SELECT 1 /* $1 */",
            "SELECT price$1",
            "SELECT price2$1",
            "SELECT '$1",
            "SELECT 'çığ $1 õ'",
        ] {
            assert_eq!(numbered(sql), sql);
        }
        assert_eq!(numbered("-- $1\n$1"), "-- $1\n?1");
        assert_eq!(numbered("/*$1*/$2 'ş' $3 - $4 / $5"), "/*$1*/?2 'ş' ?3 - ?4 / ?5");
        assert_eq!(numbered("/**/$1"), "/**/?1");
    }
}
