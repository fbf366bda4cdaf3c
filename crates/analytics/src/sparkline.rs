//! A row of amounts as points of a small line.

/// Points (x, y) of a line through `values` in a box of `width` × `height`, y growing downwards as on screens.
///
/// The line spans the whole width. Zero is always inside the box, so that a fall looks as large as it is; when all
/// values are zero the line lies at the bottom. A single value becomes a level line of two points, none gives none.
pub fn points(values: &[i64], width: f64, height: f64) -> Vec<(f64, f64)> {
    let low = values.iter().copied().min().unwrap_or(0).min(0) as f64;
    let high = values.iter().copied().max().unwrap_or(0).max(0) as f64;
    let y = |value: i64| match high - low {
        0.0 => height,
        range => height * (high - value as f64) / range,
    };
    match values {
        [] => Vec::new(),
        [only] => vec![(0.0, y(*only)), (width, y(*only))],
        several => {
            let step = width / (several.len() - 1) as f64;
            several.iter().enumerate().map(|(n, &value)| (n as f64 * step, y(value))).collect()
        }
    }
}
