"""Play with the bot on a local Discord: `python -m tests.playground`, or `--script FILE` for lines from a file.

Nothing of it reaches the real Discord, and nothing is left when it ends. `--log` shows the bot's log from the start.
"""

import argparse
import asyncio
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from rich.console import Console
from rich.text import Text

from bot import logs
from tests.playground import prompt
from tests.playground.room import NotStarted, Room, opened
from tests.playground.session import Session

T = TypeVar("T")
WIDTH = 100
ENDINGS = ("quit", "exit")


@contextmanager
def running() -> Iterator[tuple[Room, Callable[[Coroutine[Any, Any, Any]], Any]]]:
    """The room in a thread with a loop of its own, so that the keyboard holds up nobody. Raises NotStarted."""
    ready: Future[tuple[Room, asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def stay() -> None:
        async with opened() as room:
            ending = asyncio.Event()
            ready.set_result((room, asyncio.get_running_loop(), ending))
            await ending.wait()

    def run() -> None:
        try:
            asyncio.run(stay())
        except BaseException as fault:  # noqa: BLE001  raised where the room is waited for
            if not ready.done():
                ready.set_exception(fault)

    thread = threading.Thread(target=run, name="playground", daemon=True)
    thread.start()
    room, loop, ending = ready.result()
    try:
        yield room, lambda coroutine: asyncio.run_coroutine_threadsafe(coroutine, loop).result()
    finally:
        loop.call_soon_threadsafe(ending.set)
        thread.join()


def play(console: Console, read: Callable[[str], str], *, echo: bool, log: bool) -> None:
    """Do line after line until there is none. `echo` prints each, where nobody sees it typed. Raises NotStarted."""

    def shown(asked: str) -> str:
        line = read(asked)
        console.print(Text(f"{asked}{line}", "green"))
        return line

    logged = log
    logs.set_up("INFO" if logged else "ERROR")
    console.print(Text("Starting the local Discord, the bot and a small archive …", "dim"))
    with running() as (room, call):
        session = Session(room, console, call, shown if echo else read)
        prompt.listen(session)
        console.print(f"[bold]{room.articles} articles[/], all of them fictional but one. Try:")
        console.print(Text("  /brief topic:Port Callow ferry fire", "bold"))
        console.print(Text("help tells the rest, Ctrl-D ends it.", "dim"))
        while True:
            try:
                line = (shown if echo else read)(f"{session.who}> ").strip()
                if line in ENDINGS:
                    break
                if line == "log":
                    logged = not logged
                    logs.set_up("INFO" if logged else "ERROR")
                else:
                    session.do(line)
            except EOFError:
                break
            except KeyboardInterrupt:  # at the prompt, in a form, or while an answer is waited for
                console.print(Text("Ctrl-D ends the playground.", "dim"))
    console.print(Text("\nEverything that was started has ended.", "dim"))


def from_file(path: Path) -> Callable[[str], str]:
    """Reads the lines of a file instead of the keyboard's; those that begin with ";" are remarks."""
    lines = iter([line for line in path.read_text("utf-8").splitlines() if not line.startswith(";")])

    def read(asked: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    return read


def main() -> int:
    """The command line; 1 where the bot does not start or the script cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m tests.playground", description=(__doc__ or "").splitlines()[0])
    does = "do the lines of a file, but those that begin with ; (remarks), then end"
    parser.add_argument("--script", type=Path, metavar="FILE", help=does)
    parser.add_argument("--log", action="store_true", help="show the bot's log")
    given = parser.parse_args()
    at_keyboard = given.script is None and sys.stdin.isatty()
    console = Console(width=None if at_keyboard else WIDTH, highlight=False)
    try:
        read = from_file(given.script) if given.script else input if at_keyboard else lambda asked: input()
        play(console, read, echo=not at_keyboard, log=given.log)
    except (NotStarted, OSError, UnicodeDecodeError) as why:
        Console(stderr=True).print(Text(f"The playground cannot begin: {why}", "red"), soft_wrap=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
