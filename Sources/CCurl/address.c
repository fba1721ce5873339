#include "session.h"
#include <arpa/inet.h>
#include <string.h>
#include <strings.h>

static int is_this_machine(const char *host) {
    struct in_addr four;
    struct in6_addr six;
    char plain[INET6_ADDRSTRLEN];
    if (strcasecmp(host, "localhost") == 0) return 1;
    if (inet_pton(AF_INET, host, &four) == 1) return ntohl(four.s_addr) >> 24 == 127;
    size_t length = strlen(host);
    if (length < 3 || length - 2 >= sizeof plain || host[0] != '[') return 0;
    memcpy(plain, host + 1, length - 2);
    plain[length - 2] = 0;
    return inet_pton(AF_INET6, plain, &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

// Whether the address has a part that no service's address has.
static int has_more(CURLU *url) {
    static const CURLUPart parts[] = {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_QUERY,
                                      CURLUPART_FRAGMENT, CURLUPART_ZONEID};
    int found = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char *text = NULL;
        found |= curl_url_get(url, parts[i], &text, 0) == CURLUE_OK;
        curl_free(text);
    }
    return found;
}

static synas_http_status judge(CURLU *url, int plain_anywhere) {
    char *scheme = NULL, *host = NULL;
    synas_http_status status = SYNAS_HTTP_BAD_ADDRESS;
    if (curl_url_get(url, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK
        && curl_url_get(url, CURLUPART_HOST, &host, 0) == CURLUE_OK && !has_more(url)) {
        if (strcmp(scheme, "https") == 0) status = SYNAS_HTTP_OK;
        if (strcmp(scheme, "http") == 0)
            status = plain_anywhere || is_this_machine(host) ? SYNAS_HTTP_OK : SYNAS_HTTP_PLAIN;
    }
    curl_free(scheme);
    curl_free(host);
    return status;
}

static synas_http_status write_normal(CURLU *url, char *out, size_t capacity) {
    char *text = NULL;
    if (curl_url_get(url, CURLUPART_URL, &text, 0) != CURLUE_OK) return SYNAS_HTTP_BAD_ADDRESS;
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == '/') length--;
    int fits = length < capacity;
    if (fits) {
        memcpy(out, text, length);
        out[length] = 0;
    }
    curl_free(text);
    return fits ? SYNAS_HTTP_OK : SYNAS_HTTP_BAD_ADDRESS;
}

synas_http_status synas_http_address(const char *text, int plain_anywhere, char *out, size_t capacity) {
    CURLU *url = curl_url();
    if (!url) return SYNAS_HTTP_MEMORY;
    synas_http_status status = SYNAS_HTTP_BAD_ADDRESS;
    if (curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK) status = judge(url, plain_anywhere);
    if (status == SYNAS_HTTP_OK) status = write_normal(url, out, capacity);
    curl_url_cleanup(url);
    return status;
}
