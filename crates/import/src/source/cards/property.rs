//! A line of a card: `item1.TEL;TYPE=work,voice:+372 5123 4567`.

/// A property of a card.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Property {
    /// Its name in capitals, without the group before it.
    pub name: String,
    /// Its types in small letters: `work`, `cell`, `pref`.
    pub types: Vec<String>,
    /// Its value, decoded, escapes still in it.
    pub value: String,
}

/// Properties that no record has a place for: pictures, sounds, keys, calendars.
const SKIPPED: &[&str] = &["PHOTO", "LOGO", "SOUND", "KEY", "AGENT", "X-MS-CARDPICTURE", "X-MS-OL-DESIGN"];

impl Property {
    /// Reads a line; nothing when it is none of a card.
    pub fn read(line: &[u8]) -> Option<Property> {
        if Property::is_skipped(line) {
            return None;
        }
        let colon = end_of_head(line)?;
        let head = String::from_utf8_lossy(&line[..colon]).into_owned();
        let mut parts = split_quoted(&head, ';').into_iter();
        let name = parts.next()?;
        let name = name.rsplit('.').next()?.trim().to_ascii_uppercase();
        let mut property = Property { name, types: Vec::new(), value: String::new() };
        let (mut quoted, mut charset) = (false, None);
        for part in parts {
            let (key, value) = part.split_once('=').map_or((None, part.as_str()), |(key, value)| (Some(key), value));
            let value = value.trim().trim_matches('"');
            match key.map(|key| key.trim().to_ascii_uppercase()).as_deref() {
                Some("ENCODING") => quoted = value.eq_ignore_ascii_case("quoted-printable"),
                Some("CHARSET") => charset = encoding_rs::Encoding::for_label(value.as_bytes()),
                // Version 2.1 names types without saying that they are types.
                None if value.eq_ignore_ascii_case("quoted-printable") => quoted = true,
                None | Some("TYPE") => {
                    property.types.extend(value.split(',').map(|one| one.trim().to_ascii_lowercase()));
                }
                Some("PREF") => property.types.push("pref".to_owned()),
                Some(_) => {}
            }
        }
        let value = &line[colon + 1..];
        property.value = if quoted {
            let bytes = unquoted(value);
            match charset {
                Some(charset) => charset.decode(&bytes).0.into_owned(),
                None => String::from_utf8(bytes)
                    .unwrap_or_else(|error| encoding_rs::WINDOWS_1252.decode(error.as_bytes()).0.into_owned()),
            }
        } else {
            String::from_utf8_lossy(value).into_owned()
        };
        Some(property)
    }

    /// Whether a line begins a property that is passed over.
    pub fn is_skipped(line: &[u8]) -> bool {
        let end = line.iter().position(|b| matches!(b, b':' | b';')).unwrap_or(0);
        let name = String::from_utf8_lossy(&line[..end]);
        let name = name.rsplit('.').next().unwrap_or("").trim();
        SKIPPED.iter().any(|skipped| skipped.eq_ignore_ascii_case(name))
    }

    /// Whether a sign of equality at the end of its lines continues it.
    pub fn is_quoted_printable(line: &[u8]) -> bool {
        end_of_head(line).is_some_and(|colon| {
            String::from_utf8_lossy(&line[..colon]).to_ascii_uppercase().contains("QUOTED-PRINTABLE")
        })
    }

    /// Whether it is of one of these types.
    pub fn is(&self, types: &[&str]) -> bool {
        self.types.iter().any(|own| types.contains(&own.as_str()))
    }

    /// The value as text.
    pub fn text(&self) -> String {
        unescaped(&self.value)
    }

    /// The components of the value, divided by semicolons.
    pub fn components(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut letters = self.value.chars();
        while let Some(letter) = letters.next() {
            match (letter, parts.last_mut()) {
                ('\\', Some(last)) => {
                    last.push('\\');
                    last.extend(letters.next());
                }
                (';', _) => parts.push(String::new()),
                (letter, Some(last)) => last.push(letter),
                _ => {}
            }
        }
        parts.iter().map(|part| unescaped(part)).collect()
    }
}

/// Where name and parameters end: a colon outside of quotation marks.
fn end_of_head(line: &[u8]) -> Option<usize> {
    let mut quoted = false;
    line.iter().position(|&b| {
        quoted ^= b == b'"';
        b == b':' && !quoted
    })
}

fn split_quoted(text: &str, sign: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for letter in text.chars() {
        quoted ^= letter == '"';
        match parts.last_mut() {
            Some(last) if letter != sign || quoted => last.push(letter),
            _ => parts.push(String::new()),
        }
    }
    parts
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(escaped @ (',' | ';' | ':' | '"' | '\\')) => out.push(escaped),
                Some(other) => out.extend(['\\', other]),
                None => out.push('\\'),
            },
            '\r' => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Decodes `=C5=9E`.
fn unquoted(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&first, behind)) = rest.split_first() {
        let code = behind.get(..2).filter(|_| first == b'=').and_then(|hex| {
            let hex = std::str::from_utf8(hex).ok()?;
            u8::from_str_radix(hex, 16).ok()
        });
        match code {
            Some(byte) => {
                out.push(byte);
                rest = &behind[2..];
            }
            None => {
                out.push(first);
                rest = behind;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Property {
        Property::read(line.as_bytes()).unwrap()
    }

    #[test]
    fn groups_types_and_quotes_are_understood() {
        let phone = read("item1.tel;TYPE=\"cell,voice\";PREF=1;X-A=\"a:b;c\":+372 51");
        assert_eq!((phone.name.as_str(), phone.value.as_str()), ("TEL", "+372 51"));
        assert!(phone.is(&["cell"]) && phone.is(&["pref"]));
        assert!(read("TEL;WORK;VOICE:1").is(&["work"]));
    }

    #[test]
    fn quoted_printable_is_decoded_in_its_own_letters() {
        assert_eq!(read("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:I=C5=9F=C4=B1k").value, "Işık");
        assert_eq!(read("FN;CHARSET=windows-1254;QUOTED-PRINTABLE:I=FE=FDk").value, "Işık");
        assert_eq!(read("FN;ENCODING=QUOTED-PRINTABLE:M=FCller").value, "Müller");
    }

    #[test]
    fn escapes_do_not_divide() {
        assert_eq!(read(r"ORG:Tamm\; Pojad\, OÜ;Müük").components(), ["Tamm; Pojad, OÜ", "Müük"]);
        assert_eq!(read(r"NOTE:one\ntwo\\three").text(), "one\ntwo\\three");
    }
}
