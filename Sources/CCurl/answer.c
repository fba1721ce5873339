#include "session.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const names[SYNAS_HTTP_FIELDS] = {"content-type", "etag", "location", "retry-after",
                                                     "www-authenticate", "idempotent-replayed"};

void synas_http_forget(synas_http *session) {
    session->length = 0;
    session->fault = SYNAS_HTTP_OK;
    memset(session->fields, 0, sizeof session->fields);
}

static int make_room(synas_http *session, size_t more) {
    if (more > session->cap - session->length) {
        session->fault = SYNAS_HTTP_TOO_LARGE;
        return 0;
    }
    size_t wanted = session->length + more, capacity = session->capacity;
    if (wanted <= capacity) return 1;
    if (capacity < 16384) capacity = 16384;
    while (capacity < wanted) capacity = capacity > SIZE_MAX / 2 ? wanted : capacity * 2;
    uint8_t *larger = realloc(session->body, capacity);
    if (!larger) {
        session->fault = SYNAS_HTTP_MEMORY;
        return 0;
    }
    session->body = larger;
    session->capacity = capacity;
    return 1;
}

size_t synas_http_collect(char *bytes, size_t one, size_t count, void *to) {
    synas_http *session = to;
    size_t size = one * count;
    if (!make_room(session, size)) return 0;
    memcpy(session->body + session->length, bytes, size);
    session->length += size;
    return size;
}

// A value that is too long for its place counts as none: half an address is another one.
static void keep(char *place, const char *value, size_t length) {
    while (length && (*value == ' ' || *value == '\t')) value++, length--;
    while (length && strchr(" \t\r\n", value[length - 1])) length--;
    if (length >= SYNAS_HTTP_FIELD_BYTES || memchr(value, 0, length)) return;
    memcpy(place, value, length);
    place[length] = 0;
}

size_t synas_http_take_header(char *line, size_t one, size_t count, void *to) {
    synas_http *session = to;
    size_t size = one * count;
    // The head of an interim answer (100) is none of the answer's.
    if (size >= 5 && memcmp(line, "HTTP/", 5) == 0) memset(session->fields, 0, sizeof session->fields);
    for (int i = 0; i < SYNAS_HTTP_FIELDS; i++) {
        size_t length = strlen(names[i]);
        if (size > length && line[length] == ':' && strncasecmp(line, names[i], length) == 0)
            keep(session->fields[i], line + length + 1, size - length - 1);
    }
    return size;
}

long synas_http_code(const synas_http *session) {
    long code = 0;
    curl_easy_getinfo(session->curl, CURLINFO_RESPONSE_CODE, &code);
    return code;
}

const char *synas_http_answer_field(const synas_http *session, synas_http_field field) {
    return session->fields[field];
}
const uint8_t *synas_http_answer_body(const synas_http *session) { return session->body; }
size_t synas_http_answer_length(const synas_http *session) { return session->length; }
