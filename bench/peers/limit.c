/* The limit: spawns /bin/sh -c 'exec true' and waits for it, over and over. usage: limit THREADS SECONDS; prints a rate. */
#include <pthread.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;
static double end;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static void *spawn_and_wait(void *count) {
    char *argv[] = {"sh", "-c", "exec true", NULL};

    for (; now() < end; ++*(long *)count) {
        pid_t pid;
        if (posix_spawn(&pid, "/bin/sh", NULL, NULL, argv, environ) != 0) exit(1);
        waitpid(pid, NULL, 0);
    }
    return NULL;
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    int threads = atoi(argv[1]);
    double begin = now();
    end = begin + atof(argv[2]);

    pthread_t thread[threads];
    long count[threads], total = 0;
    for (int i = 0; i < threads; i++) count[i] = 0, pthread_create(&thread[i], NULL, spawn_and_wait, &count[i]);
    for (int i = 0; i < threads; i++) pthread_join(thread[i], NULL), total += count[i];

    printf("%.1f\n", total / (now() - begin));
    return 0;
}
