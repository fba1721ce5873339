#ifndef SYNAS_CCURL_H
#define SYNAS_CCURL_H
#include <stddef.h>
#include <stdint.h>

typedef enum {
    SYNAS_HTTP_OK,          // an answer came whole, whatever its status code
    SYNAS_HTTP_BAD_ADDRESS, // no http or https address of a service
    SYNAS_HTTP_PLAIN,       // http to another machine
    SYNAS_HTTP_UNREACHABLE, // no connection: nothing was sent
    SYNAS_HTTP_LOST,        // the connection ended before the answer did
    SYNAS_HTTP_TLS,         // who answers could not be made sure of
    SYNAS_HTTP_TIMEOUT,     // too slow as a whole, or for too long
    SYNAS_HTTP_TOO_LARGE,   // the answer is longer than its cap
    SYNAS_HTTP_BROKEN,      // what answers does not speak HTTP
    SYNAS_HTTP_NO_FILE,     // a part's file cannot be read
    SYNAS_HTTP_MEMORY
} synas_http_status;

typedef struct {
    long connect_ms, total_ms; // of one request
    long slow_bytes;           // a second: slower than this ...
    long slow_seconds;         // ... for so long ends the request
} synas_http_limits;

// The header fields of an answer that are kept.
typedef enum {
    SYNAS_HTTP_CONTENT_TYPE,
    SYNAS_HTTP_ETAG,
    SYNAS_HTTP_LOCATION,
    SYNAS_HTTP_RETRY_AFTER,
    SYNAS_HTTP_WWW_AUTHENTICATE,
    SYNAS_HTTP_REPLAYED, // Idempotent-Replayed: the answer is that of an earlier request with the same key
    SYNAS_HTTP_FIELDS    // how many there are
} synas_http_field;

typedef struct synas_http synas_http;

// Once in a process, before anything else.
synas_http_status synas_http_prepare(void);

// Checks the address of a service and writes it in its normal form, without a slash at its end. It names http or https, a
// host and perhaps a port and a path; http only on this machine, unless `plain_anywhere`.
synas_http_status synas_http_address(const char *text, int plain_anywhere, char *out, size_t capacity);

// A session keeps its connection from one request to the next. `ca_file`: trusted besides nothing else; NULL: what the
// system trusts. NULL where there is no memory.
synas_http *synas_http_open(synas_http_limits limits, const char *ca_file, const char *user_agent);
void synas_http_close(synas_http *session);

// Begins a request; what the one before was made of is gone. `url`: an address that was checked, and a path.
// `cap`: the most bytes of an answer's body.
synas_http_status synas_http_begin(synas_http *session, const char *method, const char *url, size_t cap);
// Adds a header line, `Name: value`.
synas_http_status synas_http_header(synas_http *session, const char *line);
// The body as bytes, which stay the caller's and must outlive the request.
synas_http_status synas_http_body(synas_http *session, const uint8_t *bytes, size_t length);
// Adds a part of a multipart/form-data body: bytes, which are copied, or a file, which is read while it is sent.
// `type`, `file_name`: NULL for none.
synas_http_status synas_http_part(synas_http *session, const char *name, const char *type, const char *file_name,
                                  const uint8_t *bytes, size_t length);
synas_http_status synas_http_file_part(synas_http *session, const char *name, const char *type, const char *file_name,
                                       const char *path);

// Sends what was put together, and collects the answer.
synas_http_status synas_http_perform(synas_http *session);

// Of the answer, until the next request begins: its code, a header field (empty where it has none), its body.
long synas_http_code(const synas_http *session);
const char *synas_http_answer_field(const synas_http *session, synas_http_field field);
const uint8_t *synas_http_answer_body(const synas_http *session);
size_t synas_http_answer_length(const synas_http *session);
#endif
