//! kilit
fn main() {}
