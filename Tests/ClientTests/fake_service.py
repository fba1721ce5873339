"""A service of the tests' own: it answers as a script says, keeps what it was asked, and judges nothing.

usage: fake_service.py SCRIPT LOG [CERTIFICATE KEY]

SCRIPT is JSON: "METHOD /path" (without the query) to a list of answers, taken in turn, the last again and again. An answer:
  status, headers, body (text), file (a path whose bytes are the body);
  after: seconds before it; declared: a Content-Length of another number; endless: bytes without a length;
  drop: the connection is closed instead; raw: these bytes instead.
LOG gets one JSON line for each request. The port is the first line of standard output; the end of standard input ends it.
"""

import email
import hashlib
import http.server
import json
import os
import ssl
import sys
import threading
import time

script = json.load(open(sys.argv[1]))
lock = threading.Lock()


def parts(kind, body):
    message = email.message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    if not message.is_multipart():
        return []
    found = []
    for part in message.get_payload():
        data = part.get_payload(decode=True)
        found.append({
            "name": part.get_param("name", header="content-disposition"), "file": part.get_filename(),
            "type": part.get_content_type(), "sha256": hashlib.sha256(data).hexdigest(), "length": len(data),
        })
    return found


class Service(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self):
        path = self.path.split("?")[0]
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        kind = self.headers.get("Content-Type") or ""
        line = {
            "method": self.command, "path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()},
            "parts": parts(kind, body), "body": "" if "multipart" in kind else body.decode("utf-8", "replace"),
        }
        with lock:
            with open(sys.argv[2], "a") as log:
                log.write(json.dumps(line) + "\n")
            turns = script.get(f"{self.command} {path}", [{"status": 404, "body": "nothing here"}])
            said = turns.pop(0) if len(turns) > 1 else turns[0]
        self.say(said)

    do_GET = do_POST = answer

    def say(self, said):
        time.sleep(said.get("after", 0))
        if said.get("drop"):
            self.close_connection = True
            return
        if "raw" in said:
            self.wfile.write(said["raw"].encode())
            self.close_connection = True
            return
        body = open(said["file"], "rb").read() if "file" in said else said.get("body", "").encode()
        self.send_response(said.get("status", 200))
        for name, value in said.get("headers", {}).items():
            self.send_header(name, value)
        if "endless" in said:
            self.close_connection = True
            self.send_header("Connection", "close")
            self.end_headers()
            for _ in range(said["endless"] // 65536):
                self.wfile.write(b"x" * 65536)
            return
        if "declared" in said:
            self.close_connection = True
        self.send_header("Content-Length", str(said.get("declared", len(body))))
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        pass


server = Server(("127.0.0.1", 0), Service)
if len(sys.argv) > 4:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[3], sys.argv[4])
    server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
os._exit(0)
