/* Measurements, each in a worker of its own, from its sockets to their end. */

#ifndef ZMQSPEC_MEASURE_H
#define ZMQSPEC_MEASURE_H

#include "workers.h"

void do_measure (json_t *request);

#endif
