"""Side by side, in one run: this agent, and what a user would pick instead. Every peer does the same work."""
import argparse, os, platform, resource, signal, sys, tempfile

import crash, gapless, limit, logs, report, scenarios
from managers import PEERS, Agent


SCENARIOS = "start,footprint,idle,list,restart,stop,stubborn,logs,limit"


def words(text): return text.split(",")
def numbers(text): return [int(word) for word in words(text)]


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agent", metavar="COMMAND", help="starts the agent; {port} and {dir} are filled in")
    parser.add_argument("--agent-build", metavar="TEXT", default="as --agent starts it", help="for the heading")
    parser.add_argument("--peers", type=words, default=list(PEERS), metavar=",".join(PEERS))
    parser.add_argument("--services", type=numbers, default=[200, 1000], metavar="N,N", help="everything with the first number; memory, list and idle CPU with the others")
    parser.add_argument("--stubborn", type=int, default=100, metavar="N", help="services that ignore TERM, stopped together")
    parser.add_argument("--scenarios", type=words, default=SCENARIOS.split(","), metavar=f"{SCENARIOS},crash,gapless", help="all but crash and gapless unless told")
    parser.add_argument("--state", metavar="DIR", default="/dev/shm" if os.path.isdir("/dev/shm") else tempfile.gettempdir(),
                        help="where managers keep their data, logs apart (default: %(default)s)")
    parser.add_argument("--disk", metavar="DIR", default=tempfile.gettempdir(), help="the same for the logs (default: %(default)s)")
    parser.add_argument("--log-megabytes", type=int, default=1024, metavar="N", help="so much a service writes, in at most 20 s")
    parser.add_argument("--log-gigabytes", type=int, default=0, metavar="N", help="the agent's memory and disk are watched while so much passes")
    parser.add_argument("--deploys", type=int, default=200, metavar="N", help="gapless: so often the service is replaced under load")
    parser.add_argument("--markdown", action="store_true")
    chosen = parser.parse_args()
    if unknown := set(chosen.peers) - set(PEERS) or set(chosen.scenarios) - {*scenarios.FIRST, "stubborn", "logs", "limit", "crash", "gapless"}:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    if chosen.services[0] <= scenarios.SEQUENTIAL:
        parser.error(f"the first number of --services must be over {scenarios.SEQUENTIAL}")
    return chosen


def say(line): print(line, file=sys.stderr, flush=True)


def attempt(name, work):
    """One that fails costs the others nothing."""
    try:
        say(f"{name}: {work() or 'measured'}")
    except Exception as e:
        say(f"{name}: FAILED, {type(e).__name__}: {e}")


def runs(peer, chosen):
    if set(chosen.scenarios) & {*scenarios.FIRST, "stubborn"}:
        yield peer.name, scenarios.run
    if "logs" in chosen.scenarios:
        yield f"{peer.name}'s logs", logs.run
    if "crash" in chosen.scenarios:
        yield f"{peer.name} after crashes", crash.run
    if "gapless" in chosen.scenarios:
        yield f"{peer.name} under load", gapless.run


def main():
    chosen, results = options(), report.Results()
    Agent.command = chosen.agent
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))  # peers with two pipes a service need it
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended then, too

    for peer in (PEERS[name] for name in chosen.peers):
        for name, run in runs(peer, chosen):
            attempt(name, lambda: f"left out, {peer.missing()}" if peer.missing() else run(peer, chosen, results))
    if "limit" in chosen.scenarios:
        attempt(limit.BareLoop.name, lambda: limit.run(results))

    layout = report.markdown if chosen.markdown else report.text
    print(f"{os.cpu_count()} processors, {platform.system()} {platform.release()}; agent {chosen.agent_build}; data in {chosen.state}, logs in {chosen.disk}. "
          "In brackets: how many times better the agent is.\n")
    print(layout(results.table()), end="\n\n")
    if "agent" in results.peers:
        print(layout([["wanted of the agent", "", "measured"], *report.verdicts(results)]))


if __name__ == "__main__":
    main()
