/* Monitors: what the library tells of a socket, as events. */

#ifndef ZMQSPEC_MONITOR_H
#define ZMQSPEC_MONITOR_H

#include "workers.h"

void do_monitor (worker_t *worker, json_t *request);

#endif
