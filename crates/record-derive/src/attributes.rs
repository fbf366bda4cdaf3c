//! Reads `#[field(…)]` and makes the description of one field.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Expr, Fields, LitStr, Type};

/// One field of a struct.
pub struct FieldOf {
    pub ident: syn::Ident,
    pub name: String,
    pub of: Type,
    kind: Option<LitStr>,
    flags: Vec<syn::Ident>,
    optional: bool,
    section: Option<LitStr>,
    default: Option<Expr>,
}

const FLAGS: [&str; 10] = ["unique", "search", "list", "sort", "sum", "board", "index", "cascade", "read_only", "fact"];

/// The named fields of a struct, in order.
pub fn fields(input: &DeriveInput) -> syn::Result<Vec<FieldOf>> {
    let Data::Struct(data) = &input.data else {
        return Err(syn::Error::new_spanned(input, "only a struct can be described"));
    };
    let Fields::Named(named) = &data.fields else {
        return Err(syn::Error::new_spanned(input, "the fields must have names"));
    };
    named.named.iter().map(read).collect()
}

fn read(field: &syn::Field) -> syn::Result<FieldOf> {
    let ident = field.ident.clone().ok_or_else(|| syn::Error::new_spanned(field, "the field must have a name"))?;
    let name = ident.to_string().trim_start_matches("r#").to_owned();
    let mut read = FieldOf {
        ident,
        name,
        of: field.ty.clone(),
        kind: None,
        flags: Vec::new(),
        optional: false,
        section: None,
        default: None,
    };
    for attribute in field.attrs.iter().filter(|attribute| attribute.path().is_ident("field")) {
        attribute.parse_nested_meta(|meta| {
            let word = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
            match word.as_str() {
                "kind" => read.kind = Some(meta.value()?.parse()?),
                "section" => read.section = Some(meta.value()?.parse()?),
                "default" => read.default = Some(meta.value()?.parse()?),
                "optional" => read.optional = true,
                flag if FLAGS.contains(&flag) => read.flags.push(format_ident!("{flag}")),
                _ => return Err(meta.error("no such attribute of a field")),
            }
            Ok(())
        })?;
    }
    Ok(read)
}

impl FieldOf {
    /// The expression that makes its description.
    pub fn describe(&self) -> syn::Result<TokenStream> {
        let (name, of) = (&self.name, &self.of);
        let kind = match &self.kind {
            None => quote!(<#of as record::FieldType>::kind()),
            Some(kind) => {
                let variant = match kind.value().as_str() {
                    "text" => "Text",
                    "long_text" => "LongText",
                    "percent" => "Percent",
                    "duration" => "Duration",
                    "email" => "Email",
                    "phone" => "Phone",
                    "url" => "Url",
                    "tax_number" => "TaxNumber",
                    "registry_number" => "RegistryNumber",
                    "iban" => "Iban",
                    "country" => "Country",
                    "currency" => "Currency",
                    _ => return Err(syn::Error::new_spanned(kind, "no such kind; others follow from the Rust type")),
                };
                let variant = format_ident!("{variant}");
                quote!(record::Kind::#variant)
            }
        };
        let flags = &self.flags;
        let optional = self.optional;
        let section = self.section.as_ref().map(|section| quote!(field.section = #section;));
        let default = self
            .default
            .as_ref()
            .map(|default| quote!(field.default = Some(<#of as record::FieldType>::to_value(&(#default)));));
        Ok(quote!({
            let mut field = record::Field::new(#name, #kind);
            field.required = <#of as record::FieldType>::REQUIRED && !#optional;
            #(field.#flags = true;)*
            #section
            #default
            field
        }))
    }

    /// The part of a struct expression that reads it from `values`.
    pub fn read(&self) -> TokenStream {
        let (ident, name, of) = (&self.ident, &self.name, &self.of);
        quote!(#ident: <#of as record::FieldType>::from_value(values.take(#name)).map_err(|error| error.on(#name))?)
    }
}
