/* How long round trips took: percentiles of the samples. */

#ifndef ZMQSPEC_LATENCY_H
#define ZMQSPEC_LATENCY_H

#include <stddef.h>

#include "lines.h"

/* The latency of a measurement, by nearest ranks. Sorts the samples, of which there is one at least. */
json_t *latency_of (int64_t *samples, size_t count);

#endif
