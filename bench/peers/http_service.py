"""A good HTTP service: takes the sockets it is given (sd_listen_fds(3)), or binds the port it is told; says when it is
ready; finishes what it has accepted when it is asked to end."""
import os, select, signal, socket, sys, threading

ending = threading.Event()
connections = set()


def listener(port):
    if os.environ.get("LISTEN_PID") == str(os.getpid()):
        return socket.socket(fileno=3)
    return socket.create_server(("127.0.0.1", port), backlog=4096)


def notify(state):
    if path := os.environ.get("NOTIFY_SOCKET"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as s:
            s.sendto(state, path)


def serve(connection):
    with connection:
        while request := read(connection):
            last = ending.is_set() or b"Connection: close" in request
            body = str(os.getpid()).encode()
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n%s\r\n%s" % (len(body), b"Connection: close\r\n" if last else b"", body))
            if last:
                return


def read(connection):
    request = b""
    try:
        while b"\r\n\r\n" not in request:
            if not (part := connection.recv(4096)):
                return None
            request += part
    except OSError:
        return None
    return request


def main():
    listening, (wake, waker) = listener(int(sys.argv[1])), os.pipe()
    listening.setblocking(False)  # another instance may be quicker
    signal.signal(signal.SIGTERM, lambda *_: os.write(waker, b"."))
    notify(b"READY=1")
    while True:
        ready, _, _ = select.select([listening, wake], [], [])
        if wake in ready:
            break
        try:
            connection, _ = listening.accept()
        except BlockingIOError:
            continue
        connection.setblocking(True)
        connections.add(thread := threading.Thread(target=serve, args=(connection,)))
        thread.start()
        connections.difference_update([t for t in connections if not t.is_alive()])
    listening.close()
    ending.set()
    for thread in connections:
        thread.join()


main()
