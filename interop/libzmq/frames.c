#include "frames.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REPORTED_WHOLE 65536 /* frames above this are reported by size and CRC-32 */

static uint32_t crc_table[256];

void prepare_crc (void)
{
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t crc = i;
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? 0xedb88320u ^ (crc >> 1) : crc >> 1;
        crc_table[i] = crc;
    }
}

static uint32_t crc32_of (const unsigned char *data, size_t size)
{
    uint32_t crc = 0xffffffffu;
    for (size_t i = 0; i < size; i++)
        crc = crc_table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);
    return ~crc;
}

static int hex_digit (char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return -1;
}

static bool read_hex (const char *text, frame_t *frame)
{
    size_t digits = strlen (text);
    frame->size = digits / 2;
    frame->data = must (malloc (frame->size + 1));
    for (size_t i = 0; i < frame->size; i++) {
        int high = hex_digit (text[2 * i]), low = hex_digit (text[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        frame->data[i] = (unsigned char) (high << 4 | low);
    }
    return digits % 2 == 0;
}

static void generate (frame_t *frame, size_t size, uint32_t seed)
{
    frame->size = size;
    frame->data = must (malloc (size + 1));
    for (size_t i = 0; i < size; i++) {
        seed = seed * 1664525u + 1013904223u;
        frame->data[i] = (unsigned char) (seed >> 24);
    }
}

bool read_frame (json_t *spec, frame_t *frame)
{
    frame->data = NULL;
    json_t *text = json_object_get (spec, "t"), *hex = json_object_get (spec, "x");
    json_t *gen = json_object_get (spec, "gen");
    if (json_is_string (text)) {
        frame->size = json_string_length (text);
        frame->data = must (malloc (frame->size + 1));
        memcpy (frame->data, json_string_value (text), frame->size);
        return true;
    }
    if (json_is_string (hex))
        return read_hex (json_string_value (hex), frame);
    int64_t size = count_of (gen, "size"), seed = count_of (gen, "seed");
    if (size < 0 || seed < 0 || seed > UINT32_MAX)
        return false;
    generate (frame, (size_t) size, (uint32_t) seed);
    return true;
}

void free_frames (frame_t *frames, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free (frames[i].data);
    free (frames);
}

frame_t *read_frames (json_t *request, size_t *count)
{
    json_t *specs = json_object_get (request, "frames");
    *count = json_array_size (specs);
    frame_t *frames = must (calloc (*count + 1, sizeof *frames));
    bool good = *count > 0;
    for (size_t i = 0; good && i < *count; i++)
        good = read_frame (json_array_get (specs, i), &frames[i]);
    if (good)
        return frames;
    free_frames (frames, *count);
    answer_fault (request, "frames must be a list of {t}, {x} or {gen}");
    return NULL;
}

static bool has_controls (const unsigned char *data, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (data[i] < 0x20 || data[i] == 0x7f)
            return true;
        if (data[i] == 0xc2 && i + 1 < size && data[i + 1] < 0xa0) /* U+0080 .. U+009F */
            return true;
    }
    return false;
}

json_t *report_frame (const unsigned char *data, size_t size)
{
    if (size > REPORTED_WHOLE) {
        char crc[9];
        snprintf (crc, sizeof crc, "%08x", (unsigned) crc32_of (data, size));
        return json_pack ("{s:I, s:s}", "size", (json_int_t) size, "crc32", crc);
    }
    json_t *text = has_controls (data, size) ? NULL : json_stringn ((const char *) data, size); /* NULL unless UTF-8 */
    if (text)
        return json_pack ("{s:o}", "t", text);
    static const char digits[] = "0123456789abcdef";
    char *hex = must (malloc (2 * size + 1));
    for (size_t i = 0; i < size; i++) {
        hex[2 * i] = digits[data[i] >> 4];
        hex[2 * i + 1] = digits[data[i] & 15];
    }
    json_t *report = json_pack ("{s:o}", "x", json_stringn (hex, 2 * size));
    free (hex);
    return report;
}
