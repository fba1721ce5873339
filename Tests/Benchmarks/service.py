"""The service under load, on loopback: reads as a ratio to the same server answering a constant, submissions as a ratio to
their picture work done by the command.
"""
import concurrent.futures
import http.client
import re
import shutil
import statistics
import subprocess
import time
import uuid
from pathlib import Path

SCOPES = ["posts:check", "posts:submit", "posts:read", "pictures:read", "posts:publish", "children:read", "day-sheet:read"]


class Service:
    """A running `synasd` over a data folder, with a teacher's token."""

    def __init__(self, binaries, data, unit, group):
        self.synas, self.data = f"{binaries}/synas", data
        self.call("staff", "add", "bench", "--role", "teacher", "--scope", unit, "--without-password")
        said = self.call("token", "create", "bench", "--label", "bench", "--days", "1",
                         *[word for scope in SCOPES for word in ("--scope", scope)])
        self.token = re.search(r"synas_[\w-]+", said).group()
        port_file = Path(f"{data}-port")
        port_file.unlink(missing_ok=True)
        start = time.perf_counter()
        self.process = subprocess.Popen([f"{binaries}/synasd", "--data", data, "--port", "0", "--port-file", port_file],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not port_file.exists():
            time.sleep(0.005)
            if self.process.poll() is not None:
                raise SystemExit("synasd ended before it was ready")
        self.port = int(port_file.read_text())
        status, _ = self.get("/readyz")
        self.ready = time.perf_counter() - start
        assert status == 200

    def call(self, *words, codes=(0,)):
        done = subprocess.run([self.synas, *words, "--data", str(self.data)], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True)
        if done.returncode not in codes:
            raise SystemExit(f"synas {words[0]} {words[1]} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def get(self, path):
        return self.ask("GET", path)

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        connection.request(method, path, body, {"Authorization": f"Bearer {self.token}", **(headers or {})})
        answer = connection.getresponse()
        return answer.status, answer.read()

    def peak(self):
        """MiB that were ever in memory."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024

    def end(self):
        self.process.terminate()
        return self.process.wait(60)


def load(service, path, connections, seconds):
    """Requests a second and the 99th percentile in ms, by wrk."""
    done = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-H",
                           f"Authorization: Bearer {service.token}", f"http://127.0.0.1:{service.port}{path}"],
                          capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in done or "Socket errors" in done:
        raise SystemExit(f"not every request to {path} was answered:\n{done}")
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", done).groups()
    return (float(re.search(r"Requests/sec:\s+([\d.]+)", done).group(1)),
            float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit])


def reads(service, unit, group, channel, rounds):
    sheet = f"/api/v1/day-sheet?unit={unit}&group={group}&channel={channel}"
    status, body = service.get(sheet)
    assert status == 200, body
    load(service, sheet, 50, 2), load(service, "/healthz", 50, 2)
    pairs = [(load(service, sheet, 50, 5), load(service, "/healthz", 50, 5)) for _ in range(rounds)]
    print("| signed-in day sheet of a group, 50 connections | the same server's constant | ratio | goal | 99th percentile | goal |")
    print("|---|---|---|---|---|---|")
    print(f"| {statistics.median(a[0] for a, _ in pairs):.0f}/s | {statistics.median(b[0] for _, b in pairs):.0f}/s |"
          f" **{statistics.median(a[0] / b[0] for a, b in pairs):.2f}** | >= 0.30 |"
          f" **{statistics.median(a[1] for a, _ in pairs):.1f} ms** | < 50 ms |", flush=True)


def form(post, pictures):
    """A submission as multipart: its bytes and headers."""
    edge = uuid.uuid4().hex
    parts = [b"--%s\r\nContent-Disposition: form-data; name=\"post\"\r\n\r\n%s\r\n" % (edge.encode(), post.encode())]
    for name, path in pictures:
        head = f"--{edge}\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"{name}\"\r\n\r\n"
        parts += [head.encode(), Path(path).read_bytes(), b"\r\n"]
    parts.append(f"--{edge}--\r\n".encode())
    return b"".join(parts), {"Content-Type": f"multipart/form-data; boundary={edge}", "Idempotency-Key": uuid.uuid4().hex}


def a_post(unit, channel, handles, pictures):
    people = "".join(f"      - child: {handle}\n        at: [0.{place * 3 + 1}, 0.2, 0.06, 0.09]\n"
                     for place, handle in enumerate(handles))
    listed = "".join(f"  - file: p{n}.jpg\n    alt: Barn bygger en koja\n    people:\n{people}" for n in range(pictures))
    return f"channel: {channel}\nunit: {unit}\ntitle: Skogsutflykt\ntext: Idag byggde vi kojor.\npictures:\n{listed}"


def submissions(service, work, picture, unit, channel, handles, rounds):
    folder = work / "ten"
    folder.mkdir(exist_ok=True)
    post = a_post(unit, channel, handles, 10)
    (folder / "post.yaml").write_text(post, encoding="utf-8")
    for number in range(10):
        shutil.copy(picture, folder / f"p{number}.jpg")
    pictures = [(f"p{n}.jpg", folder / f"p{n}.jpg") for n in range(10)]

    def served():
        body, headers = form(post, pictures)
        start = time.perf_counter()
        status, answer = service.ask("POST", "/api/v1/posts", body, headers)
        assert status == 201 and b'"verdict" : "cleared"' in answer, answer
        return time.perf_counter() - start

    def local():
        start = time.perf_counter()
        service.call("submit", str(folder / "post.yaml"))
        return time.perf_counter() - start

    served(), local()
    pairs = [(served(), local()) for _ in range(rounds)]
    print(f"\nA post of ten 12-megapixel pictures: {statistics.median(a for a, _ in pairs):.2f} s over HTTP,"
          f" {statistics.median(b for _, b in pairs):.2f} s by the command, ratio"
          f" **{statistics.median(a / b for a, b in pairs):.2f}** (goal: at most 1.20)", flush=True)


def many(service, picture, unit, channel, handles):
    """Twenty teachers at once: who is told to come later comes again after as long as was said."""
    post = a_post(unit, channel, handles, 1)
    later = []

    def teacher(_):
        body, headers = form(post, [("p0.jpg", picture)])
        for _ in range(60):
            status, answer = service.ask("POST", "/api/v1/posts", body, headers)
            if status != 503:
                return status
            later.append(1)
            time.sleep(1)
        return 503

    start = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(20) as teachers:
        answers = list(teachers.map(teacher, range(20)))
    print(f"\nTwenty teachers at once with a 12-megapixel picture each: {answers.count(201)} of 20 answered in"
          f" {time.perf_counter() - start:.1f} s, {len(later)} told to come later; memory at most **{service.peak():.0f} MiB**"
          " (goal: all answered, under 600 MB)", flush=True)


def measure(binaries, data, work, picture, unit, group, channel, rounds):
    service = Service(binaries, data, unit, group)
    try:
        print(f"\nFrom its start to ready: **{service.ready * 1000:.0f} ms** (goal: under 1 s)\n", flush=True)
        reads(service, unit, group, channel, rounds)
        _, body = service.get(f"/api/v1/children?unit={unit}&group={group}&limit=2")
        handles = re.findall(r'"handle" : "([^"]+)"', body.decode())
        submissions(service, work, picture, unit, channel, handles, rounds)
        many(service, picture, unit, channel, handles)
    finally:
        code = service.end()
    assert code == 0, f"synasd ended with {code}"
