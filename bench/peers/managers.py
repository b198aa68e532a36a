"""The peers, each through its fastest control door. What they share: Peer."""
import concurrent.futures as cf, glob, http.client, importlib.util, json, os, shutil, socket, subprocess, sys, tempfile
import threading, time, xmlrpc.client

from measure import read, wait_for

HERE = os.path.dirname(os.path.abspath(__file__))
GRACE = 5


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Peer:
    """A manager that knows its services (name to command) from its start; none of them runs yet."""

    def __init__(self, directory, services):
        self.dir, self.services, self.proc, self.local = directory, services, None, threading.local()
        self.port = free_port()

    @classmethod
    def missing(cls): return None if shutil.which(cls.program) else f"{cls.program} is not installed"

    def boot(self):
        self.launch()
        if not wait_for(lambda: self.is_up() or self.has_ended(), 120) or self.has_ended():
            raise RuntimeError("did not come up: " + (read(f"{self.dir}/manager.log").strip() or "it said nothing")[-300:])
        self.boot_s = time.monotonic() - self.born

    def popen(self, *argv, **options):
        with open(f"{self.dir}/manager.log", "ab") as log:
            self.born = time.monotonic()
            self.proc = subprocess.Popen(argv, **{"stdout": log, "stderr": log, "cwd": self.dir, "start_new_session": True, **options})

    def door(self, create):
        """A connection for each thread."""
        if not hasattr(self.local, "door"):
            self.local.door = create()
        return self.local.door

    def newest(self, pattern): return max(glob.glob(f"{self.dir}/{pattern}"), default=None)
    def managers(self): return [self.proc.pid]
    def is_tidy(self): return True
    def has_ended(self): return self.proc is None or self.proc.poll() is not None

    def shutdown(self):
        if self.has_ended():
            return
        self.proc.terminate()
        try:
            self.proc.wait(2 * GRACE + 10)
        except subprocess.TimeoutExpired:
            self.proc.kill()
            self.proc.wait()


class HttpPeer(Peer):
    def is_up(self):
        try:
            return self.call("GET", "/health")["status"] == "ok"
        except OSError:
            return False

    def call(self, method, path, body=None, headers={}):
        door = self.door(lambda: http.client.HTTPConnection("127.0.0.1", self.port, timeout=120))
        try:
            door.request(method, path, body and json.dumps(body), {"Content-Type": "application/json", **headers} if body else {})
            answer = door.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException):
            door.close()
            raise
        if answer.status != 200:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:200]}")
        return json.loads(text)

    def start(self, n): self.call("POST", f"/service/{n}/deploy", {"command": self.services[n]})
    def stop(self, n): self.call("POST", f"/service/{n}/stop")
    def restart(self, n): self.call("POST", f"/service/{n}/restart")
    def list(self): self.call("GET", "/services")
    def pid(self, n): return self.call("GET", f"/service/{n}/status").get("pid")


class Agent(HttpPeer):
    name, command, settings = "agent", None, ""

    @classmethod
    def missing(cls): return None if cls.command else "--agent says how to start it"

    def launch(self):
        with open(f"{self.dir}/agent.conf", "w") as f:
            f.write(self.settings)
        command = self.command.format(port=self.port, dir=f"{self.dir}/data")
        self.popen("/bin/sh", "-c", f"exec {command} --config {self.dir}/agent.conf")

    def log_file(self, n): return self.newest(f"data/logs/{n}/*.log")
    def is_tidy(self): return len(glob.glob(f"{self.dir}/data/logs/*/*.log")) == 1


class UncompressedAgent(Agent):
    """It leaves old log files as they are, as its peers do."""
    settings = "service-agent.logs.compress = false\n"

    def is_tidy(self): return True


class SteadyAgent(Agent):
    """What has run for a second is stable to it, as to supervisord; it never gives up, as its peers do not."""
    settings = "service-agent.restart { backoff.reset = 1s, limit.starts = 10000 }\n"


class Flask(HttpPeer):
    name = "flask"

    @classmethod
    def missing(cls): return None if importlib.util.find_spec("flask") else "Python has no module flask"
    def launch(self): self.popen(sys.executable, f"{HERE}/flask_agent.py", str(self.port))


