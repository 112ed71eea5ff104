"""The playground as a person meets it: a whole session from a script, TAB, and nothing left when it ends."""

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from tests.cli.terminal import ROOT
from tests.playground.__main__ import running
from tests.playground.prompt import completed
from tests.playground.session import Session

SCRIPT = """; the lines of this file are typed one after the other
/brief topic:Port Callow ferry fire
7
#1 1
/archive stats
as desk
/archive show article:Captain
/ingest text
Harbour lamps
https://harbour.example/lamps
2026-03-22
The lamps of Port Callow were lit again.\\n\\n“They never went out in the war,” said Ida Marsh, the lamp keeper.

1
/ingest file file:LICENCE
/ingest text
cancel
/quotes Ida Marsh
say “They never went out in the war”
menu Check quotes
as manager
/settings log_channel:#general
as reader
/nothing
99
nonsense
"""


@pytest.fixture
def session() -> Iterator[tuple[Session, io.StringIO]]:
    """A session in this process, and what it prints."""
    printed = io.StringIO()
    with running() as (room, call):
        yield Session(room, Console(file=printed, width=100), call, lambda asked: ""), printed


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder in which a socket's path is short enough (108 bytes, unix(7)), as in pytest's own it may not be."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def test_a_scripted_session_from_end_to_end(short_folder: Path) -> None:
    (short_folder / "lines.txt").write_text(SCRIPT, "utf-8")
    command = [sys.executable, "-m", "tests.playground", "--script", str(short_folder / "lines.txt")]
    place = {**os.environ, "TMPDIR": str(short_folder), "PYTHONWARNINGS": "ignore"}
    child = subprocess.Popen(
        command, cwd=ROOT, env=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    out, err = child.communicate(timeout=300)
    assert (child.returncode, err) == (0, "")
    told = out.split("> ")
    brief, timeline, link, refused, shown = told[1], told[2], told[3], told[4], told[6]
    assert "Transport minister Dario Venn resigned" in " ".join(brief.split())
    assert "▎“Nobody should die on the way to work,”" in brief
    assert "[1 Open ↗]" in brief
    assert "[8 Wrong speaker?]" in brief
    assert "👁 Only you can see this" in timeline
    assert "A browser would open https://callow-courier.example/" in link
    assert "There is no command /archive for you" in refused
    assert "article: Correction: the captain" in shown
    for said in (
        "Form: Add a text",
        "Added as article 18: Harbour lamps",
        "LICENCE cannot be read: No such file or directory.",
        "The form is closed.",
        "— Ida Marsh",
        "Verbatim",
        "Log channel: #general",
        "There is no command /nothing for you",
        "There is no [99] on that answer.",
        "“nonsense” is not understood",
        "Everything that was started has ended.",
    ):
        assert said in " ".join(out.split()), said
    assert "Discord would have refused" not in out
    nothing_is_left(child.pid, short_folder)


def nothing_is_left(group: int, folder: Path) -> None:
    """No process of the session lives on, and its files are gone."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("a process lives on")
    assert [path.name for path in folder.iterdir() if path.name.startswith("copydesk-playground")] == []


def test_tab_completes_and_a_select_is_chosen_from(session: tuple[Session, io.StringIO]) -> None:
    one, printed = session
    assert list(completed(one, "/bri")) == ["/brief "]
    assert "/brief topic:" in list(completed(one, "/brief "))
    assert "/brief topic:Port Callow" in list(completed(one, "/brief topic:Port"))
    assert list(completed(one, "as d")) == ["as desk"]
    assert "/archive show " not in list(completed(one, "/arch"))
    one.do("as desk")
    assert "/archive show " in list(completed(one, "/archive s"))
    one.do("/quotes topic:Port Callow ferry fire")
    one.do("? /brief topic:Port Callow")
    assert "Port Callow · " in printed.getvalue()
    wrong = next(n for n in range(1, 20) if f"[{n} Wrong speaker?]" in printed.getvalue())
    one.do(str(wrong))
    assert "▾ [1 " in printed.getvalue()
    one.do("1.2")
    assert "Form: Wrong speaker?" in printed.getvalue()
    one.do("#2 1.99")
    assert "Choose by number, from 1 to" in printed.getvalue()
    one.do("/brief topic:Myanmar Russia length:endless")
    assert "is none of" in printed.getvalue()
