"""The results of a run: a table with ratios against the agent, and what of the wanted is reached."""
from managers import GRACE


class Results:
    def __init__(self):
        self.peers, self.rows = [], {}

    def add(self, peer, label, unit, value, more=None):
        """More is better where it is said, and for every rate."""
        if peer.name not in self.peers:
            self.peers.append(peer.name)
        row = self.rows.setdefault(label, {"unit": unit, "more": unit == "/s" if more is None else more})
        row[peer.name] = value

    def get(self, peer, label): return self.rows.get(label, {}).get(peer)

    def table(self):
        return [["", *self.peers], *([f"{label}, {row['unit']}", *(cell(row, peer) for peer in self.peers)] for label, row in self.rows.items())]


def number(value):
    return f"{value:.0f}" if value >= 1000 or value == 0 else f"{value:.3g}" if value >= 0.01 else f"{value:.4f}"


def cell(row, peer):
    """The figure and how many times better than it the agent is."""
    here, agent = row.get(peer), row.get("agent")
    if here is None:
        return ""
    worse, better = (here, agent) if row["more"] else (agent, here)
    return number(here) if peer == "agent" or not agent or not here else f"{number(here)} ({number(better / worse)}x)"


def text(table):
    widths = [max(map(len, column)) for column in zip(*table)]
    return "\n".join("  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths))) for row in table)


def markdown(table):
    rows = [table[0], ["---", *["---:"] * (len(table[0]) - 1)], *table[1:]]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def verdicts(results):
    """(what is wanted, the agent's figure, the bound, whether the figure must be at least the bound)"""
    def agent(label): return results.get("agent", label)
    def share(peer, factor, label="start, 8 callers"): return (rate := results.get(peer, label)) and rate * factor
    def logs(label): return [(f"{label}: at least 5 x supervisord's MB/s", agent(label), share("supervisord", 5, label), True),
                             (f"{label}: at most 2 CPU s/GB", agent(f"{label}, processor"), 2, False)]

    wanted = [
        ("start with 8 callers at least 5 x supervisord's rate", agent("start, 8 callers"), share("supervisord", 5), True),
        ("start with 8 callers at least half of the bare loop's rate", agent("start, 8 callers"), share("bare loop", .5), True),
        ("sequential start p50 at most 4 ms", agent("start, 1 caller, p50"), 4, False),
        ("list of 1000 services at most 10 ms", agent("list, 1000 services, p50"), 10, False),
        ("100 services that ignore TERM stopped within grace + 1 s", agent(f"stop 100 that ignore TERM, grace {GRACE} s"), GRACE + 1, False),
        ("idle CPU with 1000 services 0.0 %", agent("idle CPU, 1000 services"), .05, False),
        ("memory (Rss) with 200 services at most 90 MiB", agent("memory (Rss), 200 services"), 90, False),
        ("crash to new process p99 under 20 ms", agent("crash to new process, p99"), 20, False),
        *logs("log, a line a write"),
        *logs("log, 64 kB a write"),
    ]
    return [[what, *verdict(*figures)] for what, *figures in wanted]


def verdict(value, bound, at_least):
    if value is None or bound is None:
        return "not measured", ""
    return "reached" if (value >= bound if at_least else value <= bound) else "MISSED", f"{number(value)} (bound {number(bound)})"
