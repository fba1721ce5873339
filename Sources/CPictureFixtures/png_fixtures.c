#include "png_fixtures.h"

#include <setjmp.h>
#include <string.h>

#include <png.h>

typedef struct {
    uint8_t *out;
    const uint8_t *in;
    size_t left;
} stream;

static void put(png_structp png, png_bytep bytes, size_t count) {
    stream *s = png_get_io_ptr(png);
    if (count > s->left) png_error(png, "no room");
    memcpy(s->out, bytes, count);
    s->out += count;
    s->left -= count;
}

static void get(png_structp png, png_bytep bytes, size_t count) {
    stream *s = png_get_io_ptr(png);
    if (count > s->left) png_error(png, "no more");
    memcpy(bytes, s->in, count);
    s->in += count;
    s->left -= count;
}

static void flush(png_structp png) { (void)png; }
static void quiet(png_structp png, png_const_charp message) { (void)png, (void)message; }

static void write_rows(png_structp png, png_infop info, const synas_fixture_png *form, const uint8_t *samples) {
    png_color colours[256];
    png_set_filter(png, 0, PNG_ALL_FILTERS);
    png_set_IHDR(png, info, form->width, form->height, form->depth, form->color_type,
                 form->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, 0, 0);
    for (int i = 0; i < form->palette_count; i++) {
        const uint8_t *rgb = form->palette + 3 * i;
        colours[i] = (png_color){rgb[0], rgb[1], rgb[2]};
    }
    if (form->palette_count > 0) png_set_PLTE(png, info, colours, form->palette_count);
    png_write_info(png, info);
    png_set_packing(png);
    size_t row = (size_t)form->width * png_get_channels(png, info) * (form->depth == 16 ? 2 : 1);
    int passes = png_set_interlace_handling(png);
    for (int pass = 0; pass < passes; pass++)
        for (uint32_t y = 0; y < form->height; y++) png_write_row(png, samples + y * row);
    png_write_end(png, NULL);
}

size_t synas_fixture_png_write(const synas_fixture_png *form, const uint8_t *samples, uint8_t *out, size_t capacity) {
    stream s = {.out = out, .left = capacity};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, quiet);
    if (!png) return 0;
    png_infop info = png_create_info_struct(png);
    volatile size_t written = 0;
    if (info && !setjmp(png_jmpbuf(png))) {
        png_set_write_fn(png, &s, put, flush);
        write_rows(png, info, form, samples);
        written = capacity - s.left;
    }
    png_destroy_write_struct(&png, &info);
    return written;
}

static void read_rows(png_structp png, png_infop info, uint32_t *width, uint32_t *height, uint8_t *out,
                      size_t capacity) {
    png_read_info(png, info);
    *width = png_get_image_width(png, info);
    *height = png_get_image_height(png, info);
    if ((size_t)*width * *height * 8 > capacity) png_error(png, "no room");
    png_set_expand_16(png);
    png_set_gray_to_rgb(png);
    png_set_tRNS_to_alpha(png);
    png_set_add_alpha(png, 0xFFFF, PNG_FILLER_AFTER);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    for (int pass = 0; pass < passes; pass++)
        for (uint32_t y = 0; y < *height; y++) png_read_row(png, out + (size_t)y * *width * 8, NULL);
    png_read_end(png, NULL);
}

int synas_fixture_png_read(const uint8_t *png_bytes, size_t length, uint32_t *width, uint32_t *height, uint8_t *out,
                           size_t capacity) {
    stream s = {.in = png_bytes, .left = length};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, quiet);
    if (!png) return 0;
    png_infop info = png_create_info_struct(png);
    volatile int done = 0;
    if (info && !setjmp(png_jmpbuf(png))) {
        png_set_read_fn(png, &s, get);
        read_rows(png, info, width, height, out, capacity);
        done = 1;
    }
    png_destroy_read_struct(&png, &info, NULL);
    return done;
}
