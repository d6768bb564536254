"""What the benchmarks share: Bandstand, nginx and wrk as child processes on this machine, and the machine's name."""

import contextlib
import http.client
import json
import os
import platform
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
PROGRAM = HERE.parent / ".build/release/bandstand"
HOST = "127.0.0.1"
# One for the flood and for serving: another address would have every body rendered anew while we measure.
SITE = {"BANDSTAND_SITE_URL": os.environ.get("BANDSTAND_SITE_URL", f"http://{HOST}")}
WATCHMAN = secrets.token_hex(16)  # opens `/metrics` of the servers that are started here
PATIENCE = 30  # seconds for a server to come up
CONNECTIONS = 16
ROUNDS = 3


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def get(port, path, headers=None):
    """One request on a connection of its own: status, headers, body."""
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        connection.request("GET", path, headers=headers or {})
        response = connection.getresponse()
        return response.status, dict((k.lower(), v) for k, v in response.getheaders()), response.read()
    finally:
        connection.close()


class Server:
    """A child process that listens, ended with the `with` block."""

    def __init__(self, command, port, environment=None, log=subprocess.DEVNULL):
        self.port = port
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [str(part) for part in command], env={**os.environ, **(environment or {})},
            stdout=subprocess.DEVNULL, stderr=log,
        )  # fmt: skip

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=PATIENCE)

    def seconds_to(self, path):
        """From the start of the process to the first 200."""
        while time.monotonic() - self.began < PATIENCE:
            try:
                if get(self.port, path)[0] == 200:
                    return time.monotonic() - self.began
            except OSError:
                time.sleep(0.001)
        raise SystemExit(f"no answer at port {self.port}")

    def processor_seconds(self):
        """What the process and the kernel for it have worked so far, on all processors."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_megabytes(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1024


def bandstand(database, log=None, **settings):
    """`bandstand serve` on a free port; settings as in `page_cache_megabytes=0`. Logs to a file, or not at all."""
    port = free_port()
    environment = SITE | {f"BANDSTAND_{name.upper()}": str(value) for name, value in settings.items()}
    environment |= {"BANDSTAND_METRICS_TOKEN": WATCHMAN}
    environment.setdefault("BANDSTAND_LOG_LEVEL", "info" if log else "error")
    command = [PROGRAM, "serve", "--port", port, "--database", database]
    return Server(command, port, environment, log or subprocess.DEVNULL)


def run(*arguments):
    """A command of Bandstand's, to its end."""
    command = [str(PROGRAM), *[str(part) for part in arguments]]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ | SITE)


def nginx(folder, workers, has_log=False):
    """nginx over the files in folder/www, on a free port."""
    port = free_port()
    text = (HERE / "nginx.conf").read_text()
    log = f"{folder}/access.log" if has_log else "off"
    for name, value in {"FOLDER": folder, "PORT": port, "WORKERS": workers, "LOG": log}.items():
        text = text.replace(name, str(value))
    if os.geteuid() == 0:
        text = f"user root;\n{text}"
    configuration = Path(folder) / f"nginx-{port}.conf"
    configuration.write_text(text)
    return Server(["nginx", "-p", f"{folder}/", "-c", configuration, "-e", f"{folder}/error.log"], port)


def wrk(port, path, seconds, headers=None, connections=CONNECTIONS):
    """Loads one address for some seconds; requests a second, p50 and p99 in microseconds."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", HERE / "report.lua"]
    for name, value in (headers or {}).items():
        command += ["-H", f"{name}: {value}"]
    command.append(f"http://{HOST}:{port}{path}")
    output = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout
    result = json.loads(re.search(r"JSON (.*)", output)[1])
    if result["errors"] or result["bad"]:
        raise SystemExit(f"{path}: {result['bad']} bad answers, {result['errors']} errors")
    return {
        "rate": result["requests"] * 1_000_000 / result["microseconds"],
        "p50": result["p50"],
        "p99": result["p99"],
        "bytes": result["bytes"] / max(1, result["requests"]),
    }


def metric(port, name):
    """A number of the server's own, as `/metrics` has it now."""
    page = get(port, "/metrics", {"Authorization": f"Bearer {WATCHMAN}"})[2].decode()
    return float(re.search(rf"^{name} (\S+)$", page, re.MULTILINE)[1])


def processor_ticks():
    """What the machine's processors have spent so far: all of it, and what they had nothing to do in."""
    ticks = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    # Waiting for the disk is nothing to do, too.
    return sum(ticks), ticks[3] + ticks[4]


@contextlib.contextmanager
def slow_readers(port, count):
    """That many connections that send a byte a second, for the length of a `with` block."""
    # Their own work is done elsewhere when it is real; here it is done last.
    command = ["nice", "-n", "19", sys.executable, str(HERE / "slow.py"), str(port), str(count)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        yield
        process.terminate()


def machine():
    """What the numbers were measured on, in a line."""
    info = Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*: (.*)", info)
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) / 1024 / 1024
    name = model[1].strip() if model else platform.machine()
    return f"{name}, {os.cpu_count()} cores, {memory:.0f} GB, Linux {platform.release()}"


def write_section(name, text):
    """Puts a section's text between its marks in README.md."""
    readme = HERE / "README.md"
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    old = readme.read_text(encoding="utf-8")
    head, rest = old.split(begin)
    tail = rest.split(end)[1]
    readme.write_text(f"{head}{begin}\n{text.strip()}\n{end}{tail}", encoding="utf-8")
