package driver

import (
	"slices"
	"time"
)

// latencyOf tells of round trips, by nearest ranks in nanoseconds. It sorts the samples, of which there is one at least.
func latencyOf(samples []time.Duration) object {
	slices.Sort(samples)
	rank := func(thousandths int) int64 {
		return samples[(len(samples)*thousandths+999)/1000-1].Nanoseconds()
	}
	return object{"p50": rank(500), "p99": rank(990), "p999": rank(999), "max": rank(1000)}
}
