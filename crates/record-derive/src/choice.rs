//! `#[derive(Choice)]`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Fields, LitStr};

use crate::names;

pub fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let of = &input.ident;
    let Data::Enum(data) = &input.data else {
        return Err(syn::Error::new_spanned(of, "only an enum can be a choice"));
    };
    let name = names::snake(&of.to_string());
    let mut variants = Vec::new();
    let mut codes = Vec::new();
    let mut tones = Vec::new();
    for variant in &data.variants {
        if !matches!(variant.fields, Fields::Unit) {
            return Err(syn::Error::new_spanned(variant, "a choice carries no data"));
        }
        let mut tone = "plain".to_owned();
        for attribute in variant.attrs.iter().filter(|attribute| attribute.path().is_ident("choice")) {
            attribute.parse_nested_meta(|meta| {
                if !meta.path.is_ident("tone") {
                    return Err(meta.error("no such attribute of a choice"));
                }
                tone = meta.value()?.parse::<LitStr>()?.value();
                Ok(())
            })?;
        }
        let tone = match tone.as_str() {
            "plain" | "info" | "good" | "warn" | "bad" | "key" => {
                let mut letters = tone.chars();
                let first = letters.next().map(|letter| letter.to_ascii_uppercase()).unwrap_or_default();
                format_ident!("{first}{}", letters.as_str())
            }
            _ => return Err(syn::Error::new_spanned(variant, "no such tone")),
        };
        variants.push(&variant.ident);
        codes.push(names::snake(&variant.ident.to_string()));
        tones.push(tone);
    }
    Ok(quote! {
        impl #of {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [#of] = &[#(#of::#variants),*];

            /// The word that is kept.
            pub const fn code(&self) -> &'static str {
                match self {
                    #(#of::#variants => #codes,)*
                }
            }

            /// From the word that is kept.
            pub fn from_code(code: &str) -> Option<Self> {
                match code {
                    #(#codes => Some(#of::#variants),)*
                    _ => None,
                }
            }

            fn set() -> record::ChoiceSet {
                record::ChoiceSet {
                    name: #name.to_owned(),
                    values: vec![#(record::kind::ChoiceValue {
                        code: #codes.to_owned(),
                        tone: record::Tone::#tones,
                        label: None,
                    }),*],
                }
            }

            fn read(code: &str) -> kernel::Result<Self> {
                Self::from_code(code).ok_or_else(|| kernel::Error::invalid("error-choice").with("value", code))
            }
        }

        impl record::FieldType for #of {
            fn kind() -> record::Kind {
                record::Kind::Choice(Self::set())
            }

            fn to_value(&self) -> record::Value {
                record::Value::Text(self.code().to_owned())
            }

            fn from_value(value: record::Value) -> kernel::Result<Self> {
                match value {
                    record::Value::Text(code) => Self::read(&code),
                    other => Err(kernel::Error::internal(format!("expected a choice, found {other:?}"))),
                }
            }
        }

        impl record::Many for #of {
            fn kind_of_many() -> record::Kind {
                record::Kind::Choices(Self::set())
            }

            fn many_to_value(many: &[Self]) -> record::Value {
                if many.is_empty() {
                    return record::Value::Null;
                }
                record::Value::Words(many.iter().map(|one| one.code().to_owned()).collect())
            }

            fn many_from_value(value: record::Value) -> kernel::Result<Vec<Self>> {
                match value {
                    record::Value::Words(codes) => codes.iter().map(|code| Self::read(code)).collect(),
                    record::Value::Null => Ok(Vec::new()),
                    other => Err(kernel::Error::internal(format!("expected several choices, found {other:?}"))),
                }
            }
        }
    })
}
