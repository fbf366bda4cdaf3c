//! The derives of crate `record`: a struct becomes a record type or a verb's input, an enum becomes a choice.

mod attributes;
mod choice;
mod input;
mod names;
mod record;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Makes a struct a record type.
///
/// On the struct, `#[record(area = "sales", icon = "file-text", title = "number")]`, and where wanted `plural`,
/// `owner`, `within` (names joined by commas), `order`, `calendar`, `part`, `settings`. On a field, `#[field(…)]`
/// with `kind`, `unique`, `search`, `list`, `sort`, `sum`, `board`, `index`, `cascade`, `read_only`, `fact`,
/// `optional`, `section`, `default`.
#[proc_macro_derive(Record, attributes(record, field))]
pub fn derive_record(input: TokenStream) -> TokenStream {
    expand(parse_macro_input!(input as DeriveInput), record::expand)
}

/// Makes a struct the input of a verb; fields take the same `#[field(…)]` as those of a record.
#[proc_macro_derive(Input, attributes(field))]
pub fn derive_input(input: TokenStream) -> TokenStream {
    expand(parse_macro_input!(input as DeriveInput), input::expand)
}

/// Makes an enum without data a choice; a variant takes `#[choice(tone = "good")]`.
#[proc_macro_derive(Choice, attributes(choice))]
pub fn derive_choice(input: TokenStream) -> TokenStream {
    expand(parse_macro_input!(input as DeriveInput), choice::expand)
}

fn expand(input: DeriveInput, with: fn(&DeriveInput) -> syn::Result<proc_macro2::TokenStream>) -> TokenStream {
    with(&input).unwrap_or_else(|error| error.to_compile_error()).into()
}
