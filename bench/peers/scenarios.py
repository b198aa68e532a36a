"""What is measured. A scenario gets a peer, the names of its services (all running) and the results to add to."""
import os, shutil, signal, tempfile, time

from managers import GRACE
from measure import cpu_s, each, memory_mib, quantile, repeated, runs, timed, wait_for

MARK = f"100000.{os.getpid()}"  # seconds that nobody else sleeps: by them the services of this run are known
SLEEP = f"exec sleep {MARK}"
STUBBORN = f"trap '' TERM; exec sleep {MARK}"  # what a shell ignores, the program it becomes ignores too
SEQUENTIAL = 50


def start(peer, names, results):
    """Leaves all services running, whether or not its figures are wanted."""
    warm_up(peer, names[:SEQUENTIAL])
    times = [timed(peer.start, n) for n in names[:SEQUENTIAL]]
    wall, _ = each(names[SEQUENTIAL:], peer.start, 8)
    results.add(peer, "boot", "s", peer.boot_s)
    results.add(peer, "start, 1 caller, p50", "ms", quantile(times, .5) * 1e3)
    results.add(peer, "start, 1 caller, p99", "ms", quantile(times, .99) * 1e3)
    results.add(peer, "start, 1 caller", "/s", len(times) / sum(times))
    results.add(peer, "start, 8 callers", "/s", (len(names) - SEQUENTIAL) / wall)


def warm_up(peer, names):
    """Managers live for months: their first calls count as boot. The same for every peer."""
    each(names, peer.start, 8)
    each(names, peer.stop, 8)


def footprint(peer, names, results):
    results.add(peer, f"memory (Pss), {len(names)} services", "MiB", memory_mib(peer.managers(), "Pss"))
    results.add(peer, f"memory (Rss), {len(names)} services", "MiB", memory_mib(peer.managers(), "Rss"))


def idle(peer, names, results):
    time.sleep(10)  # what the starts left behind: compilations, collections
    before = cpu_s(peer.managers())
    time.sleep(10)
    results.add(peer, f"idle CPU, {len(names)} services", "%", (cpu_s(peer.managers()) - before) / 10 * 100)


def list_all(peer, names, results):
    results.add(peer, f"list, {len(names)} services, p50", "ms", quantile(repeated(peer.list), .5) * 1e3)


def restart(peer, names, results):
    wall, times = each(names[-60:], peer.restart, 8)
    results.add(peer, "restart, 8 callers", "/s", len(times) / wall)
    results.add(peer, "restart, 8 callers, p50", "ms", quantile(times, .5) * 1e3)


def stop(peer, names, results):
    wall, times = each(names, peer.stop, 32)
    results.add(peer, "stop, 32 callers", "/s", len(names) / wall)
    results.add(peer, "stop, 32 callers, p99", "ms", quantile(times, .99) * 1e3)


def stubborn(peer, names, results):
    each(names, peer.start, 8)
    if not wait_for(lambda: all(runs(peer.pid(n), "sleep") for n in names), step=.1):
        raise RuntimeError("the stubborn services did not all start")
    wall, _ = each(names, peer.stop, len(names))
    results.add(peer, f"stop {len(names)} that ignore TERM, grace {GRACE} s", "s", wall)


FIRST = {"start": start, "footprint": footprint, "idle": idle, "list": list_all, "restart": restart, "stop": stop}
LARGER = ("footprint", "idle", "list")


def run(peer_class, options, results):
    """One boot for each number of services, and one for the stubborn."""
    for size in options.services:
        wanted = FIRST if size == options.services[0] else LARGER
        with_peer(peer_class, names("svc", size), SLEEP, lambda peer, all_names: measure(peer, all_names, wanted, options, results), options.state)
    if "stubborn" in options.scenarios:
        with_peer(peer_class, names("stub", options.stubborn), STUBBORN, lambda peer, all_names: stubborn(peer, all_names, results), options.state)


def names(prefix, count): return [f"{prefix}{i}" for i in range(count)]


def measure(peer, all_names, wanted, options, results):
    if "start" not in wanted:
        each(all_names, peer.start, 8)
    for name in wanted:
        if name == "start" or name in options.scenarios:
            FIRST[name](peer, all_names, results)


def with_peer(peer_class, all_names, command, work, parent):
    directory = tempfile.mkdtemp(prefix=f"peer-{peer_class.name}-", dir=parent)
    peer = peer_class(directory, dict.fromkeys(all_names, command))
    try:
        peer.boot()
        work(peer, all_names)
    finally:
        try:
            peer.shutdown()
        finally:
            sweep()
            shutil.rmtree(directory, ignore_errors=True)


def sweep():
    """Ends the services that their manager left behind, as flask and the agent do."""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline") as f:
                if MARK in f.read().split("\0"):
                    os.kill(int(pid), signal.SIGKILL)
        except (OSError, UnicodeDecodeError):
            pass
