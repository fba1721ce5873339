#define _DEFAULT_SOURCE
#include "session.h"
#include <sys/mman.h>

static const unsigned char zigzag[64] = {
    0,  1,  8,  16, 9,  2,  3,  10, 17, 24, 32, 25, 18, 11, 4,  5,  12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6,  7,  14, 21, 28,
    35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63};

static void copy_row(const JBLOCK *row, JDIMENSION blocks, int16_t *out) {
    for (JDIMENSION x = 0; x < blocks; x++, out += 64)
        for (int place = 0; place < 64; place++) out[place] = row[x][zigzag[place]];
}

// Asks for large pages, where the system has them: filling a large buffer is otherwise as slow as copying into it.
static void prefer_large_pages(int16_t *out, size_t count) {
#ifdef MADV_HUGEPAGE
    const uintptr_t page = (uintptr_t)2 << 20;
    uintptr_t begin = ((uintptr_t)out + page - 1) / page * page;
    uintptr_t end = (uintptr_t)(out + count) / page * page;
    if (begin < end) madvise((void *)begin, end - begin, MADV_HUGEPAGE);
#else
    (void)out, (void)count;
#endif
}

static size_t expected(j_decompress_ptr d) {
    size_t count = 0;
    for (int i = 0; i < d->num_components; i++)
        count += (size_t)d->comp_info[i].width_in_blocks * d->comp_info[i].height_in_blocks * 64;
    return count;
}

static void copy_all(j_decompress_ptr d, jvirt_barray_ptr *arrays, int16_t *out) {
    for (int i = 0; i < d->num_components; i++) {
        jpeg_component_info *part = &d->comp_info[i];
        for (JDIMENSION y = 0; y < part->height_in_blocks; y++) {
            JBLOCKARRAY row = d->mem->access_virt_barray((j_common_ptr)d, arrays[i], y, 1, FALSE);
            copy_row(row[0], part->width_in_blocks, out);
            out += (size_t)part->width_in_blocks * 64;
        }
    }
}

synas_jpeg_status synas_jpeg_read_coefficients(const uint8_t *file, size_t length, synas_jpeg_limits limits,
                                               int16_t *out, size_t count) {
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
    if ((int)d.image_width != limits.width || (int)d.image_height != limits.height) {
        jpeg_destroy_decompress(&d);
        return SYNAS_JPEG_OTHER_SIZE;
    }
    d.mem->max_memory_to_use = (long)limits.memory;
    jvirt_barray_ptr *arrays = jpeg_read_coefficients(&d);
    // All components' blocks exist only now: the caller's buffer must be exactly theirs.
    synas_jpeg_status status = expected(&d) == count ? SYNAS_JPEG_OK : SYNAS_JPEG_OTHER_SIZE;
    prefer_large_pages(out, count);
    if (status == SYNAS_JPEG_OK) copy_all(&d, arrays, out);
    jpeg_destroy_decompress(&d);
    return status;
}
