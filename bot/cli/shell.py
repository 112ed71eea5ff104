"""The demo's small shell: topics and verbs are answered until somebody leaves, refusals in one sentence each."""

import os
import shlex
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import typer

from bot.cli import error_sentences
from bot.cli.printing.safe import console, plain
from bot.cli.refusals import NotHere
from bot.cli.verb_group import VERBS
from bot.errors.tree import CopydeskError

PROMPT = "copydesk> "
LEAVING = frozenset({"quit", "exit", "q"})
OF_FREE_TEXT = frozenset({"brief", "quotes", "sources", "search", "timeline", "who", "verify", "seen"})
"""Verbs whose words may be anything: without options they are taken as they were typed, quotation marks too."""
NOT_HERE = frozenset({"demo", "run", "move", "pipe"})
SHOWN = ("brief", "quotes", "sources", "search", "timeline", "show", "who", "verify", "seen", "last", "stats", "ingest")
"""The verbs that `help` names; the others are understood as well."""


def may_ask() -> bool:
    """Whether somebody sits here: a pipe, a file or a machine that builds (CI) is never waited for."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("CI")


def stay(root: Any, database: str, topics: Sequence[str]) -> None:
    """Answer line by line from `database` with the verbs of the group `root`, until the input ends or says quit.

    `topics` are offered to the TAB key beside the verbs.
    """
    _complete([*SHOWN, "help", "quit", *topics])
    while True:
        try:
            line = input(PROMPT).strip()
        except EOFError:
            sys.stdout.write("\n")
            return
        except KeyboardInterrupt:
            sys.stdout.write("\n")
            continue
        if line.casefold() in LEAVING:
            return
        if line.casefold() in {"help", "?"}:
            _help()
        elif line:
            _answer(root, database, words_of(line))


def _answer(root: Any, database: str, words: Sequence[str]) -> None:
    """Run one command as the terminal would; a refusal is one sentence, Ctrl-C ends the answer alone."""
    try:
        if words[0] in NOT_HERE:
            raise NotHere(verb=words[0])
        with suppress(SystemExit):
            root.main(args=["--database", database, *words], prog_name="copydesk", standalone_mode=False)
    except CopydeskError as error:
        console(error=True).print(plain(error_sentences.sentence(error)))
    except typer.TyperException as wrong:
        said = " ".join(wrong.format_message().split()).rstrip(".")
        console(error=True).print(plain(f"{said}. To see what can be typed: help"))
    except KeyboardInterrupt:
        sys.stdout.write("\n")


def words_of(line: str) -> list[str]:
    """The words of a command as a shell would give them; whatever begins with no verb is a topic."""
    first, _, rest = line.removeprefix("copydesk ").strip().partition(" ")
    verb = first.casefold()
    if verb not in VERBS and verb not in NOT_HERE:
        return ["brief", "--", line]
    if verb in OF_FREE_TEXT and rest.strip() and not any(word.startswith("--") for word in rest.split()):
        return [verb, "--", rest.strip()]
    try:
        return [verb, *shlex.split(rest)]
    except ValueError:  # an apostrophe alone
        return [verb, *rest.split()]


def _help() -> None:
    out = console()
    out.print("A topic by itself is answered with a brief: ferry fire")
    for name in SHOWN:
        out.print(plain(f"  {name:<9} {VERBS[name]['help']}"), soft_wrap=True)
    out.print("VERB --help tells a verb's options. quit or Ctrl-D leaves; the samples are thrown away then.")


def _complete(words: Sequence[str]) -> None:
    """Lines can be edited and called back, and TAB completes the first word, where Python has a readline."""
    try:
        import readline
    except ImportError:  # as on Windows
        return

    def offered(text: str, state: int) -> str | None:
        begun = [word for word in words if word.casefold().startswith(readline.get_line_buffer().lstrip().casefold())]
        return f"{begun[state]} "[readline.get_begidx() :] if state < len(begun) else None

    readline.set_completer(offered)
    readline.parse_and_bind("bind ^I rl_complete" if "libedit" in (readline.__doc__ or "") else "tab: complete")
