"""An HTTP service is replaced again and again under constant load: how many requests fail?"""
import os, socket, sys, threading, time

from managers import Agent, free_port
from scenarios import MARK, with_peer

HERE = os.path.dirname(os.path.abspath(__file__))
CLIENTS, SERVICE, PATIENCE = 32, "web", 60
REST = .01  # seconds after a request that failed: clients that spin would leave nothing to the service


def run(peer_class, options, results):
    port = free_port()
    program = [sys.executable, f"{HERE}/http_service.py", str(port), MARK]
    for label, replace in ways(peer_class, program, port):
        with_peer(peer_class, [SERVICE], f"exec {' '.join(program)}",
                  lambda peer, _: measure(peer, port, f"replaced {options.deploys} times{label}", replace, options.deploys, results), options.state)


def ways(peer_class, program, port):
    """Managers that pass no sockets restart a service that binds its port itself."""
    if peer_class is Agent:
        yield "", lambda peer, number: deploy(peer, program, port, "overlap", number)
        yield " (recreate)", lambda peer, number: deploy(peer, program, port, "recreate", number)
    else:
        yield "", lambda peer, number: peer.restart(SERVICE) if number else peer.start(SERVICE)


def deploy(peer, program, port, kind, number):
    peer.call("POST", f"/service/{SERVICE}/deploy", {
        "argv": program, "env": {"NUMBER": str(number)}, "listen": [f"127.0.0.1:{port}"], "stop": {"grace": PATIENCE},
        "ready": {"notify": {}}, "strategy": {"type": kind}}, {"Prefer": f"wait={PATIENCE}"})


def measure(peer, port, label, replace, count, results):
    replace(peer, 0)
    load = Load(port)
    try:
        load.await_new_answer()
        begin = time.monotonic()
        for number in range(1, count + 1):
            replace(peer, number)
            load.await_new_answer()
        wall = time.monotonic() - begin
    finally:
        load.end()
    results.add(peer, f"{label}: answered", "requests", load.answered, more=True)
    results.add(peer, f"{label}: failed", "requests", load.failed)
    results.add(peer, f"{label}: slowest answer", "ms", load.slowest * 1e3)
    results.add(peer, f"{label}: replacements", "/s", count / wall)


class Load:
    """Each client sends its next request when the last one is answered; every other one keeps its connection while it may."""

    def __init__(self, port):
        self.port, self.over, self.known, self.new = port, False, set(), threading.Event()
        self.answered = self.failed = self.slowest = 0
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.run, args=(number % 2 == 0,)) for number in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    def await_new_answer(self):
        if not self.new.wait(PATIENCE):
            raise RuntimeError("the new instance does not answer")
        self.new.clear()

    def end(self):
        self.over = True
        for thread in self.threads:
            thread.join()

    def run(self, keeps):
        connection = None
        while not self.over:
            begin = time.monotonic()
            try:
                connection = connection or socket.create_connection(("127.0.0.1", self.port), PATIENCE)
                answer, connection = request(connection, keeps)
                self.note(answer, time.monotonic() - begin)
            except (OSError, ValueError):
                connection = None
                with self.lock:
                    self.failed += 1
                time.sleep(REST)

    def note(self, answer, seconds):
        with self.lock:
            self.answered += 1
            self.slowest = max(self.slowest, seconds)
            if answer not in self.known:
                self.known.add(answer)
                self.new.set()


def request(connection, keeps):
    """The body, and the connection if it may be used again."""
    connection.sendall(b"GET / HTTP/1.1\r\nHost: load\r\n" + (b"\r\n" if keeps else b"Connection: close\r\n\r\n"))
    text = b""
    while not is_complete(text):
        if not (part := connection.recv(4096)):
            connection.close()
            raise ValueError("cut off")
        text += part
    if b"Connection: close" in text:
        connection.close()
        connection = None
    return text.partition(b"\r\n\r\n")[2], connection


def is_complete(text):
    head, end, body = text.partition(b"\r\n\r\n")
    return end and len(body) >= int(head.partition(b"Content-Length: ")[2].split()[0])
