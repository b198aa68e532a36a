"""Clocks, /proc and waiting: what every scenario needs and no peer is special in."""
import concurrent.futures as cf, os, re, time


def wait_for(condition, limit=30, step=0.002):
    end = time.monotonic() + limit
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(step)
    return None


def read(path):
    """The file's text; empty when the process it is about has gone."""
    try:
        with open(path) as f:
            return f.read()
    except OSError:
        return ""


def memory_mib(pids, kind):
    """Sum over the processes. Pss shares out what several of them map; Rss counts it in each."""
    sizes = (re.search(rf"^{kind}:\s+(\d+)", read(f"/proc/{pid}/smaps_rollup"), re.M) for pid in pids)
    return sum(int(size.group(1)) for size in sizes if size) / 1024


def cpu_s(pids):
    """Processor time to the nanosecond: the 10 ms ticks of /proc/PID/stat are too coarse for an idle process."""
    return sum(time.clock_gettime(~pid << 3 | 2) for pid in pids)  # clock_getcpuclockid(3), which Python lacks


def all_cpu_s(pids):
    """With that of the processes that they have waited for."""
    ticks = (read(f"/proc/{pid}/stat").rpartition(")")[2].split()[13:15] for pid in pids)  # cutime, cstime: proc_pid_stat(5)
    return cpu_s(pids) + sum(int(tick) for pair in ticks for tick in pair) / os.sysconf("SC_CLK_TCK")


def runs(pid, program):
    return read(f"/proc/{pid}/comm").strip() == program


def quantile(values, q):
    return sorted(values)[min(len(values) - 1, int(q * len(values)))]


def timed(call, *args):
    begin = time.perf_counter()
    call(*args)
    return time.perf_counter() - begin


def each(names, call, callers):
    """Calls for every name, so many callers at a time: the wall time and each call's own."""
    begin = time.perf_counter()
    with cf.ThreadPoolExecutor(callers) as pool:
        times = list(pool.map(lambda name: timed(call, name), names))
    return time.perf_counter() - begin, times


def repeated(call, most=20, seconds=3):
    """Times of a call made again and again, within limits."""
    times = []
    while len(times) < most and sum(times) < seconds:
        times.append(timed(call))
    return times
