//! `#[derive(Input)]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::attributes::{self, FieldOf};

pub fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let of = &input.ident;
    let fields = attributes::fields(input)?;
    let described = fields.iter().map(FieldOf::describe).collect::<syn::Result<Vec<_>>>()?;
    let read = fields.iter().map(FieldOf::read);
    Ok(quote! {
        impl record::Input for #of {
            fn fields() -> Vec<record::Field> {
                vec![#(#described),*]
            }

            fn read(values: &mut record::Values) -> kernel::Result<Self> {
                Ok(#of { #(#read),* })
            }
        }
    })
}