class Supervisord(Peer):
    name = program = "supervisord"

    def launch(self):
        with open(f"{self.dir}/conf", "w") as f:
            f.write(f"[supervisord]\nnodaemon=true\nlogfile={self.dir}/log\npidfile={self.dir}/pid\nminfds=4096\nchildlogdir={self.dir}\n"
                    f"[inet_http_server]\nport=127.0.0.1:{self.port}\n[rpcinterface:supervisor]\n"
                    "supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface\n")
            for n, command in self.services.items():
                f.write(f'[program:{n}]\ncommand=/bin/sh -c "{command}"\nautostart=false\nautorestart=true\nstartsecs=0\n'
                        f"stopwaitsecs={GRACE}\nstopasgroup=true\nkillasgroup=true\n")
        self.popen("supervisord", "-c", f"{self.dir}/conf")

    def is_up(self):
        try:
            return self.rpc().getState()
        except OSError:
            return None

    def rpc(self): return self.door(lambda: xmlrpc.client.ServerProxy(f"http://127.0.0.1:{self.port}/RPC2")).supervisor
    def start(self, n): self.rpc().startProcess(n, True)
    def stop(self, n): self.rpc().stopProcess(n, True)
    def restart(self, n): self.stop(n); self.start(n)
    def list(self): self.rpc().getAllProcessInfo()
    def pid(self, n): return self.rpc().getProcessInfo(n)["pid"] or None
    def log_file(self, n): return self.newest(f"{n}-stdout---*.log")


class Pm2(Peer):
    name = "pm2"
    home = os.environ.get("PM2_DIR", os.path.join(tempfile.gettempdir(), "pm2"))

    @classmethod
    def missing(cls):
        found = shutil.which("node") and os.path.isdir(f"{cls.home}/node_modules/pm2")
        return None if found else "needs node, and in PM2_DIR the folder where `npm install pm2` was run"

    def launch(self):
        self.calls, self.waiting, self.lock = 0, {}, threading.Lock()
        self.popen("node", f"{HERE}/pm2_bridge.js", self.home, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                   env={**os.environ, "PM2_HOME": self.dir, "PM2_DISCRETE_MODE": "true", "PM2_KILL_SIGNAL": "SIGTERM"})
        threading.Thread(target=self.read_answers, daemon=True).start()

    def is_up(self): return "ready" in self.waiting

    def read_answers(self):
        for line in filter(lambda line: line.startswith("{"), self.proc.stdout):
            answer = json.loads(line)
            if "ready" in answer:
                self.waiting["ready"] = True
            else:
                self.waiting.pop(answer["id"]).set_result(answer["error"])

    def call(self, **message):
        answer = cf.Future()
        with self.lock:
            self.calls += 1
            self.waiting[self.calls] = answer
            self.proc.stdin.write(json.dumps({**message, "id": self.calls}) + "\n")
            self.proc.stdin.flush()
        if error := answer.result(120):
            raise RuntimeError(error)

    def start(self, n):
        self.call(op="start", opts={"name": n, "script": "/bin/sh", "args": ["-c", self.services[n]], "interpreter": "none",
                                    "exec_mode": "fork", "kill_timeout": GRACE * 1000})

    def stop(self, n): self.call(op="stop", name=n)
    def restart(self, n): self.call(op="restart", name=n)
    def list(self): self.call(op="list")
    def log_file(self, n): return self.newest(f"logs/{n}-out*.log")
    def managers(self): return [int(read(f"{self.dir}/pm2.pid"))]

    def pid(self, n):
        files = [f for f in os.listdir(f"{self.dir}/pids") if f.rsplit("-", 1)[0] == n]
        return int(read(f"{self.dir}/pids/{files[0]}") or 0) if files else None

    def shutdown(self):
        if self.is_up():
            self.call(op="kill")
        super().shutdown()


class S6(Peer):
    name, program = "s6", "s6-svscan"

    def launch(self):
        for n, command in self.services.items():
            os.makedirs(f"{self.dir}/{n}")
            for file, text in (("run", f"#!/bin/sh\n{command}\n"), ("timeout-kill", f"{GRACE * 1000}\n"), ("down", "")):
                with open(f"{self.dir}/{n}/{file}", "w") as f:
                    f.write(text)
            os.chmod(f"{self.dir}/{n}/run", 0o755)
        self.popen("s6-svscan", "-c", "4000", self.dir)

    def is_up(self): return all(os.path.exists(f"{self.dir}/{n}/supervise/status") for n in self.services)
    def control(self, n, *options): subprocess.run(["s6-svc", *options, f"{self.dir}/{n}"], check=True)
    def start(self, n): self.control(n, "-wu", "-u")
    def stop(self, n): self.control(n, "-wd", "-d")
    def restart(self, n): self.control(n, "-wr", "-r")
    def pid(self, n): return max(int(self.stat(n) or 0), 0)
    def stat(self, n): return subprocess.run(["s6-svstat", "-o", "pid", f"{self.dir}/{n}"], capture_output=True, text=True).stdout
    def list(self): return [self.stat(n) for n in self.services]
    def managers(self): return [self.proc.pid, *map(int, read(f"/proc/{self.proc.pid}/task/{self.proc.pid}/children").split())]


PEERS = {peer.name: peer for peer in (Agent, Flask, Supervisord, Pm2, S6)}
