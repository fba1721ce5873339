// Runs a command and kills it right after its Nth system call: for the tests that show that a kill at any moment leaves
// the old state or the new.
//
//   kill-at [--changing] N COMMAND [ARGUMENT ...]
//
// --changing counts only the calls that can change what is on disk or who holds a lock. All threads count together.
// Prints one line to standard error: "kill-at: killed SYSCALL-NUMBER", or "kill-at: ended EXIT-CODE COUNT" where the
// command made fewer calls. Its own exit code is 0, or 2 where it could not trace.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static const long changing[] = {
    SYS_openat, SYS_write, SYS_pwrite64, SYS_writev, SYS_pwritev, SYS_fsync, SYS_fdatasync, SYS_ftruncate,
    SYS_fallocate, SYS_renameat, SYS_renameat2, SYS_unlinkat, SYS_linkat, SYS_mkdirat, SYS_fchmod, SYS_fchmodat,
    SYS_utimensat, SYS_flock, SYS_fcntl, SYS_close, SYS_msync, SYS_munmap, SYS_copy_file_range, SYS_sendfile,
#ifdef SYS_open
    SYS_open, SYS_rename, SYS_unlink, SYS_rmdir, SYS_link, SYS_mkdir, SYS_chmod, SYS_creat,
#endif
};

static bool can_change(long number) {
    for (size_t i = 0; i < sizeof changing / sizeof *changing; i++) {
        if (changing[i] == number) return true;
    }
    return false;
}

// What each thread has entered and not left: the stop at the exit of a call does not say which call it was.
static struct {
    pid_t thread;
    long number;
} entered[1024];

static long *entered_by(pid_t thread) {
    size_t slots = sizeof entered / sizeof *entered;
    for (size_t i = 0; i < slots; i++) {
        size_t slot = ((size_t)thread + i) % slots;
        if (entered[slot].thread == 0) entered[slot].thread = thread;
        if (entered[slot].thread == thread) return &entered[slot].number;
    }
    return NULL;
}

static int fail(const char *what) {
    fprintf(stderr, "kill-at: %s: %s\n", what, strerror(errno));
    return 2;
}

static void run(char **command) {
    ptrace(PTRACE_TRACEME, 0, 0, 0);
    raise(SIGSTOP);
    execvp(command[0], command);
    _exit(127);
}

int main(int count, char **words) {
    bool only_changing = count > 1 && strcmp(words[1], "--changing") == 0;
    int first = only_changing ? 2 : 1;
    if (count < first + 2) {
        fputs("kill-at: usage: kill-at [--changing] N COMMAND [ARGUMENT ...]\n", stderr);
        return 2;
    }
    long wanted = strtol(words[first], NULL, 10), seen = 0;
    pid_t child = fork();
    if (child < 0) return fail("fork");
    if (child == 0) run(words + first + 1);
    int status;
    if (waitpid(child, &status, 0) < 0 || !WIFSTOPPED(status)) return fail("start");
    long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK
        | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
    if (ptrace(PTRACE_SETOPTIONS, child, 0, options) < 0) return fail("trace");
    ptrace(PTRACE_SYSCALL, child, 0, 0);
    for (;;) {
        pid_t thread = waitpid(-1, &status, __WALL);
        if (thread < 0) return fail("wait");
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            if (thread != child) continue;
            int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            fprintf(stderr, "kill-at: ended %d %ld\n", code, seen);
            return 0;
        }
        int deliver = WSTOPSIG(status);
        if (deliver == (SIGTRAP | 0x80)) {
            struct __ptrace_syscall_info info;
            deliver = 0;
            long *number = entered_by(thread);
            if (!number) return fail("too many threads");
            if (ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) > 0) {
                if (info.op == PTRACE_SYSCALL_INFO_ENTRY) *number = (long)info.entry.nr;
                bool counts = info.op == PTRACE_SYSCALL_INFO_EXIT && (!only_changing || can_change(*number));
                if (counts && ++seen == wanted) {
                    kill(child, SIGKILL);
                    while (waitpid(-1, &status, __WALL) > 0) {}
                    fprintf(stderr, "kill-at: killed %ld\n", *number);
                    return 0;
                }
            }
        } else if (deliver == SIGTRAP || deliver == SIGSTOP) {
            deliver = 0;  // a new thread, or an exec
        }
        ptrace(PTRACE_SYSCALL, thread, 0, deliver);
    }
}
