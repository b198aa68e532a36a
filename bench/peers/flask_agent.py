"""The Flask agent that this project replaces, rebuilt from its description: the baseline to beat.

Faithful, faults included: one global dict without locks, pipes that nobody reads, a fixed 5 s grace,
a 1 s sleep in every restart, nothing kept across a crash.
"""
import os, signal, subprocess, sys, time
from datetime import datetime

from flask import Flask, jsonify, request

PATHS = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"]
app = Flask(__name__)
services = {}


def environment():
    have = os.environ.get("PATH", "").split(os.pathsep)
    return {**os.environ, "PATH": os.pathsep.join([p for p in have if p] + [p for p in PATHS if p not in have])}


def launch(service_id, command):
    process = subprocess.Popen(command, shell=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env=environment(), preexec_fn=os.setsid)
    services[service_id] = {"process": process, "command": command, "start_time": datetime.now()}
    return process.pid


def end(process, terminate, kill):
    if process.poll() is not None:
        return
    terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        kill()
        process.wait()


def end_leader(service):
    if service:
        end(service["process"], service["process"].terminate, service["process"].kill)


def end_group(process):
    end(process, lambda: os.killpg(os.getpgid(process.pid), signal.SIGTERM), lambda: os.killpg(os.getpgid(process.pid), signal.SIGKILL))


def state(service):
    code = service["process"].poll()
    if code is not None:
        return {"status": "stopped", "return_code": code, "message": "进程已结束"}
    return {"status": "running", "pid": service["process"].pid, "command": service["command"],
            "start_time": service["start_time"].isoformat()}


@app.errorhandler(OSError)
def failed(error): return jsonify(error=str(error)), 500


@app.get("/health")
def health(): return jsonify(status="ok", message="Service agent is running")


@app.post("/service/<service_id>/deploy")
def deploy(service_id):
    command = (request.get_json(silent=True) or {}).get("command")
    if not command:
        return jsonify(error="缺少 command 参数"), 400
    end_leader(services.get(service_id))
    return jsonify(status="deployed", pid=launch(service_id, command), message="服务部署成功")


@app.post("/service/<service_id>/restart")
def restart(service_id):
    old = services.get(service_id)
    command = (request.get_json(silent=True) or {}).get("command") or (old and old["command"])
    if not command:
        return jsonify(error="服务不存在"), 404
    end_leader(old)
    time.sleep(1)
    return jsonify(status="restarted", pid=launch(service_id, command), message="服务重启成功")


@app.post("/service/<service_id>/stop")
def stop(service_id):
    if service_id not in services:
        return jsonify(error="服务不存在"), 404
    end_group(services[service_id]["process"])
    return jsonify(status="stopped", message="服务已停止")


@app.get("/service/<service_id>/status")
def status(service_id):
    return (jsonify(state(services[service_id])), 200) if service_id in services else (jsonify(error="服务不存在"), 404)


@app.get("/services")
def list_services(): return jsonify({key: state(service) for key, service in list(services.items())})


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
