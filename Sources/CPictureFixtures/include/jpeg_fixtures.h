#ifndef SYNAS_JPEG_FIXTURES_H
#define SYNAS_JPEG_FIXTURES_H
#include <stddef.h>
#include <stdint.h>

// JPEG files for samples and tests, by libjpeg. Every function returns 0, or 1 when libjpeg refused, or 2 when the
// caller's buffer was too small.

enum synas_fixture_colour {
    SYNAS_FIXTURE_GREY, SYNAS_FIXTURE_YCBCR, SYNAS_FIXTURE_RGB, SYNAS_FIXTURE_CMYK, SYNAS_FIXTURE_YCCK
};

typedef struct {
    int colour;            // enum synas_fixture_colour of the file
    int quality;           // 1...100
    int progressive, arithmetic, optimise;
    int restart_interval;  // in MCUs, 0: none
    int sampling_h[4], sampling_v[4];
} synas_fixture_kind;

typedef struct {
    int width, height, components;
    int blocks_across[4], blocks_down[4];
    int sampling_h[4], sampling_v[4];
} synas_fixture_shape;

// Pixels: one byte a sample; grey, RGB (for YCbCr and RGB) or CMYK (for CMYK and YCCK), row by row.
int synas_fixture_jpeg_encode(const uint8_t *pixels, int width, int height, const synas_fixture_kind *kind,
                              uint8_t *out, size_t capacity, size_t *written);
// Pixels as a viewer shows them: grey, RGB, or CMYK for four components.
int synas_fixture_jpeg_decode(const uint8_t *file, size_t length, uint8_t *pixels, size_t capacity,
                              synas_fixture_shape *shape);
// Coefficients (quantised, natural order): component after component, its real blocks row by row, 64 each.
int synas_fixture_jpeg_coefficients(const uint8_t *file, size_t length, int16_t *out, size_t capacity,
                                    synas_fixture_shape *shape);
// The file's frame and tables with these coefficients, in another coding.
int synas_fixture_jpeg_recode(const uint8_t *file, size_t length, const int16_t *coefficients, size_t count,
                              const synas_fixture_kind *kind, uint8_t *out, size_t capacity, size_t *written);
#endif
