//! How names of Rust become names of fields, and singular becomes plural.

/// `InvoiceLine` → `invoice_line`.
pub fn snake(ident: &str) -> String {
    let mut snake = String::new();
    for (place, letter) in ident.chars().enumerate() {
        if letter.is_uppercase() && place > 0 {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// `company` → `companies`, `tax` → `taxes`, `invoice_line` → `invoice_lines`.
pub fn plural(singular: &str) -> String {
    let before_y = singular.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match before_y {
        Some(stem) => format!("{stem}ies"),
        None if singular.ends_with(['s', 'x']) || singular.ends_with("ch") => format!("{singular}es"),
        None => format!("{singular}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        assert_eq!(snake("InvoiceLine"), "invoice_line");
        assert_eq!(plural("company"), "companies");
        assert_eq!(plural("survey"), "surveys");
        assert_eq!(plural("branch"), "branches");
        assert_eq!(plural("invoice_line"), "invoice_lines");
    }
}
