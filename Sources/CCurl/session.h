#ifndef SYNAS_HTTP_SESSION_H
#define SYNAS_HTTP_SESSION_H
#include "CCurl.h"
#include <curl/curl.h>

#define SYNAS_HTTP_FIELD_BYTES 1024

struct synas_http {
    CURL *curl;
    synas_http_limits limits;
    char *ca_file, *user_agent;
    struct curl_slist *headers;
    curl_mime *parts;
    // The answer.
    uint8_t *body;
    size_t length, capacity, cap;
    char fields[SYNAS_HTTP_FIELDS][SYNAS_HTTP_FIELD_BYTES];
    synas_http_status fault; // what stopped the collecting
};

// libcurl's write and header functions; both get the session.
size_t synas_http_collect(char *bytes, size_t one, size_t count, void *session);
size_t synas_http_take_header(char *line, size_t one, size_t count, void *session);
// Forgets the last answer.
void synas_http_forget(synas_http *session);
#endif
