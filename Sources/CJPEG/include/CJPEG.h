#ifndef SYNAS_CJPEG_H
#define SYNAS_CJPEG_H
#include <stddef.h>
#include <stdint.h>

typedef enum {
    SYNAS_JPEG_OK,
    SYNAS_JPEG_CORRUPT,
    SYNAS_JPEG_TRUNCATED,
    SYNAS_JPEG_UNSUPPORTED,
    SYNAS_JPEG_TOO_MUCH,  // memory or processor time
    SYNAS_JPEG_OTHER_SIZE // not what the caller's buffer was made for
} synas_jpeg_status;

typedef struct {
    int width, height; // what the caller found in the frame, in pixels
    size_t memory;     // bytes
    double seconds;    // of this thread's processor time
} synas_jpeg_limits;

// All coefficients of a JPEG: component after component, the blocks that hold pixels row by row, 64 each in zigzag order.
// libjpeg's warnings are errors, except for bytes between segments. `out` has room for exactly `count` coefficients.
synas_jpeg_status synas_jpeg_read_coefficients(const uint8_t *file, size_t length, synas_jpeg_limits limits,
                                               int16_t *out, size_t count);
#endif
