/* A service that writes numbered lines of 100 bytes as fast as it can, and then waits to be stopped.
   usage: flood LINES LINES_A_WRITE SECONDS REPORT [MARK]; it writes no longer than so many seconds. When it is through,
   REPORT has the number of lines and when it began, by CLOCK_MONOTONIC. MARK is for whoever looks for this process. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LENGTH = 100, DIGITS = 10, NOISE = 16, MOST_A_WRITE = 640 };

static char block[MOST_A_WRITE][LENGTH];

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

/* "#0000000001 0f3a... xxx": the noise keeps whoever compresses from getting it for nothing. */
static void write_line(char *line, uint64_t number) {
    static uint64_t noise = 88172645463325252;
    noise ^= noise << 13, noise ^= noise >> 7, noise ^= noise << 17;

    for (int i = DIGITS; i > 0; i--, number /= 10) line[i] = '0' + number % 10;
    for (int i = 0; i < NOISE; i++) line[DIGITS + 2 + i] = "0123456789abcdef"[noise >> 4 * i & 15];
}

static void put(const char *text, size_t left) {
    for (ssize_t n; left > 0; text += n, left -= n)
        if ((n = write(1, text, left)) < 0) exit(1);
}

static void report(const char *path, uint64_t lines, double began) {
    char part[4096];
    snprintf(part, sizeof part, "%s.part", path);
    FILE *file = fopen(part, "w");
    if (!file || fprintf(file, "%llu %.6f\n", (unsigned long long)lines, began) < 0 || fclose(file) || rename(part, path)) exit(1);
}

int main(int argc, char **argv) {
    if (argc < 5) return 2;
    uint64_t lines = strtoull(argv[1], NULL, 10), a_write = strtoull(argv[2], NULL, 10), written = 0;
    if (a_write < 1 || a_write > MOST_A_WRITE) return 2;
    double began = now(), end = began + atof(argv[3]);

    memset(block, 'x', sizeof block);
    for (int i = 0; i < MOST_A_WRITE; i++) block[i][0] = '#', block[i][DIGITS + 1] = block[i][DIGITS + NOISE + 2] = ' ', block[i][LENGTH - 1] = '\n';

    while (written < lines && now() < end) {
        int count = lines - written < a_write ? lines - written : a_write;
        for (int i = 0; i < count; i++) write_line(block[i], ++written);
        put(block[0], (size_t)count * LENGTH);
    }

    report(argv[4], written, began);
    for (;;) pause();
}
