#include "session.h"

synas_http_status synas_http_header(synas_http *session, const char *line) {
    struct curl_slist *longer = curl_slist_append(session->headers, line);
    if (!longer) return SYNAS_HTTP_MEMORY;
    session->headers = longer;
    return SYNAS_HTTP_OK;
}

synas_http_status synas_http_body(synas_http *session, const uint8_t *bytes, size_t length) {
    CURL *curl = session->curl;
    if (curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)length) != CURLE_OK
        || curl_easy_setopt(curl, CURLOPT_POSTFIELDS, length ? (const void *)bytes : "") != CURLE_OK)
        return SYNAS_HTTP_MEMORY;
    return SYNAS_HTTP_OK;
}

// A new part with its names; NULL where there is no memory.
static curl_mimepart *named(synas_http *session, const char *name, const char *type) {
    if (!session->parts) session->parts = curl_mime_init(session->curl);
    curl_mimepart *part = session->parts ? curl_mime_addpart(session->parts) : NULL;
    if (!part || curl_mime_name(part, name) != CURLE_OK) return NULL;
    return type && curl_mime_type(part, type) != CURLE_OK ? NULL : part;
}

synas_http_status synas_http_part(synas_http *session, const char *name, const char *type, const char *file_name,
                                  const uint8_t *bytes, size_t length) {
    curl_mimepart *part = named(session, name, type);
    if (!part || curl_mime_data(part, (const char *)bytes, length) != CURLE_OK) return SYNAS_HTTP_MEMORY;
    return file_name && curl_mime_filename(part, file_name) != CURLE_OK ? SYNAS_HTTP_MEMORY : SYNAS_HTTP_OK;
}

synas_http_status synas_http_file_part(synas_http *session, const char *name, const char *type, const char *file_name,
                                       const char *path) {
    curl_mimepart *part = named(session, name, type);
    if (!part) return SYNAS_HTTP_MEMORY;
    CURLcode code = curl_mime_filedata(part, path);
    if (code != CURLE_OK) return code == CURLE_OUT_OF_MEMORY ? SYNAS_HTTP_MEMORY : SYNAS_HTTP_NO_FILE;
    return curl_mime_filename(part, file_name) == CURLE_OK ? SYNAS_HTTP_OK : SYNAS_HTTP_MEMORY;
}
