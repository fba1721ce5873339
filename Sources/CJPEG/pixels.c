#include "session.h"
#include <jerror.h>

synas_jpeg_status synas_jpeg_decode(const uint8_t *file, size_t length, synas_jpeg_limits limits, int denominator,
                                    uint8_t *out, size_t count) {
    struct jpeg_decompress_struct d;
    synas_jpeg_session session;
    synas_jpeg_session_begin(&session, limits.seconds);
    d.err = &session.errors;
    if (setjmp(session.leave)) {
        jpeg_destroy_decompress(&d);
        return session.status;
    }
    jpeg_create_decompress(&d);
    d.progress = &session.progress;
    jpeg_mem_src(&d, file, length);
    jpeg_read_header(&d, TRUE);
    d.mem->max_memory_to_use = (long)limits.memory;
    d.out_color_space = d.jpeg_color_space;
    d.scale_num = 1;
    d.scale_denom = (unsigned)denominator;
    jpeg_start_decompress(&d);
    size_t stride = (size_t)d.output_width * (size_t)d.output_components;
    synas_jpeg_status status = stride * d.output_height == count ? SYNAS_JPEG_OK : SYNAS_JPEG_OTHER_SIZE;
    while (status == SYNAS_JPEG_OK && d.output_scanline < d.output_height) {
        JSAMPROW row = out + d.output_scanline * stride;
        jpeg_read_scanlines(&d, &row, 1);
    }
    jpeg_destroy_decompress(&d);
    return status;
}

static void keep(j_compress_ptr c) { (void)c; }

static boolean full(j_compress_ptr c) {
    c->err->msg_code = JERR_OUT_OF_MEMORY;
    c->err->error_exit((j_common_ptr)c);
    return FALSE;
}

static void set_up(j_compress_ptr c, int width, int height, int components, int quality, int halved) {
    c->image_width = (unsigned)width;
    c->image_height = (unsigned)height;
    c->input_components = components;
    c->in_color_space = components == 1 ? JCS_GRAYSCALE : components == 3 ? JCS_YCbCr : JCS_CMYK;
    jpeg_set_defaults(c);
    jpeg_set_colorspace(c, c->in_color_space);
    jpeg_set_quality(c, quality, TRUE);
    for (int i = 0; i < components; i++) {
        int fine = halved && components >= 3 && (i == 0 || i == 3) ? 2 : 1;
        c->comp_info[i].h_samp_factor = c->comp_info[i].v_samp_factor = fine;
    }
}

synas_jpeg_status synas_jpeg_encode(const uint8_t *samples, int width, int height, int components, int quality,
                                    int halved, uint8_t *out, size_t capacity, size_t *written) {
    struct jpeg_compress_struct c;
    struct jpeg_destination_mgr destination = {
        .next_output_byte = out, .free_in_buffer = capacity, .init_destination = keep, .empty_output_buffer = full,
        .term_destination = keep};
    synas_jpeg_session session;
    synas_jpeg_session_begin(&session, 3600);
    c.err = &session.errors;
    if (setjmp(session.leave)) {
        jpeg_destroy_compress(&c);
        return session.status;
    }
    jpeg_create_compress(&c);
    c.dest = &destination;
    set_up(&c, width, height, components, quality, halved);
    jpeg_start_compress(&c, TRUE);
    while (c.next_scanline < c.image_height) {
        JSAMPROW row = (JSAMPROW)samples + (size_t)c.next_scanline * (size_t)width * (size_t)components;
        jpeg_write_scanlines(&c, &row, 1);
    }
    jpeg_finish_compress(&c);
    *written = capacity - destination.free_in_buffer;
    jpeg_destroy_compress(&c);
    return SYNAS_JPEG_OK;
}
