// For the tests that must fail: makes SQLite in the real command run with synchronous=NORMAL, and say that it is FULL.
//
//   cc -shared -fPIC -o normal.so normal.c && LD_PRELOAD=./normal.so synas ...
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

typedef int prepare_v3(void *, const char *, int, unsigned, void **, const char **);
typedef int prepare_v2(void *, const char *, int, void **, const char **);

static const char *instead_of(const char *sql) {
    if (strcasecmp(sql, "PRAGMA synchronous = FULL") == 0) return "PRAGMA synchronous = NORMAL";
    if (strcasecmp(sql, "PRAGMA synchronous") == 0) return "SELECT '2'";
    return NULL;
}

int sqlite3_prepare_v3(void *db, const char *sql, int size, unsigned flags, void **statement, const char **tail) {
    static prepare_v3 *real;
    if (!real) real = (prepare_v3 *)dlsym(RTLD_NEXT, "sqlite3_prepare_v3");
    const char *other = instead_of(sql);
    if (!other) return real(db, sql, size, flags, statement, tail);
    int code = real(db, other, -1, flags, statement, NULL);
    if (tail) *tail = sql + strlen(sql);
    return code;
}

int sqlite3_prepare_v2(void *db, const char *sql, int size, void **statement, const char **tail) {
    static prepare_v2 *real;
    if (!real) real = (prepare_v2 *)dlsym(RTLD_NEXT, "sqlite3_prepare_v2");
    const char *other = instead_of(sql);
    if (!other) return real(db, sql, size, statement, tail);
    int code = real(db, other, -1, statement, NULL);
    if (tail) *tail = sql + strlen(sql);
    return code;
}
