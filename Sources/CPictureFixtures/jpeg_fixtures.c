#include "jpeg_fixtures.h"
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>

typedef struct { struct jpeg_error_mgr base; jmp_buf leave; } errors;

static void fail(j_common_ptr info) { longjmp(((errors *)info->err)->leave, 1); }
static void silent(j_common_ptr info) { (void)info; }

static struct jpeg_error_mgr *silent_errors(errors *e) {
    struct jpeg_error_mgr *base = jpeg_std_error(&e->base);
    base->error_exit = fail;
    base->output_message = silent;
    return base;
}

static int hand_over(unsigned char *made, unsigned long length, uint8_t *out, size_t capacity, size_t *written) {
    int status = length > capacity ? 2 : 0;
    if (status == 0) { memcpy(out, made, length); *written = length; }
    free(made);
    return status;
}

static void set_coding(j_compress_ptr c, const synas_fixture_kind *kind) {
    c->optimize_coding = kind->optimise;
    c->arith_code = kind->arithmetic;
    c->restart_interval = (unsigned)kind->restart_interval;
    if (kind->progressive) jpeg_simple_progression(c);
}

static void set_frame(j_compress_ptr c, const synas_fixture_kind *kind) {
    static const J_COLOR_SPACE given[] = {JCS_GRAYSCALE, JCS_RGB, JCS_RGB, JCS_CMYK, JCS_CMYK};
    static const J_COLOR_SPACE kept[] = {JCS_GRAYSCALE, JCS_YCbCr, JCS_RGB, JCS_CMYK, JCS_YCCK};
    static const int samples[] = {1, 3, 3, 4, 4};
    c->in_color_space = given[kind->colour];
    c->input_components = samples[kind->colour];
    jpeg_set_defaults(c);
    jpeg_set_colorspace(c, kept[kind->colour]);
    jpeg_set_quality(c, kind->quality, TRUE);
    for (int i = 0; i < c->num_components; i++) {
        c->comp_info[i].h_samp_factor = kind->sampling_h[i];
        c->comp_info[i].v_samp_factor = kind->sampling_v[i];
    }
    set_coding(c, kind);
}

int synas_fixture_jpeg_encode(const uint8_t *pixels, int width, int height, const synas_fixture_kind *kind,
                              uint8_t *out, size_t capacity, size_t *written) {
    struct jpeg_compress_struct c;
    errors e;
    unsigned char *volatile made = NULL;
    unsigned long length = 0;
    c.err = silent_errors(&e);
    if (setjmp(e.leave)) { jpeg_destroy_compress(&c); free(made); return 1; }
    jpeg_create_compress(&c);
    jpeg_mem_dest(&c, (unsigned char **)&made, &length);
    c.image_width = (unsigned)width;
    c.image_height = (unsigned)height;
    set_frame(&c, kind);
    jpeg_start_compress(&c, TRUE);
    while (c.next_scanline < c.image_height) {
        JSAMPROW row = (JSAMPROW)pixels + (size_t)c.next_scanline * (size_t)width * (size_t)c.input_components;
        jpeg_write_scanlines(&c, &row, 1);
    }
    jpeg_finish_compress(&c);
    jpeg_destroy_compress(&c);
    return hand_over(made, length, out, capacity, written);
}

static void describe(j_decompress_ptr d, synas_fixture_shape *shape) {
    shape->width = (int)d->image_width;
    shape->height = (int)d->image_height;
    shape->components = d->num_components;
    for (int i = 0; i < d->num_components && i < 4; i++) {
        shape->blocks_across[i] = (int)d->comp_info[i].width_in_blocks;
        shape->blocks_down[i] = (int)d->comp_info[i].height_in_blocks;
        shape->sampling_h[i] = d->comp_info[i].h_samp_factor;
        shape->sampling_v[i] = d->comp_info[i].v_samp_factor;
    }
}

