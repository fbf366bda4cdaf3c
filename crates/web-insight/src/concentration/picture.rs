//! The Pareto picture.

use kernel::format;
use maud::{Markup, html};
use web::Ctx;
use web::charts::{Pareto, figure as chart};
use web::kit::Table;

use super::found::Found;
use super::sentence;

/// Points of the curve: two a pixel of the widest picture would not be seen.
const POINTS: usize = 240;
/// How many bars can be wide enough to be pointed at.
const NAMES: usize = 300;

/// The picture, whose figures are the ranking below it.
pub fn figure(ctx: &Ctx, found: &Found) -> Markup {
    let lang = ctx.lang();
    let figures = &found.figures;
    let write = |value: f64| {
        let amount = kernel::Decimal::from_scaled((value * kernel::decimal::SCALE as f64) as i64);
        format::amount_compact(lang, amount, found.base)
    };
    let write_share = |value: f64| format::share(lang, value, 0);
    let write_count = |value: f64| format::integer(lang, value as i64);
    let pareto = Pareto {
        title: ctx.word(&found.asked.by_measure("concentration-picture")),
        says: sentence::says(ctx, found).replace("**", ""),
        amounts: figures.items.iter().map(|item| item.amount.to_f64()).collect(),
        names: figures.items.iter().take(NAMES).map(|item| item.name.clone()).collect(),
        curve: figures.figures.curve(POINTS).into_iter().map(|point| (point.customers, point.share)).collect(),
        reached: figures.customers_for_share,
        share: figures.figures.share.fraction(),
        mark: (
            ctx.words("concentration-mark", &[("few", figures.customers_for_share.into())]),
            sentence::share(ctx, found),
        ),
        axis: ctx.word("concentration-axis"),
        axes: (ctx.word("concentration-axis-share"), ctx.word(&found.asked.by_measure("concentration-axis-each"))),
        write: &write,
        write_share: &write_share,
        write_count: &write_count,
    };
    chart(lang, "", html! {}, &pareto, &Table::default())
}
