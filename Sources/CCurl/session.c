#include "session.h"
#include <stdlib.h>
#include <string.h>

synas_http_status synas_http_prepare(void) {
    return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? SYNAS_HTTP_OK : SYNAS_HTTP_MEMORY;
}

synas_http *synas_http_open(synas_http_limits limits, const char *ca_file, const char *user_agent) {
    synas_http *session = calloc(1, sizeof *session);
    if (!session) return NULL;
    session->limits = limits;
    session->curl = curl_easy_init();
    session->ca_file = ca_file ? strdup(ca_file) : NULL;
    session->user_agent = strdup(user_agent);
    if (session->curl && session->user_agent && (!ca_file || session->ca_file)) return session;
    synas_http_close(session);
    return NULL;
}

void synas_http_close(synas_http *session) {
    if (!session) return;
    synas_http_forget(session);
    curl_slist_free_all(session->headers);
    curl_mime_free(session->parts);
    curl_easy_cleanup(session->curl);
    free(session->ca_file);
    free(session->user_agent);
    free(session->body);
    free(session);
}

static void only_http(CURL *curl) {
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS, CURLPROTO_HTTP | CURLPROTO_HTTPS);
#endif
}

static void sure_of_the_other(synas_http *session) {
    curl_easy_setopt(session->curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(session->curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(session->curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (!session->ca_file) return;
    curl_easy_setopt(session->curl, CURLOPT_CAINFO, session->ca_file);
    curl_easy_setopt(session->curl, CURLOPT_CAPATH, NULL);
}

static void in_time(CURL *curl, synas_http_limits limits) {
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, limits.connect_ms);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, limits.total_ms);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, limits.slow_bytes);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, limits.slow_seconds);
}

static void collecting(synas_http *session) {
    curl_easy_setopt(session->curl, CURLOPT_WRITEFUNCTION, synas_http_collect);
    curl_easy_setopt(session->curl, CURLOPT_WRITEDATA, session);
    curl_easy_setopt(session->curl, CURLOPT_HEADERFUNCTION, synas_http_take_header);
    curl_easy_setopt(session->curl, CURLOPT_HEADERDATA, session);
    // A length that is announced and too large ends the request before the body.
    curl_easy_setopt(session->curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)session->cap);
}

synas_http_status synas_http_begin(synas_http *session, const char *method, const char *url, size_t cap) {
    CURL *curl = session->curl;
    synas_http_forget(session);
    curl_slist_free_all(session->headers);
    curl_easy_reset(curl); // keeps the connection
    curl_mime_free(session->parts);
    session->headers = NULL;
    session->parts = NULL;
    session->cap = cap;
    only_http(curl);
    sure_of_the_other(session);
    in_time(curl, session->limits);
    collecting(session);
    // A request in plain text stays on this machine, whatever proxy the environment names.
    if (strncmp(url, "http:", 5) == 0) curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    if (curl_easy_setopt(curl, CURLOPT_USERAGENT, session->user_agent) != CURLE_OK) return SYNAS_HTTP_MEMORY;
    if (curl_easy_setopt(curl, CURLOPT_URL, url) != CURLE_OK) return SYNAS_HTTP_MEMORY;
    if (strcmp(method, "GET") == 0) return SYNAS_HTTP_OK;
    return curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method) == CURLE_OK ? SYNAS_HTTP_OK : SYNAS_HTTP_MEMORY;
}
