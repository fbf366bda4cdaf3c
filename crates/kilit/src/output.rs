//! What commands say.

use kernel::Lang;

/// The language of whoever types: that of his terminal, else English.
pub fn lang() -> Lang {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .and_then(|value| value.get(..2).and_then(|code| code.parse().ok()))
        .unwrap_or_default()
}
