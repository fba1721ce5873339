#include "session.h"

static synas_http_status meaning(CURLcode code) {
    switch (code) {
    case CURLE_OK: return SYNAS_HTTP_OK;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT: return SYNAS_HTTP_UNREACHABLE;
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE: return SYNAS_HTTP_LOST;
    case CURLE_OPERATION_TIMEDOUT: return SYNAS_HTTP_TIMEOUT;
    case CURLE_FILESIZE_EXCEEDED: return SYNAS_HTTP_TOO_LARGE;
    case CURLE_READ_ERROR:
    case CURLE_ABORTED_BY_CALLBACK: return SYNAS_HTTP_NO_FILE;
    case CURLE_OUT_OF_MEMORY: return SYNAS_HTTP_MEMORY;
    case CURLE_URL_MALFORMAT: return SYNAS_HTTP_BAD_ADDRESS;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH: return SYNAS_HTTP_TLS;
    default: return SYNAS_HTTP_BROKEN;
    }
}

synas_http_status synas_http_perform(synas_http *session) {
    CURL *curl = session->curl;
    if (session->headers && curl_easy_setopt(curl, CURLOPT_HTTPHEADER, session->headers) != CURLE_OK)
        return SYNAS_HTTP_MEMORY;
    if (session->parts && curl_easy_setopt(curl, CURLOPT_MIMEPOST, session->parts) != CURLE_OK)
        return SYNAS_HTTP_MEMORY;
    CURLcode code = curl_easy_perform(curl);
    return session->fault == SYNAS_HTTP_OK ? meaning(code) : session->fault;
}
