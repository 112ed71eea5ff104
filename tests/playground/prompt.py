"""The keyboard: a prompt with history, and TAB for commands, options and what the bot suggests."""

from collections.abc import Callable, Iterator

from tests.discord import NotOffered
from tests.playground import typed_line
from tests.playground.session import Session
from tests.playground.typed_line import CannotType


def completed(session: Session, line: str) -> Iterator[str]:
    """Whole lines that go on from this one."""
    commands = session.commands()
    if not line.startswith("/"):
        yield from (
            word for word in (*session.words, *(f"as {name}" for name in session.members)) if word.startswith(line)
        )
        return
    for words, _ in session.spelled():
        if words.startswith(line) and words != line:
            yield f"{words} "
    try:
        typed = typed_line.read(line, commands)
    except CannotType:
        return
    name = next(reversed(typed.given), "")
    if name and typed.declared[name].get("autocomplete") and not line.endswith(" "):
        text = typed.given[name]
        head = line[: len(line) - len(text)]
        yield from (f"{head}{value}" for _, value in session.suggested(typed, name, text))
        return
    last = line.rpartition(" ")[2]
    for option in typed.declared:
        if option not in typed.given and option.startswith(last) and f"{option}:" != last:
            yield f"{line[: len(line) - len(last)]}{option}:"


def listen(session: Session) -> None:
    """Let `input` complete and remember lines, where this machine's Python has readline."""
    try:
        import readline
    except ImportError:
        return
    readline.set_completer_delims("")
    readline.set_completer(_completer(session))
    readline.parse_and_bind("bind ^I rl_complete" if "libedit" in (readline.__doc__ or "") else "tab: complete")


def _completer(session: Session) -> Callable[[str, int], str | None]:
    found: list[str] = []

    def complete(line: str, number: int) -> str | None:
        if number == 0:
            try:
                found[:] = list(completed(session, line))
            except (NotOffered, AssertionError, CannotType):
                found[:] = []
        return found[number] if number < len(found) else None

    return complete
