"""How long round trips took."""


def latency_of(samples):
    """Nearest ranks of the samples, in nanoseconds; there is one at least."""
    ranked = sorted(samples)

    def rank(thousandths):
        return ranked[(len(ranked) * thousandths + 999) // 1000 - 1]

    return {"p50": rank(500), "p99": rank(990), "p999": rank(999), "max": rank(1000)}
