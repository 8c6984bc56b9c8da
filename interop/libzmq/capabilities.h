/* What this build of libzmq can do. */

#ifndef ZMQSPEC_CAPABILITIES_H
#define ZMQSPEC_CAPABILITIES_H

#include <stddef.h>

#include "lines.h"

typedef enum
{
    INT,
    INT64,
    UINT64,
    OCTETS,
    STRING,
    KEY, /* 32 octets that the library hands out as 40 characters of Z85 */
} value_type_t;

typedef struct
{
    const char *name;
    int id;
    value_type_t type;
    const char *access;
    const char *needs; /* what zmq_has must know, or NULL */
} option_t;

extern const option_t socket_options[];

extern const option_t context_options[];

const option_t *need_option (json_t *request, const option_t *options);

/* The endpoint of a request. NULL, and it is answered, when there is none or its transport is not in this build. */
const char *need_endpoint (json_t *request);

int find_type (const char *name);

/* The name of a monitor event, NULL when this library has it and the protocol has not. */
const char *event_name (int id);

void hello (json_t *request);

#endif
