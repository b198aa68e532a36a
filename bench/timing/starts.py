#!/usr/bin/env python3
"""What a start costs by what a spec asks for: starts.py AGENT_DLL [ROUNDS]

Starts one service again and again, with each means of control groups and each kind of spec, at once after its stop ("hot") and
after a rest of 200 ms ("rested"), and prints medians of the time of POST /service/ID/start. Run it as root.
"""
import http.client
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

PLAIN = {"argv": ["sleep", "1000"]}
KINDS = {
    "nothing": {},
    "umask": {"umask": "0027"},
    "user": {"user": "daemon"},
    "user, nice, limits": {"user": "daemon", "nice": 1, "limits": {"core": 0}},
}


def post(connection, path, body):
    start = time.perf_counter()
    connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    text = answer.read()
    assert answer.status == 200, (path, answer.status, text)
    return (time.perf_counter() - start) * 1000


def measure(port, spec, rounds, rest):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    post(connection, "/service/one/deploy", PLAIN | spec)
    times = []

    for round in range(-rounds // 5, rounds):  # those below zero warm up
        post(connection, "/service/one/stop", {})
        time.sleep(rest)
        took = post(connection, "/service/one/start", {})
        if round >= 0:
            times.append(took)

    post(connection, "/service/one/stop", {})
    return statistics.median(times)


def run(dll, groups, rounds):
    with tempfile.TemporaryDirectory() as data:
        configuration = os.path.join(data, "agent.conf")
        with open(configuration, "w") as file:
            file.write(f"service-agent {{ processes.cgroups = {groups}, data = \"{data}/agent\" }}\n")

        agent = subprocess.Popen(["dotnet", dll, "0", "--config", configuration], stdout=subprocess.PIPE, text=True)
        try:
            port = next(int(found[1]) for line in agent.stdout if (found := re.search(r"ready on http://127\.0\.0\.1:(\d+)", line)))
            threading.Thread(target=agent.stdout.read, daemon=True).start()  # a full pipe would hold up its log
            for kind, spec in KINDS.items():
                hot, rested = measure(port, spec, rounds, 0), measure(port, spec, max(rounds // 4, 10), 0.2)
                print(f"| {groups} | {kind} | {hot:.2f} | {rested:.2f} |", flush=True)
        finally:
            agent.send_signal(signal.SIGINT)
            agent.wait()


def main():
    dll, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    print("| cgroups | spec asks for | hot, ms | rested, ms |\n| --- | --- | ---: | ---: |")
    for groups in ("off", "auto", "on"):
        run(dll, groups, rounds)


if __name__ == "__main__":
    main()
