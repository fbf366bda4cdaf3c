//! `#[derive(Record)]`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{DeriveInput, LitStr};

use crate::attributes::{self, FieldOf};
use crate::names;

#[derive(Default)]
struct RecordAttributes {
    area: Option<LitStr>,
    icon: Option<LitStr>,
    title: Option<LitStr>,
    plural: Option<LitStr>,
    owner: Option<LitStr>,
    within: Option<LitStr>,
    order: Option<LitStr>,
    calendar: Option<LitStr>,
    part: bool,
    settings: bool,
    computed: bool,
}

/// Fields that the store keeps for every record; a struct may have them to read them.
const KEPT: [&str; 6] = ["id", "version", "created_at", "created_by", "updated_at", "updated_by"];

pub fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let of = &input.ident;
    let attributes = read(input)?;
    let all = attributes::fields(input)?;
    let (kept, own): (Vec<FieldOf>, Vec<FieldOf>) = all.into_iter().partition(|f| KEPT.contains(&f.name.as_str()));
    if !kept.iter().any(|field| field.name == "id") {
        return Err(syn::Error::new_spanned(of, "a record needs a field `id`"));
    }

    let name = names::snake(&of.to_string());
    let plural = attributes.plural.map_or_else(|| names::plural(&name), |plural| plural.value());
    let area = needed(of, attributes.area, "area")?;
    let icon = needed(of, attributes.icon, "icon")?;
    let title = needed(of, attributes.title, "title")?;
    if !own.iter().any(|field| field.name == title.value()) {
        return Err(syn::Error::new_spanned(title, "the title is no field"));
    }
    let owner = match &attributes.owner {
        Some(owner) => quote!(Some(#owner)),
        None => quote!(None),
    };
    let within = list(&attributes.within);
    let order = list(&attributes.order);
    let calendar = match &attributes.calendar {
        Some(calendar) => quote!(Some(#calendar)),
        None => quote!(None),
    };
    let (part, settings, computed) = (attributes.part, attributes.settings, attributes.computed);
    let described = own.iter().map(FieldOf::describe).collect::<syn::Result<Vec<_>>>()?;
    let read = own.iter().chain(&kept).map(FieldOf::read);
    let columns = own.iter().chain(kept.iter().filter(|field| field.name != "id")).map(|field| {
        let (constant, field_name, field_type) =
            (format_ident!("{}", field.name.to_uppercase()), &field.name, &field.of);
        let doc = format!("The field `{field_name}`.");
        quote!(#[doc = #doc] pub const #constant: record::change::Col<#of, #field_type> = record::change::Col::new(#field_name);)
    });

    Ok(quote! {
        impl #of {
            #(#columns)*
        }

        impl record::Record for #of {
            const TYPE: &'static str = #name;

            fn describe() -> record::RecordType {
                record::RecordType {
                    name: #name,
                    plural: #plural,
                    area: #area,
                    icon: #icon,
                    title: #title,
                    whose: record::Whose { owner: #owner, within: vec![#(#within),*] },
                    fields: vec![#(#described),*],
                    order: vec![#(#order),*],
                    calendar: #calendar,
                    part: #part,
                    settings: #settings,
                    computed: #computed,
                }
            }

            fn read(values: &mut record::Values) -> kernel::Result<Self> {
                Ok(#of { #(#read),* })
            }

            fn id(&self) -> kernel::Id<Self> {
                self.id
            }
        }
    })
}

fn read(input: &DeriveInput) -> syn::Result<RecordAttributes> {
    let mut read = RecordAttributes::default();
    for attribute in input.attrs.iter().filter(|attribute| attribute.path().is_ident("record")) {
        attribute.parse_nested_meta(|meta| {
            let word = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
            let slot = match word.as_str() {
                "area" => &mut read.area,
                "icon" => &mut read.icon,
                "title" => &mut read.title,
                "plural" => &mut read.plural,
                "owner" => &mut read.owner,
                "within" => &mut read.within,
                "order" => &mut read.order,
                "calendar" => &mut read.calendar,
                "part" => {
                    read.part = true;
                    return Ok(());
                }
                "computed" => {
                    read.computed = true;
                    return Ok(());
                }
                "settings" => {
                    read.settings = true;
                    return Ok(());
                }
                _ => return Err(meta.error("no such attribute of a record")),
            };
            *slot = Some(meta.value()?.parse()?);
            Ok(())
        })?;
    }
    Ok(read)
}

fn needed(of: &syn::Ident, value: Option<LitStr>, what: &str) -> syn::Result<LitStr> {
    value.ok_or_else(|| syn::Error::new_spanned(of, format!("a record needs `{what}`")))
}

fn list(names: &Option<LitStr>) -> Vec<LitStr> {
    names
        .iter()
        .flat_map(|names| {
            let span = names.span();
            names.value().split(',').map(|name| LitStr::new(name.trim(), span)).collect::<Vec<_>>()
        })
        .collect()
}
