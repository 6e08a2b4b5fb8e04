import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tools import smoke

GOOD = {
    "/healthz": (200, "ok"),
    "/api/v1/openapi.json": (200, '"operationId"' * 40),
    "/api/v1/accounts": (401, ""),
    "/": (200, '<script type="module" src="/static/a.js"></script>'),
    "/static/a.js": (200, ""),
}


@pytest.fixture
def serve():
    """`serve(pages)`: the address of a small server with these pages."""
    servers = []

    def start(pages):
        class Pages(BaseHTTPRequestHandler):
            def do_GET(self):
                status, text = pages.get(self.path or "/", (404, ""))
                self.send_response(status)
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *words):
                """Tests print nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def test_a_whole_server_is_well(serve):
    assert smoke.main(serve(GOOD)) == 0


@pytest.mark.parametrize(
    ("path", "answer", "fault"),
    [
        ("/healthz", (503, ""), "/healthz answered 503"),
        ("/api/v1/accounts", (200, ""), "/api/v1/accounts answered 200 to a stranger, not 401"),
        ("/static/a.js", (404, ""), "/static/a.js is missing"),
        ("/", (200, '<script src="./a.js">'), "./a.js is not root-relative"),
    ],
)
def test_each_missing_part_is_named(serve, path, answer, fault):
    assert smoke.faults(serve({**GOOD, path: answer})) == [fault]
