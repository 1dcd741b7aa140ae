/* A disk that takes its time: every call that makes data durable takes SLOWSYNC_US microseconds longer.
 *
 * Preloaded into a PostgreSQL server whose files lie in memory, it is the model of a network disk: the cost of a commit
 * is then the same on every machine. Compiled when a measurement starts, with -DSLOWSYNC_US=1000.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#ifndef SLOWSYNC_US
#define SLOWSYNC_US 1000
#endif

static void wait_a_while(void)
{
    static __thread int sharpened;
    struct timespec left = {SLOWSYNC_US / 1000000, (SLOWSYNC_US % 1000000) * 1000L};
    int before = errno;

    if (!sharpened) {
        /* The kernel may stretch a sleep by 50 microseconds; here it is what is measured. */
        prctl(PR_SET_TIMERSLACK, 1000UL, 0, 0, 0);
        sharpened = 1;
    }
    while (nanosleep(&left, &left) == -1 && errno == EINTR)
        ;
    errno = before;
}

#define SLOWED(name, parameters, arguments)                  \
    int name parameters                                      \
    {                                                        \
        static int (*real) parameters;                       \
        int answer;                                          \
        if (!real)                                           \
            real = (int(*) parameters)dlsym(RTLD_NEXT, #name); \
        answer = real arguments;                             \
        wait_a_while();                                      \
        return answer;                                       \
    }

SLOWED(fsync, (int fd), (fd))
SLOWED(fdatasync, (int fd), (fd))
SLOWED(syncfs, (int fd), (fd))
SLOWED(msync, (void *at, size_t length, int flags), (at, length, flags))

/* sync_file_range only starts writing unless it is told to wait: PostgreSQL hints with it, and waits with fsync. */
int sync_file_range(int fd, off64_t offset, off64_t count, unsigned int flags)
{
    static int (*real)(int, off64_t, off64_t, unsigned int);
    int answer;
    if (!real)
        real = (int (*)(int, off64_t, off64_t, unsigned int))dlsym(RTLD_NEXT, "sync_file_range");
    answer = real(fd, offset, count, flags);
    if (flags & SYNC_FILE_RANGE_WAIT_AFTER)
        wait_a_while();
    return answer;
}
