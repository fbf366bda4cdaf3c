//! What the figures say: who carries the company, who buys now, who stands where.

pub mod buying;
pub mod concentration;
pub mod revenue;
pub mod standings;
