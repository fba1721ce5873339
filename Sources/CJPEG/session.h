#ifndef SYNAS_JPEG_SESSION_H
#define SYNAS_JPEG_SESSION_H
#include "CJPEG.h"
#include <setjmp.h>
#include <stdio.h>
#include <time.h>
#include <jpeglib.h>

// What libjpeg's error and progress hooks need; lives on the stack of the one C function that has called setjmp.
typedef struct {
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf leave;
    synas_jpeg_status status;
    struct timespec begin;
    double seconds;
} synas_jpeg_session;

// Readies the hooks. The caller still sets `info->err` (and, after creation, `info->progress`).
void synas_jpeg_session_begin(synas_jpeg_session *session, double seconds);
#endif
