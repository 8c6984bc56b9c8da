/* Lines out, parameters in: answers, events, and what every part needs besides. */

#ifndef ZMQSPEC_LINES_H
#define ZMQSPEC_LINES_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#define LENGTH(array) (sizeof array / sizeof *array)

void *must (void *memory);

int64_t now_ns (void);

int64_t now_ms (void);

void nap (long milliseconds);

/* Writes one line. Takes `line` over. */
void emit (json_t *line);

/* Answers `request`, which may be NULL: work that nobody asked for. Takes `body` over. */
void answer (json_t *request, const char *kind, json_t *body);

void answer_ok (json_t *request);

void answer_fault (json_t *request, const char *format, ...);

void answer_unsupported (json_t *request, const char *sort, const char *name);

void answer_error (json_t *request, int error);

/* Answers with {} when `rc` says that the library is content, else with its error. */
void answer_rc (json_t *request, int rc);

/* A string without octets 0, or NULL. */
const char *text_of (json_t *request, const char *name);

/* The same, answering with a fault when it is missing. */
const char *need_text (json_t *request, const char *name);

/* A count; -1 when it is missing. */
int64_t count_of (json_t *request, const char *name);

bool flagged (json_t *request, const char *list, const char *flag);

#endif
