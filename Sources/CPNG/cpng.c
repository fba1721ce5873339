#include "CPNG.h"

#include <setjmp.h>
#include <string.h>

#include <png.h>

// What one call knows about itself: where it jumps to, how far it is, and what it failed of.
typedef struct {
    jmp_buf jump;
    synas_png_status status;
    const uint8_t *in;
    size_t in_left;
    uint8_t *out;
    size_t out_left;
} call;

static void fail(png_structp png, synas_png_status status) {
    call *c = png_get_error_ptr(png);
    if (c->status == SYNAS_PNG_OK) c->status = status;
    longjmp(c->jump, 1);
}

static void on_error(png_structp png, png_const_charp message) {
    fail(png, strstr(message, "Out of memory") || strstr(message, "out of memory") ? SYNAS_PNG_NO_MEMORY
                                                                                    : SYNAS_PNG_CORRUPT);
}

// Bytes after the last row hide there and are dropped with everything else; any other warning means damage.
static void on_warning(png_structp png, png_const_charp message) {
    if (strstr(message, "Extra compressed data") || strstr(message, "Too much image data")) return;
    fail(png, SYNAS_PNG_CORRUPT);
}

static void give(png_structp png, png_bytep bytes, size_t count) {
    call *c = png_get_io_ptr(png);
    if (count > c->in_left) fail(png, SYNAS_PNG_TRUNCATED);
    memcpy(bytes, c->in, count);
    c->in += count;
    c->in_left -= count;
}

static void take(png_structp png, png_bytep bytes, size_t count) {
    call *c = png_get_io_ptr(png);
    if (count > c->out_left) fail(png, SYNAS_PNG_NO_ROOM);
    memcpy(c->out, bytes, count);
    c->out += count;
    c->out_left -= count;
}

static void no_flush(png_structp png) { (void)png; }

static void read_picture(png_structp png, png_infop info, uint32_t width, uint32_t height, int sixteen, uint8_t *rgba,
                         size_t size) {
    png_set_user_limits(png, width, height);
    png_read_info(png, info);
    if (png_get_image_width(png, info) != width || png_get_image_height(png, info) != height ||
        (png_get_bit_depth(png, info) == 16) != (sixteen != 0))
        fail(png, SYNAS_PNG_MISUSED);
    png_set_expand(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, sixteen ? 0xFFFF : 0xFF, PNG_FILLER_AFTER);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    size_t row = png_get_rowbytes(png, info);
    if (row != (size_t)width * (sixteen ? 8 : 4) || size / row != height || size % row != 0)
        fail(png, SYNAS_PNG_MISUSED);
    for (int pass = 0; pass < passes; pass++)
        for (uint32_t y = 0; y < height; y++) png_read_row(png, rgba + y * row, NULL);
    png_read_end(png, NULL);
}

synas_png_status synas_png_decode(const uint8_t *stream, size_t length, uint32_t width, uint32_t height, int sixteen,
                                  uint8_t *rgba, size_t size) {
    call c = {.status = SYNAS_PNG_OK, .in = stream, .in_left = length};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &c, on_error, on_warning);
    if (!png) return SYNAS_PNG_NO_MEMORY;
    png_infop info = png_create_info_struct(png);
    if (!info) {
        png_destroy_read_struct(&png, NULL, NULL);
        return SYNAS_PNG_NO_MEMORY;
    }
    if (setjmp(c.jump) == 0) {
        png_set_read_fn(png, &c, give);
        read_picture(png, info, width, height, sixteen, rgba, size);
    }
    png_destroy_read_struct(&png, &info, NULL);
    return c.status;
}

static void write_palette(png_structp png, png_infop info, const synas_png_form *form) {
    png_color colours[256];
    png_byte alpha[256];
    for (int i = 0; i < form->palette_count; i++) {
        const uint8_t *rgb = form->palette + 3 * i;
        colours[i] = (png_color){rgb[0], rgb[1], rgb[2]};
    }
    png_set_PLTE(png, info, colours, form->palette_count);
    if (form->palette_alpha_count == 0) return;
    memcpy(alpha, form->palette_alpha, form->palette_alpha_count);
    png_set_tRNS(png, info, alpha, form->palette_alpha_count, NULL);
}

// Paeth for samples that vary smoothly, none for palette indices and single bits, where neighbours say nothing.
static void write_settings(png_structp png, const synas_png_form *form) {
    int smooth = form->color_type != PNG_COLOR_TYPE_PALETTE && form->depth >= 8;
    png_set_filter(png, PNG_FILTER_TYPE_BASE, smooth ? PNG_FILTER_PAETH : PNG_FILTER_NONE);
    png_set_compression_level(png, 4);
    png_set_compression_mem_level(png, 8);
    png_set_compression_strategy(png, 0);
    png_set_compression_window_bits(png, 15);
    png_set_compression_buffer_size(png, 1 << 20);
}

static void write_picture(png_structp png, png_infop info, const synas_png_form *form, const uint8_t *samples) {
    write_settings(png, form);
    png_set_IHDR(png, info, form->width, form->height, form->depth, form->color_type, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
    if (form->color_type == PNG_COLOR_TYPE_PALETTE) write_palette(png, info, form);
    png_write_info(png, info);
    png_set_packing(png);
    size_t row = (size_t)form->width * png_get_channels(png, info) * (form->depth == 16 ? 2 : 1);
    for (uint32_t y = 0; y < form->height; y++) png_write_row(png, samples + y * row);
    png_write_end(png, NULL);
}

static size_t channels(uint8_t color_type) {
    switch (color_type) {
        case PNG_COLOR_TYPE_RGB: return 3;
        case PNG_COLOR_TYPE_RGB_ALPHA: return 4;
        case PNG_COLOR_TYPE_GRAY_ALPHA: return 2;
        default: return 1;
    }
}

synas_png_status synas_png_encode(const synas_png_form *form, const uint8_t *samples, size_t size, uint8_t *out,
                                  size_t capacity, size_t *written) {
    size_t row = (size_t)form->width * channels(form->color_type) * (form->depth == 16 ? 2 : 1);
    if (row == 0 || size / row != form->height || size % row != 0 || form->palette_count > 256 ||
        form->palette_alpha_count > form->palette_count)
        return SYNAS_PNG_MISUSED;
    call c = {.status = SYNAS_PNG_OK, .out = out, .out_left = capacity};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &c, on_error, on_warning);
    if (!png) return SYNAS_PNG_NO_MEMORY;
    png_infop info = png_create_info_struct(png);
    if (!info) {
        png_destroy_write_struct(&png, NULL);
        return SYNAS_PNG_NO_MEMORY;
    }
    if (setjmp(c.jump) == 0) {
        png_set_write_fn(png, &c, take, no_flush);
        write_picture(png, info, form, samples);
    }
    png_destroy_write_struct(&png, &info);
    if (c.status == SYNAS_PNG_OK) *written = capacity - c.out_left;
    return c.status;
}
