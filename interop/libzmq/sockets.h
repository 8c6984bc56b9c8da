/* Sockets: options, endpoints, and the table of what they can be asked. */

#ifndef ZMQSPEC_SOCKETS_H
#define ZMQSPEC_SOCKETS_H

#include "workers.h"

json_t *last_endpoint (void *socket);

bool is_socket_op (const char *op);

void do_socket_new (json_t *request);

/* Hands a request on to the socket that it names. */
void pass_on (json_t *request);

#endif
