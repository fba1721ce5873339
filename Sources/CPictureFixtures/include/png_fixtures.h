#ifndef SYNAS_PNG_FIXTURES_H
#define SYNAS_PNG_FIXTURES_H

#include <stddef.h>
#include <stdint.h>

// A PNG to be made: `samples` holds one byte for each sample of up to 8 bits, two (high byte first) for 16, rows without
// gaps. `palette` holds RGB triples. All filters are in use, so that readers meet every one.
typedef struct {
    uint32_t width;
    uint32_t height;
    int depth;
    int color_type;
    int interlaced;
    const uint8_t *palette;
    int palette_count;
} synas_fixture_png;

// Returns how many bytes were written to `out`, 0 on failure.
size_t synas_fixture_png_write(const synas_fixture_png *form, const uint8_t *samples, uint8_t *out, size_t capacity);

// Decodes a PNG to RGBA of 16 bits a sample, high byte first, through libpng's simplified way of transforms; gamma is left alone.
// Returns 1 on success; `out` has room for width * height * 8 bytes.
int synas_fixture_png_read(const uint8_t *png, size_t length, uint32_t *width, uint32_t *height, uint8_t *out,
                           size_t capacity);

#endif
