/* Waiting until the peers of a socket are gone. */

#ifndef ZMQSPEC_DEPARTURES_H
#define ZMQSPEC_DEPARTURES_H

#include "workers.h"

/* Notes from now on when a peer of the socket leaves; NULL, and errno, on errors. Only one socket of a context may be watched. */
void *watch_departures (void *context, void *socket);

/* Waits until that many have left, and ends the watch. False, and errno, when it failed or the worker was interrupted. */
bool await_departures (worker_t *worker, void *watch, int64_t peers);

#endif
