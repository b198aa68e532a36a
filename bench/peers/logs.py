"""From a service's write to its manager's log file: one service that writes lines as fast as it can (flood.c)."""
import os, re, shutil, subprocess, tempfile, time

from managers import Agent, UncompressedAgent
from measure import all_cpu_s, memory_mib, read, wait_for
from scenarios import MARK, with_peer

HERE = os.path.dirname(os.path.abspath(__file__))
SERVICE, LINE = "flood", 100  # bytes a line, in flood.c
BY_LINE, BY_BLOCK = 1, 640  # lines a write: as a service does that flushes its lines, and as one that writes to a pipe
SECONDS = 20  # so long the service writes at most: a slow manager is measured by what it took until then
PATIENCE = 600


def run(peer_class, options, results):
    if not hasattr(peer_class, "log_file"):
        return "left out, it keeps no logs"
    if not shutil.which("cc"):
        return "left out, there is no C compiler (cc)"
    for variant, at_once, label in variants(peer_class) if options.log_megabytes else ():
        size = options.log_megabytes * 10**6
        flood(variant, size, at_once, SECONDS, options, lambda peer, report: measure(peer, report, label, results))
    if peer_class is Agent and options.log_gigabytes:
        size = options.log_gigabytes * 10**9
        flood(peer_class, size, BY_BLOCK, PATIENCE, options, lambda peer, report: watch(peer, report, options.log_gigabytes, results))


def variants(peer_class):
    plain = UncompressedAgent if peer_class is Agent else peer_class
    yield plain, BY_LINE, "log, a line a write"
    yield plain, BY_BLOCK, "log, 64 kB a write"
    if peer_class is Agent:
        yield peer_class, BY_BLOCK, "log, 64 kB a write, compressed"


def flood(peer_class, size, at_once, seconds, options, work):
    """The manager's data is on a real disk here."""
    with tempfile.TemporaryDirectory(prefix="peer-flood-", dir=options.disk) as directory:
        subprocess.run(["cc", "-O2", "-o", f"{directory}/flood", f"{HERE}/flood.c"], check=True)
        command = f"exec {directory}/flood {size // LINE} {at_once} {seconds} {directory}/report {MARK}"
        with_peer(peer_class, [SERVICE], command, lambda peer, _: work(peer, f"{directory}/report"), options.disk)


def measure(peer, report, label, results):
    memory, cpu = memory_mib(peer.managers(), "Rss"), all_cpu_s(peer.managers())
    peer.start(SERVICE)
    lines, began = await_report(report)
    await_lines(peer, lines)
    results.add(peer, label, "MB/s", lines * LINE / 1e6 / (time.monotonic() - began), more=True)

    wait_for(peer.is_tidy, PATIENCE, .01)
    results.add(peer, f"{label}, processor", "s/GB", (all_cpu_s(peer.managers()) - cpu) / (lines * LINE / 1e9))
    results.add(peer, f"{label}, memory (Rss) before", "MiB", memory)
    results.add(peer, f"{label}, memory (Rss) after", "MiB", memory_mib(peer.managers(), "Rss"))


def watch(peer, report, gigabytes, results):
    """Memory and disk while much passes. The service is not waited for in between: its spool may be ahead."""
    peer.start(SERVICE)
    for gigabyte in range(1, gigabytes + 1):
        await_lines(peer, gigabyte * 10**9 // LINE)
        results.add(peer, f"memory (Rss) after {gigabyte} GB of log", "MiB", memory_mib(peer.managers(), "Rss"))

    lines, began = await_report(report)
    results.add(peer, f"{gigabytes} GB of log", "MB/s", lines * LINE / 1e6 / (time.monotonic() - began), more=True)
    wait_for(peer.is_tidy, PATIENCE, .01)
    results.add(peer, f"disk after {gigabytes} GB of log", "MiB", disk_mib(f"{peer.dir}/data"))


def await_report(report):
    """How many lines the service has written, and when it began."""
    if not wait_for(lambda: os.path.exists(report), PATIENCE, .005):
        raise RuntimeError("the service could not write its lines")
    lines, began = read(report).split()
    return int(lines), float(began)


def await_lines(peer, lines):
    if not wait_for(lambda: last_line(peer.log_file(SERVICE)) >= lines, PATIENCE, .005):
        raise RuntimeError(f"line {lines} did not arrive; the last one is {last_line(peer.log_file(SERVICE))}")


def last_line(path):
    """The number of the last whole line; 0 in a file that was just begun, or that has gone."""
    try:
        with open(path or "", "rb") as log:
            log.seek(max(0, log.seek(0, os.SEEK_END) - 1000))
            tail = log.read()
    except FileNotFoundError:
        return 0
    numbers = re.findall(rb"#(\d{10}) ", tail[:tail.rfind(b"\n") + 1])
    return int(numbers[-1]) if numbers else 0


def disk_mib(directory):
    files = (os.path.join(folder, file) for folder, _, names in os.walk(directory) for file in names)
    return sum(os.stat(file).st_blocks * 512 for file in files) / 2**20
