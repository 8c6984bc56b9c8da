/* Frames as the protocol writes them: text, hexadecimal, generated, and reports. */

#ifndef ZMQSPEC_FRAMES_H
#define ZMQSPEC_FRAMES_H

#include <stddef.h>

#include "lines.h"

void prepare_crc (void);

typedef struct
{
    unsigned char *data;
    size_t size;
} frame_t;

/* Reads a frame as the suite writes it; the caller frees `data`, whatever comes back. */
bool read_frame (json_t *spec, frame_t *frame);

void free_frames (frame_t *frames, size_t count);

/* The frames of a request, with room for one more; NULL, and a fault is answered, when they are malformed. */
frame_t *read_frames (json_t *request, size_t *count);

json_t *report_frame (const unsigned char *data, size_t size);

#endif
