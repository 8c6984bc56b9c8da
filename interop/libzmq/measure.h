/* Measurements: as local_thr and remote_thr of libzmq take them. */

#ifndef ZMQSPEC_MEASURE_H
#define ZMQSPEC_MEASURE_H

#include "workers.h"

void do_measure (json_t *request);

#endif
