"""A course with one lesson: scorm-again is the learning management system."""

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TESTS = Path(__file__).parents[1]
LMS = TESTS / "support" / "lms.html"
LMS_ITEMS = TESTS / "support" / "lms_items.html"
SCORM_AGAIN = TESTS / "vendor" / "scorm-again"


class Course(http.server.SimpleHTTPRequestHandler):
    """Serves a course with one lesson, and keeps what it is told, as long as the test lasts."""

    def do_GET(self):
        match self.path.partition("?")[0]:
            case "/":
                self.answer(LMS.read_bytes(), "text/html")
            case "/items":
                self.answer(LMS_ITEMS.read_bytes(), "text/html")
            case "/scorm12.min.js" | "/scorm2004.min.js" as name:
                self.answer((SCORM_AGAIN / name[1:]).read_bytes(), "text/javascript")
            case "/kept":
                kept = self.server.reports[-1] if self.server.reports else None
                self.answer(json.dumps(kept).encode(), "application/json")
            case _:
                self.path = self.path.removeprefix("/lesson")
                super().do_GET()

    def do_POST(self):
        report = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.refuses:
            self.send_error(self.server.refuses)
            return
        before = self.server.reports[-1] if self.server.reports else {}
        self.server.reports.append(report["cmi"] if "cmi" in report else before | report)
        self.answer(b'{"result": true, "errorCode": 0}', "application/json")

    def answer(self, content, kind):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@contextmanager
def running_course(folder: Path) -> Iterator[http.server.ThreadingHTTPServer]:
    """Serve a course whose lesson is in a folder; the server has the ``reports`` it was given."""
    handler = functools.partial(Course, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.reports, server.refuses = [], None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
