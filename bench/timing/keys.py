#!/usr/bin/env python3
"""Whether the time of an answer tells how much of a key is right: keys.py AGENT_DLL [ROUNDS]

Asks a real agent with keys that are wrong in different places, in turns over one connection, and prints medians. Two kinds
are the same: how far these are apart is what the measurement cannot tell.
"""
import http.client
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time


def other(digit):
    return random.choice([d for d in "0123456789abcdef" if d != digit])


def wrong_at(key, index):
    return key[:index] + other(key[index]) + key[index + 1 :]


def kinds(key):
    secret = key.rindex("_") + 1
    return {
        "known id, first digit wrong": lambda: wrong_at(key, secret),
        "known id, first digit wrong, again": lambda: wrong_at(key, secret),
        "known id, last digit wrong": lambda: wrong_at(key, len(key) - 1),
        "known id, all digits wrong": lambda: key[:secret] + "".join(other(digit) for digit in key[secret:]),
        "unknown id": lambda: "sa_" + "".join(random.choice("0123456789abcdef") for _ in range(12)) + key[secret - 1 :],
    }


def ask(connection, key):
    start = time.perf_counter_ns()
    connection.request("GET", "/services", headers={"Authorization": f"Bearer {key}"})
    answer = connection.getresponse()
    answer.read()
    took = time.perf_counter_ns() - start
    assert answer.status == 401, answer.status
    return took / 1000


def measure(port, key, rounds):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    makers = kinds(key)
    times = {kind: [] for kind in makers}

    for round in range(-rounds // 10, rounds):  # those below zero warm up
        for kind in random.sample(list(makers), len(makers)):
            took = ask(connection, makers[kind]())
            if round >= 0:
                times[kind].append(took)

    return times


def report(times):
    base = statistics.median(next(iter(times.values())))
    print("| key | median, µs | difference, µs | 10th to 90th percentile, µs |\n| --- | ---: | ---: | ---: |")
    for kind, values in times.items():
        tenths = statistics.quantiles(values, n=10)
        median = statistics.median(values)
        print(f"| {kind} | {median:.1f} | {median - base:+.1f} | {tenths[0]:.1f} to {tenths[-1]:.1f} |")


def main():
    program, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000

    with tempfile.TemporaryDirectory() as directory:
        configuration = os.path.join(directory, "agent.conf")
        data = os.path.join(directory, "data")
        with open(configuration, "w") as file:
            file.write("service-agent.access.limits.failed-logins = 1000000\n")
        with subprocess.Popen(["dotnet", program, "0", "--config", configuration, "--data", data], stdout=subprocess.PIPE, text=True) as agent:
            try:
                port = next(int(found[1]) for line in agent.stdout if (found := re.search(r"ready on http://[^:]*:(\d+)", line)))
                created = subprocess.run(["dotnet", program, "keys", "create", "--name", "timing", "--scope", "read", "--services", "*", "--data", data], check=True, capture_output=True, text=True)
                key = re.search(r"sa_[0-9a-f]{12}_\S+", created.stdout)[0]
                # What is refused is told of, and somebody has to listen.
                listener = subprocess.Popen(["cat"], stdin=agent.stdout, stdout=subprocess.DEVNULL)
                report(measure(port, key, rounds))
            finally:
                agent.send_signal(signal.SIGINT)
        listener.wait()


main()
