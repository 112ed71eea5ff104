"""What a page's check found, on a terminal: what does not stand first by its words, then the count of what does."""

from rich.console import Console

from bot.cli.printing.safe import plain
from bot.records.pages import CheckedLine, PageCheck, State

SAID: dict[State, str] = {
    "stands": "stands",
    "altered": "altered on the page",
    "changed since": "changed in the archive since",
    "gone": "not in the archive any more",
}
LONGEST = 200


def checked(console: Console, answer: PageCheck) -> None:
    """Each line that does not stand, with what the archive has in its place; then the whole in one sentence."""
    for line in answer.lines:
        if line.state != "stands":
            _line(console, line)
    standing = sum(line.state == "stands" for line in answer.lines)
    console.print(f"Made {answer.made_at:%Y-%m-%d %H:%M} UTC. Of {len(answer.lines):,} lines {standing:,} stand.")
    if answer.stands:
        console.print("The page is, letter for letter, as it was made, and all of it stands.", style="bold")
    elif answer.untouched:
        console.print("The page is as it was made; the archive has changed since.", style="bold")
    else:
        console.print("The page is not as it was made: some of its letters were changed.", style="bold")


def _line(console: Console, line: CheckedLine) -> None:
    place = line.line.place
    where = f"article {place.article}" + (f", {place.start} to {place.end}" if place.end else "")
    console.print(plain(f"{SAID[line.state]}: {line.line.kind} ({where})"), style="bold")
    console.print(plain(f"  on the page: {_short(line.line.text)}"))
    if line.now is not None:
        console.print(plain(f"  in the archive: {_short(line.now)}"))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
