"""Services are killed one by one: how soon does the program run again? Each says so itself, into a FIFO, as its first act."""
import os, select, signal, tempfile, time

from managers import Agent, SteadyAgent
from measure import quantile
from scenarios import MARK, names, with_peer

SERVICES, CRASHES, SECONDS = 20, 200, 60  # so many crashes, but no further ones after a minute: some managers take a second each
STABLE = 1.2  # seconds between two crashes of a service: all managers start a stable one again at once, s6 waits for a second at least
PATIENCE = 5


def run(peer_class, options, results):
    with tempfile.TemporaryDirectory(prefix="peer-crash-") as directory:
        os.mkfifo(f"{directory}/births")
        births = Births(f"{directory}/births")
        variant = SteadyAgent if peer_class is Agent else peer_class
        with_peer(variant, names("crash", SERVICES), f"echo $$ >{directory}/births && exec sleep {MARK}",
                  lambda peer, all_names: measure(peer, all_names, births, results), options.state)


def measure(peer, all_names, births, results):
    living = []
    for n in all_names:
        peer.start(n)
        living.append(births.await_next())
    times = list(crashes(living, births))
    back = [seconds for seconds in times if seconds]
    results.add(peer, "crash: came back", "%", len(back) / len(times) * 100, more=True)
    if back:
        results.add(peer, "crash to new process, p50", "ms", quantile(back, .5) * 1e3)
        results.add(peer, "crash to new process, p99", "ms", quantile(back, .99) * 1e3)


def crashes(living, births):
    end = time.monotonic() + SECONDS
    for number in range(CRASHES):
        if time.monotonic() > end:
            return
        if number % SERVICES == 0:
            time.sleep(STABLE)
        yield killed(living, number % SERVICES, births)


def killed(living, index, births):
    if living[index] is None:
        return None
    begin = time.perf_counter()
    os.kill(living[index], signal.SIGKILL)
    living[index] = births.await_next()
    return time.perf_counter() - begin if living[index] else None


class Births:
    def __init__(self, path):
        self.fifo = os.open(path, os.O_RDWR | os.O_CLOEXEC)

    def await_next(self):
        ready, _, _ = select.select([self.fifo], [], [], PATIENCE)
        return int(os.read(self.fifo, 64)) if ready else None
