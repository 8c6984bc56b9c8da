/* Proxies: zmq_proxy_steerable in a thread of its own, steered by a worker. */

#ifndef ZMQSPEC_PROXY_H
#define ZMQSPEC_PROXY_H

#include "workers.h"

void do_proxy_start (json_t *request);

void do_proxy_control (json_t *request);

#endif
