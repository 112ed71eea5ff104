"""`copydesk demo` goes on as a small shell where somebody sits there, and asks nobody else."""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.cli.shell import PROMPT, words_of
from tests.cli.terminal import ROOT

pty = pytest.importorskip("pty")
SECONDS = 120.0


class Screen:
    """`copydesk demo` at a terminal of its own: what is typed, and what came back."""

    def __init__(self, folder: Path, **environment: str) -> None:
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("COPYDESK", "DISCORD", "CI"))}
        self.told = ""
        self.child, self._terminal = pty.fork()
        if self.child == 0:
            signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it
            os.chdir(folder)
            own = {"PYTHONPATH": str(ROOT), "COLUMNS": "100", "TERM": "xterm", "NO_COLOR": "1"}
            os.execve(sys.executable, [sys.executable, "-m", "bot", "demo"], clean | own | environment)

    def until(self, words: str) -> str:
        """What comes up to these words, which must come."""
        began, end = len(self.told), time.monotonic() + SECONDS
        while words not in self.told[began:]:
            assert time.monotonic() < end, self.told
            assert self.read(), self.told
        return self.told[began:]

    def read(self) -> bool:
        """Take what is there; False at the end."""
        if not select.select([self._terminal], [], [], 1)[0]:
            return True
        try:
            more = os.read(self._terminal, 65_536)
        except OSError:  # Linux has EIO where the other end is closed
            return False
        self.told += more.decode(errors="replace")
        return bool(more)

    def ask(self, line: str) -> str:
        """Type a line; gives the answer."""
        os.write(self._terminal, f"{line}\n".encode())
        return self.until(f"\n{PROMPT}")

    def press(self, key: str) -> None:
        """Press one key."""
        os.write(self._terminal, key.encode())

    def settle(self) -> None:
        """Wait until it has computed nothing for a while: it waits for a key (Linux; elsewhere, for a second)."""
        stat, last, now = Path(f"/proc/{self.child}/stat"), [""], ["-"]
        while last != now:
            time.sleep(0.3 if stat.exists() else 1)
            last, now = now, stat.read_text().split()[13:15] if stat.exists() else now  # ticks in and for the program

    def ended(self) -> int:
        """Read on until it ends; gives its exit status."""
        while self.read():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])


def test_somebody_asks_on(tmp_path: Path) -> None:
    screen = Screen(tmp_path)
    first = screen.until(PROMPT)
    assert "Zachary Abuza" in first
    assert "quit or Ctrl-D leaves" in first
    assert "Dario Venn" in screen.ask("ferry fire")
    assert "copydesk brief 'ferry fire'" in screen.ask("last")
    assert "Verbatim" in screen.ask('verify "every fire door was in order"')
    assert "Articles by day" in screen.ask("copydesk timeline ferry fire")
    assert screen.ask("show 99").count("There is no article 99 in this archive") == 1
    assert "No such option: --nonsense. To see" in screen.ask("brief --nonsense x")
    assert "run is not for the samples" in screen.ask("run")
    assert "  timeline  A topic over time" in screen.ask("help")
    screen.press("half a li")
    screen.until("half a li")
    screen.settle()  # readline sees a signal only while it waits for a key
    screen.press("\x03")
    screen.until(PROMPT)
    assert "17 articles" in screen.ask("stats")
    screen.press("\x04")
    assert screen.ended() == 0
    *_, own, last = screen.told.strip().splitlines()
    assert "kept in copydesk.sqlite: copydesk ingest FILE or ADDRESS" in own
    assert last.endswith("copydesk run")
    assert list(tmp_path.iterdir()) == []


def test_nobody_is_asked_in_a_pipe_or_where_a_machine_builds(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "demo", "ferry fire"]
    piped = subprocess.run(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert (piped.returncode, piped.stderr) == (0, "")
    assert PROMPT not in piped.stdout
    assert "demo ferry fire" in piped.stdout
    screen = Screen(tmp_path, CI="true")
    assert screen.ended() == 0
    assert PROMPT not in screen.told


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("ferry fire", ["brief", "--", "ferry fire"]),
        ('"interest rates" -ferry', ["brief", "--", '"interest rates" -ferry']),
        ("-ferry", ["brief", "--", "-ferry"]),
        ("Brief ferry's fire", ["brief", "--", "ferry's fire"]),
        ('quotes ferry --speaker "Dario Venn"', ["quotes", "ferry", "--speaker", "Dario Venn"]),
        ("copydesk correct 1 'I told' --nobody", ["correct", "1", "I told", "--nobody"]),
        ("note 1 don't use", ["note", "1", "don't", "use"]),
        ("show 3", ["show", "3"]),
        ("who", ["who"]),
    ],
)
def test_a_line_is_read_as_it_was_meant(line: str, words: list[str]) -> None:
    assert words_of(line) == words
