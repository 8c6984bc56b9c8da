/* What the two ends of a measurement do, as local_thr, remote_thr, local_lat and remote_lat of libzmq do it. */

#ifndef ZMQSPEC_ROLES_H
#define ZMQSPEC_ROLES_H

#include <stddef.h>

#include "workers.h"

typedef struct
{
    worker_t *worker;
    void **sockets;
    int64_t socket_count;
    int64_t subscriptions; /* that a source awaits before it publishes */
    int64_t count, size;
    const char *topic;
    size_t topic_size;
} measurement_t;

typedef struct
{
    const char *name, *type;
    /* Moves all the messages. What is to be answered; NULL, and errno, when it failed or was interrupted. */
    json_t *(*play) (measurement_t *measurement);
} role_t;

/* NULL when there is no such role for sockets of that type. */
const role_t *find_role (const char *name, const char *type);

#endif
