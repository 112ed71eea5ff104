"""Readers for the child processes that do what hostile pages make real readers do."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace

from bot.errors.fetching import PageGone
from bot.reading import route
from bot.records.reading import Draft, Field, Hints, PublicationDate, Received


def read(received: Received, hints: Hints) -> tuple[Draft, ...]:
    """Do what the first word of the body says."""
    word, _, rest = received.body.decode().partition(" ")
    if word == "connect":
        _connect(int(rest))
    if word in _DEEDS:
        _DEEDS[word]()
    text = "long " * 1_000_000 if word == "long" else received.body.decode()
    return (Draft("text", Field("t"), Field(), PublicationDate(), text, received),)


def shorten(received: Received, hints: Hints) -> tuple[Draft, ...]:
    """Read as a worse reader would: the first half of the text."""
    return tuple(replace(draft, text=draft.text[: len(draft.text) // 2]) for draft in route.read(received, hints))


def crash(received: Received, hints: Hints) -> tuple[Draft, ...]:
    """Fail on anything."""
    raise KeyError("an error nobody thought of")


def _spin() -> None:
    while True:
        pass


def _deaf() -> None:
    """Hear no SIGTERM, as a child that is just starting does not."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    time.sleep(60)


def _work() -> None:
    began = time.process_time()
    while time.process_time() - began < 0.45:
        pass


def _eat() -> None:
    held = []
    while True:
        held.append(bytearray(10_000_000))


def _die() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _refuse() -> None:
    raise PageGone(host="news.example", status=404)


def _crash() -> None:
    raise KeyError("an error nobody thought of")


def _connect(port: int) -> None:
    with socket.socket() as door:
        door.connect(("127.0.0.1", port))


def _run() -> None:
    subprocess.run(["true"], check=True)


def _recurse() -> None:
    _recurse()


def _unpicklable() -> None:
    raise ValueError(lambda: None)


_DEEDS = {
    "work": _work,
    "run": _run,
    "recurse": _recurse,
    "unpicklable": _unpicklable,
    "exit": lambda: sys.exit(3),
    "spin": _spin,
    "deaf": _deaf,
    "sleep": lambda: time.sleep(60),
    "eat": _eat,
    "die": _die,
    "refuse": _refuse,
    "crash": _crash,
}
