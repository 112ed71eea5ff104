"""One function opens sockets to the outside: the syntax tree of every module shows that nothing else could."""

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

import bot

ROOT = Path(bot.__file__).parent
NETWORK = {
    "aiohttp", "aioftp", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib3", "websockets", "xmlrpc", "pycurl", "paramiko", "courlan",
}  # fmt: skip
NETWORK_MODULES = {"urllib.request", "trafilatura.downloads", "trafilatura.feeds", "trafilatura.spider",
                   "trafilatura.sitemaps", "xml.sax.saxutils.prepare_input_source"}  # fmt: skip
CALLS = {
    "create_connection", "create_datagram_endpoint", "create_server", "fetch_response", "fetch_url", "getaddrinfo",
    "gethostbyname", "open_connection", "open_unix_connection", "sock_connect", "socketpair", "start_server",
    "urlopen", "urlretrieve", "AsyncHTMLSession", "ClientSession", "TCPConnector",
}  # fmt: skip
# Where each may stand: the guard itself, and the Discord client, whose own library knows no other hosts.
ALLOWED = {
    "reading/refusals.py": {"http"},  # HTTPStatus: how refusals are called
    "reading/fetch/connect.py": {"socket", "getaddrinfo"},
    "reading/fetch/fetcher.py": {"aiohttp", "ssl", "ClientSession"},
    "reading/fetch/session.py": {"aiohttp", "socket", "ssl", "ClientSession", "TCPConnector"},
    "reading/fetch/body.py": {"aiohttp"},
    "reading/fetch/challenge.py": {"aiohttp"},
    "reading/fetch/status.py": {"aiohttp"},
    "chat/discord_internals.py": {"socket"},  # names the type of the gateway's socket, and makes none
    "chat/heartbeat.py": {"aiohttp", "socket"},  # sets an option of the gateway's own socket, and makes none
}


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """All of a module's syntax tree; three tests go through each."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def doors(nodes: Iterable[ast.AST]) -> set[str]:
    """The names in a module that lead to the network."""
    found: set[str] = set()
    for node in nodes:
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            found |= {alias.name for alias in node.names} & CALLS
        elif isinstance(node, ast.Attribute):
            found |= {node.attr} & CALLS
        elif isinstance(node, ast.Name):
            found |= {node.id} & CALLS
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= {node.value} & NETWORK_MODULES
        found |= {name.partition(".")[0] for name in names} & NETWORK
        found |= set(names) & NETWORK_MODULES
    return found


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_other_module_opens_sockets(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    allowed = ALLOWED.get(place, {"aiohttp"} if place.startswith("chat/") else set())
    assert doors(nodes_of(path)) <= allowed


def test_sockets_are_made_at_one_line() -> None:
    makers = [
        (path.name, node.lineno)
        for path in ROOT.rglob("*.py")
        for node in nodes_of(path)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("socket.socket", "socket.create_connection")
    ]
    assert [name for name, _ in makers] == ["connect.py"]


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "from socket import socket",
        "import http.client",
        "import urllib.request",
        "from urllib import request",
        "import asyncio\nasyncio.open_connection('a', 1)",
        "from trafilatura import fetch_url",
        "import trafilatura\ntrafilatura.fetch_url('a')",
        "import importlib\nimportlib.import_module('urllib.request')",
        "from aiohttp import ClientSession",
    ],
)
def test_the_walk_sees_every_kind_of_door(source: str) -> None:
    assert doors(ast.walk(ast.parse(source)))


def test_libraries_that_would_open_an_address_are_given_bytes() -> None:
    """feedparser and lxml open what looks like an address when it is given as text."""
    risky = ("feedparser.parse", "html.parse", "etree.parse", "lxml.html.parse", "pypdf.PdfReader", "PdfReader")
    calls = [
        ast.unparse(node.args[0])
        for path in ROOT.rglob("*.py")
        for node in nodes_of(path)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in risky
    ]
    assert calls
    assert all(first.startswith("io.BytesIO(") for first in calls)
