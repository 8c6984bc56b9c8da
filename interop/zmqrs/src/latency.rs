//! How long round trips took.

use serde_json::{json, Value};

/// Nearest ranks of the samples, in nanoseconds; there is one at least.
pub fn report(mut samples: Vec<u64>) -> Value {
    samples.sort_unstable();
    let rank = |thousandths: usize| samples[(samples.len() * thousandths).div_ceil(1000) - 1];
    json!({ "p50": rank(500), "p99": rank(990), "p999": rank(999), "max": rank(1000) })
}
