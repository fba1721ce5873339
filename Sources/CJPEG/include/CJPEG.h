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

// The samples of a JPEG in its own colour space (no conversion), at 1/denominator (1, 2, 4 or 8) of its size, pixel by pixel.
// `out` has room for exactly `count` samples.
synas_jpeg_status synas_jpeg_decode(const uint8_t *file, size_t length, synas_jpeg_limits limits, int denominator,
                                    uint8_t *out, size_t count);

// A baseline JPEG from samples: `components` 1 (grey), 3 (YCbCr) or 4 (four inks), halved colour differences. Nothing of the
// samples' meaning but their number is written; the caller builds the file's head anew.
synas_jpeg_status synas_jpeg_encode(const uint8_t *samples, int width, int height, int components, int quality,
                                    int halved, uint8_t *out, size_t capacity, size_t *written);
#endif
