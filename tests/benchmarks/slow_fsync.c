/* Makes fsync and fdatasync take SLOW_FSYNC_MS milliseconds longer, as an ordinary disk does.
   Preloaded into the process of a bot (LD_PRELOAD): SQLite calls these through the C library. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void wait_for_disk(void)
{
    const char *told = getenv("SLOW_FSYNC_MS");
    long ms = told ? atol(told) : 0;
    struct timespec left = {ms / 1000, (ms % 1000) * 1000000L};
    while (nanosleep(&left, &left) != 0) { }
}

int fsync(int file)
{
    static int (*real)(int);
    if (!real)
        real = (int (*)(int)) dlsym(RTLD_NEXT, "fsync");
    wait_for_disk();
    return real(file);
}

int fdatasync(int file)
{
    static int (*real)(int);
    if (!real)
        real = (int (*)(int)) dlsym(RTLD_NEXT, "fdatasync");
    wait_for_disk();
    return real(file);
}
