#include "session.h"
#include <jerror.h>

static void leave(j_common_ptr info, synas_jpeg_status status) {
    synas_jpeg_session *session = (synas_jpeg_session *)info->err;
    session->status = status;
    longjmp(session->leave, 1);
}

static synas_jpeg_status meaning(int code) {
    switch (code) {
    case JERR_OUT_OF_MEMORY:
    case JERR_NO_BACKING_STORE:
    case JERR_WIDTH_OVERFLOW:
        return SYNAS_JPEG_TOO_MUCH;
    case JERR_INPUT_EOF:
    case JERR_INPUT_EMPTY:
    case JWRN_JPEG_EOF:
    case JWRN_HIT_MARKER:
        return SYNAS_JPEG_TRUNCATED;
    case JERR_ARITH_NOTIMPL:
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_NOT_COMPILED:
        return SYNAS_JPEG_UNSUPPORTED;
    default:
        return SYNAS_JPEG_CORRUPT;
    }
}

static void on_error(j_common_ptr info) { leave(info, meaning(info->err->msg_code)); }

static void on_message(j_common_ptr info, int level) {
    if (level < 0 && info->err->msg_code != JWRN_EXTRANEOUS_DATA) on_error(info);
}

static void on_output(j_common_ptr info) { (void)info; }

static void on_progress(j_common_ptr info) {
    synas_jpeg_session *session = (synas_jpeg_session *)info->err;
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    double used = (double)(now.tv_sec - session->begin.tv_sec) + 1e-9 * (double)(now.tv_nsec - session->begin.tv_nsec);
    if (used > session->seconds) leave(info, SYNAS_JPEG_TOO_MUCH);
}

void synas_jpeg_session_begin(synas_jpeg_session *session, double seconds) {
    jpeg_std_error(&session->errors);
    session->errors.error_exit = on_error;
    session->errors.emit_message = on_message;
    session->errors.output_message = on_output;
    session->progress.progress_monitor = on_progress;
    session->status = SYNAS_JPEG_CORRUPT;
    session->seconds = seconds;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &session->begin);
}
