"""The first hour in the terminal: what a new user types one after the other, with pages on loopback.

It runs in this process (`InThisProcess`), or as a process for each command (`InProcesses`), as somebody types them.
"""

import io
import os
import re
import socket
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol
from unittest.mock import patch

import bot.app
from bot.reading.fetch import Fetcher
from bot.reading.fetch.connect import AddressInfo
from tests.cli.terminal import ROOT, Printed, Terminal

PUBLIC = "93.184.215.14"
STORY = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="og:site_name" content="Harbour Gazette (fictional)">
<meta property="article:published_time" content="{day}T08:00:00Z"></head>
<body><article><h1>{title}</h1>{body}</article></body></html>"""
PAGES = {
    "/pier": STORY.format(
        title="Fictional: the pier of Sample Bay closes",
        day="2026-03-02",
        body="<p>The pier of Sample Bay closes in June for repairs, the harbour office said on Monday.</p>"
        "<p>“The pier is not safe in a storm any more,” said Anna Holt, the harbour master of Sample Bay. Pilot Ben "
        "Orrin of the pilots' union stood beside her on the pier.</p>"
        "<p>The repairs of the pier take ten weeks and cost the town two million, Holt added on Monday evening.</p>",
    ),
    "/ferry": STORY.format(
        title="Fictional: the ferry of Sample Bay sails again",
        day="2026-03-05",
        body="<p>The ferry of Sample Bay sails again from Thursday on, from the old pier, the ferry company said.</p>"
        "<p>“We have waited three weeks for this day,” said Carla Voss, a spokeswoman for the ferry company.</p>"
        "<p>The first crossing of the ferry leaves the pier of Sample Bay at six in the morning on Thursday.</p>",
    ),
    "/lamp": STORY.format(
        title="Fictional: a new lamp for the pier of Sample Bay",
        day="2026-03-07",
        body="<p>The pier of Sample Bay gets a new lamp before it closes, the harbour office said on Saturday.</p>"
        "<p>The old lamp of the pier had burned since 1931, and the keeper lit it by hand every evening.</p>"
        "<p>The town of Sample Bay keeps the old lamp in its museum, beside the bell of the first ferry.</p>",
    ),
}
PASTED = (
    "The pilots of Sample Bay stay on the pier\n\n“We stay on the pier until the last day,” said pilot Ben Orrin.\n\n"
    "The pilots' union of Sample Bay met at the pier on Sunday.\n"
)
PIER = "http://harbour.example/pier"
QUOTE = "The pier is not safe in a storm any more"


class Runs(Protocol):
    """Somebody at a terminal in `folder`."""

    folder: Path

    def run(self, *words: str, given: str = "", **environment: str) -> Printed:
        """Run `copydesk WORDS`."""
        ...


class InThisProcess(Terminal):
    """Each command in this process, in a folder without an archive."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.database.unlink()


class InProcesses:
    """Each command as a process of its own, whose addresses lead to a port of this machine."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self._port = folder, port

    def run(self, *words: str, given: str = "", **environment: str) -> Printed:
        """As `Terminal.run`."""
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("COPYDESK", "DISCORD"))}
        own = {"COLUMNS": "100", "COPYDESK_DATABASE": "archive.sqlite", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-m", "tests.cli.hour_process", str(self._port), *words],
            cwd=self.folder, env=clean | own | environment, input=given.encode(), capture_output=True, timeout=120,
            check=False,
        )  # fmt: skip
        return Printed(done.returncode, done.stdout.decode(), done.stderr.decode())


class _Site(BaseHTTPRequestHandler):
    """The pages, whatever the host is called."""

    def do_GET(self) -> None:
        body = PAGES.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing of it is told."""


class _Detour(socket.socket):
    """A socket whose connect leads to a port of this machine wherever it was meant to go."""

    port = 0

    def connect(self, address: Any, /) -> None:
        super().connect(("127.0.0.1", self.port))


@contextmanager
def site() -> Iterator[int]:
    """The pages on a port of this machine, which it gives; addresses of this process lead there meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with leading_to(server.server_port):
            yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def leading_to(port: int) -> Iterator[None]:
    """Let every name have a public address, and every socket lead to that port: the guard itself stays as it is."""

    async def resolve(host: str, port: int) -> list[str]:
        return [PUBLIC]

    def opened(info: AddressInfo) -> socket.socket:
        detour = _Detour(socket.AF_INET, socket.SOCK_STREAM)
        detour.port = port
        return detour

    with patch.object(bot.app, "make_fetcher", lambda config: Fetcher(resolver=resolve, opener=opened)):
        yield


def laid_out(folder: Path) -> None:
    """What a new user has at hand: a saved page, a folder of texts, a list of links, a zip with a picture in it."""
    (folder / "saved.html").write_text(PAGES["/ferry"])
    (folder / "links.txt").write_text("# to read\nhttp://harbour.example/lamp\nhttp://harbour.example/gone\n")
    (folder / "texts").mkdir()
    for name in ("buoy", "quay"):
        text = f"Fictional: the {name} of Sample Bay\n\nThe {name} of Sample Bay is painted red again this spring.\n"
        (folder / "texts" / f"{name}.txt").write_text(text)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("crane.txt", "Fictional: the crane\n\nThe crane of Sample Bay lifts ten tonnes.\n")
        archive.writestr("crane.png", b"\x89PNG\r\n\x1a\n" + bytes(40))
    (folder / "more.zip").write_bytes(packed.getvalue())


def named_command(told: str, what: str) -> str:
    """The command that an answer names for what is to be done."""
    found = re.search(rf"{re.escape(what)}: copydesk (.+)", re.sub(r"\x1b\[[0-9;]*m", "", told))
    assert found, told
    return found[1].strip()