int synas_fixture_jpeg_decode(const uint8_t *file, size_t length, uint8_t *pixels, size_t capacity,
                              synas_fixture_shape *shape) {
    struct jpeg_decompress_struct d;
    errors e;
    d.err = silent_errors(&e);
    if (setjmp(e.leave)) { jpeg_destroy_decompress(&d); return 1; }
    jpeg_create_decompress(&d);
    jpeg_mem_src(&d, file, length);
    jpeg_read_header(&d, TRUE);
    jpeg_start_decompress(&d);
    describe(&d, shape);
    size_t stride = (size_t)d.output_width * (size_t)d.output_components;
    int status = stride * d.output_height > capacity ? 2 : 0;
    while (status == 0 && d.output_scanline < d.output_height) {
        JSAMPROW row = pixels + d.output_scanline * stride;
        jpeg_read_scanlines(&d, &row, 1);
    }
    jpeg_destroy_decompress(&d);
    return status;
}

// Copies all real blocks between libjpeg's arrays and the caller's, in one direction or the other.
static int move_blocks(j_decompress_ptr d, jvirt_barray_ptr *arrays, int16_t *blocks, size_t capacity, int inwards) {
    size_t at = 0;
    for (int i = 0; i < d->num_components; i++) {
        jpeg_component_info *part = &d->comp_info[i];
        size_t row_size = (size_t)part->width_in_blocks * 64;
        for (JDIMENSION y = 0; y < part->height_in_blocks; y++, at += row_size) {
            if (at + row_size > capacity) return 2;
            JBLOCKARRAY row = d->mem->access_virt_barray((j_common_ptr)d, arrays[i], y, 1, inwards);
            if (inwards) memcpy(row[0], blocks + at, row_size * 2);
            else memcpy(blocks + at, row[0], row_size * 2);
        }
    }
    return 0;
}

int synas_fixture_jpeg_coefficients(const uint8_t *file, size_t length, int16_t *out, size_t capacity,
                                    synas_fixture_shape *shape) {
    struct jpeg_decompress_struct d;
    errors e;
    d.err = silent_errors(&e);
    if (setjmp(e.leave)) { jpeg_destroy_decompress(&d); return 1; }
    jpeg_create_decompress(&d);
    jpeg_mem_src(&d, file, length);
    jpeg_read_header(&d, TRUE);
    jvirt_barray_ptr *arrays = jpeg_read_coefficients(&d);
    describe(&d, shape);
    int status = move_blocks(&d, arrays, out, capacity, 0);
    jpeg_destroy_decompress(&d);
    return status;
}

int synas_fixture_jpeg_recode(const uint8_t *file, size_t length, const int16_t *coefficients, size_t count,
                              const synas_fixture_kind *kind, uint8_t *out, size_t capacity, size_t *written) {
    struct jpeg_decompress_struct d;
    struct jpeg_compress_struct c;
    errors e;
    unsigned char *volatile made = NULL;
    unsigned long made_length = 0;
    memset(&c, 0, sizeof c);
    memset(&d, 0, sizeof d);
    d.err = c.err = silent_errors(&e);
    if (setjmp(e.leave)) { jpeg_destroy_compress(&c); jpeg_destroy_decompress(&d); free(made); return 1; }
    jpeg_create_decompress(&d);
    jpeg_create_compress(&c);
    jpeg_mem_src(&d, file, length);
    jpeg_read_header(&d, TRUE);
    jvirt_barray_ptr *arrays = jpeg_read_coefficients(&d);
    int status = move_blocks(&d, arrays, (int16_t *)coefficients, count, 1);
    if (status == 0) {
        jpeg_copy_critical_parameters(&d, &c);
        set_coding(&c, kind);
        jpeg_mem_dest(&c, (unsigned char **)&made, &made_length);
        jpeg_write_coefficients(&c, arrays);
        jpeg_finish_compress(&c);
        status = hand_over(made, made_length, out, capacity, written);
    }
    jpeg_destroy_compress(&c);
    jpeg_destroy_decompress(&d);
    return status;
}
