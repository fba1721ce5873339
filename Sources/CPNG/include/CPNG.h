// A thin layer over libpng: whole pictures in, whole pictures out. Every buffer is the caller's; nothing that libpng
// allocates outlives a call; every function has its own setjmp, and no call goes back into the caller.
#ifndef SYNAS_CPNG_H
#define SYNAS_CPNG_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
    SYNAS_PNG_OK = 0,
    SYNAS_PNG_TRUNCATED,  // the input ended before the picture did
    SYNAS_PNG_CORRUPT,    // libpng gave an error, or a warning that means a damaged picture
    SYNAS_PNG_NO_ROOM,    // the caller's buffer is too small
    SYNAS_PNG_NO_MEMORY,
    SYNAS_PNG_MISUSED,    // the header of the stream is not the one that the caller announced
} synas_png_status;

// Decodes a PNG of any colour type to RGBA in the caller's buffer, top row first, without gaps: four samples a pixel of
// one byte each, or of two bytes, high byte first, when `sixteen` is not 0. Grey becomes R = G = B; a palette and a tRNS
// colour are expanded; a picture without alpha gets the highest value. No colour conversion. `stream` should hold
// critical chunks and tRNS only: a warning about anything but bytes that follow the picture's last row is an error.
// `size` must be width * height * 4 * (sixteen ? 2 : 1), with the stream's own width and height.
synas_png_status synas_png_decode(const uint8_t *stream, size_t length, uint32_t width, uint32_t height, int sixteen,
                                  uint8_t *rgba, size_t size);

// What is to be written. `color_type` is one of PNG's (0, 2, 3, 4, 6); `depth` is 1, 2, 4, 8 or 16.
typedef struct {
    uint32_t width;
    uint32_t height;
    uint8_t depth;
    uint8_t color_type;
    const uint8_t *palette;        // RGB triples
    uint16_t palette_count;        // 0...256
    const uint8_t *palette_alpha;  // one byte for each of the first entries
    uint16_t palette_alpha_count;  // 0...palette_count
} synas_png_form;

// Writes IHDR, sRGB, PLTE and tRNS where there is a palette, IDAT and IEND, not interlaced, with one filter for every
// row and fixed zlib settings. `samples` holds the rows without gaps: one byte for each sample of up to 8 bits (also
// for depths below 8), two bytes, high byte first, for 16. `out` receives `written` bytes, at most `capacity`.
synas_png_status synas_png_encode(const synas_png_form *form, const uint8_t *samples, size_t size, uint8_t *out,
                                  size_t capacity, size_t *written);

#endif
