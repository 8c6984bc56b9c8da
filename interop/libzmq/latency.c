#include "latency.h"

#include <stdlib.h>

static int compare (const void *left, const void *right)
{
    int64_t a = *(const int64_t *) left, b = *(const int64_t *) right;
    return (a > b) - (a < b);
}

/* The smallest sample that `thousandths` of all do not exceed. */
static json_int_t nearest_rank (const int64_t *sorted, size_t count, size_t thousandths)
{
    return (json_int_t) sorted[(count * thousandths + 999) / 1000 - 1];
}

json_t *latency_of (int64_t *samples, size_t count)
{
    qsort (samples, count, sizeof *samples, compare);
    return json_pack ("{s:I, s:I, s:I, s:I}", "p50", nearest_rank (samples, count, 500), "p99",
                      nearest_rank (samples, count, 990), "p999", nearest_rank (samples, count, 999), "max",
                      nearest_rank (samples, count, 1000));
}
