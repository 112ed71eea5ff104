"""Reads Discord's Markdown as its client does: which letters are on the screen, and what each of them does.

Written from Discord's help page "Markdown Text 101" and its reference on message formatting, apart from the bot's own
rendering, so that the one checks the other. A verbatim text must come out letter for letter, and may lie in nothing
but a quote, bold or strike; bidi isolates round it are taken off.
"""

import functools
import itertools
import re
from dataclasses import dataclass
from typing import NamedTuple

ISOLATES = "\u2066\u2067\u2068\u2069"
HARMLESS = frozenset({"bold", "strike", "quote", "subtext", "heading"})

ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])", re.S)
FENCE = re.compile(r"```(?:[\w+\-.]+?\n)?\n*(.*?)\n*```", re.S)
CODE = re.compile(r"(`+)(.*?[^`])\1(?!`)", re.S)
ACTIVE = re.compile(
    r"(?P<mention>@everyone|@here|<@[!&]?\d+>|<#\d+>|<id:\w+>)|(?P<time><t:-?\d+(?::[tTdDfFRsS])?>)"
    r"|(?P<command></[^<>\n:]+:\d+>)|(?P<emoji><a?:\w+:\d+>)"
)
LINK = re.compile(r"\[((?:\\.|[^\\\[\]]|\[[^\[\]]*\])*)\]\(\s*<?((?:https?|discord)://[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?"
                  r"(?:\s+['\"].*?['\"])?\s*\)", re.S)  # fmt: skip
BARE_LINK = re.compile(r"https?://[^\s<]+[^<.,:;\"')\]\s]")
PAIRS = (
    ("bold", re.compile(r"\*\*((?:\\.|[^\\])+?)\*\*(?!\*)", re.S)),
    ("underline", re.compile(r"__((?:\\.|[^\\])+?)__(?!_)", re.S)),
    ("strike", re.compile(r"~~((?:\\.|[^\\])+?)~~", re.S)),
    ("spoiler", re.compile(r"\|\|((?:\\.|[^\\])+?)\|\|", re.S)),
    ("italic", re.compile(r"\*(?=\S)((?:\*\*|\\.|[^\\*\s]|\s+(?![*\s]))+?)\*(?!\*)", re.S)),
    ("italic", re.compile(r"\b_((?:__|\\.|[^\\_])+?)_\b", re.S)),
)
ORDINARY = re.compile(r"[^\\`@<\[h*_~|]+")
"""Letters that none of the above begins with."""
LINE = re.compile(r"(?P<quote>> )|(?P<all>>>> )|(?P<heading>#{1,3} +)(?=\S)|(?P<subtext>-# +)(?=\S)"
                  r"|(?P<list> *(?:[-*]|\d+\.) +)(?=\S)")  # fmt: skip


class Letter(NamedTuple):
    """One letter on the screen and everything that formats or acts on it."""

    letter: str
    does: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A rendered text."""

    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        """The letters on the screen."""
        return "".join(letter.letter for letter in self.letters)

    @property
    def acts(self) -> set[str]:
        """Every effect that is more than form: links, mentions, code, spoilers ..."""
        return {effect for letter in self.letters for effect in letter.does} - HARMLESS

    def without_isolates(self) -> "Reading":
        """The same without bidi isolates."""
        return Reading(tuple(letter for letter in self.letters if letter.letter not in ISOLATES))

    def shows(self, text: str) -> bool:
        """Whether a text stands here letter for letter, with nothing in it that acts."""
        mine = self.without_isolates()
        bare = "".join(c for c in text if c not in ISOLATES)
        at = mine.text.find(bare)
        while at >= 0:
            if not Reading(mine.letters[at : at + len(bare)]).acts:
                return True
            at = mine.text.find(bare, at + 1)
        return False


@functools.lru_cache(maxsize=256)
def read(source: str) -> Reading:
    """What a text looks like on Discord; a message is looked at again and again until it is edited."""
    return Reading(tuple(_blocks(source, frozenset())))


def _blocks(source: str, does: frozenset[str]) -> list[Letter]:
    """Fences, then lines with what opens them."""
    fence = FENCE.search(source)
    while fence is not None and _escaped(source, fence.start()):
        fence = FENCE.search(source, fence.start() + 1)
    if fence is not None:
        inside = [Letter(c, does | {"code"}) for c in fence[1]]
        return [*_blocks(source[: fence.start()], does), *inside, *_blocks(source[fence.end() :], does)]
    return _lines(source, does)


def _escaped(source: str, at: int) -> bool:
    return (len(source[:at]) - len(source[:at].rstrip("\\"))) % 2 == 1


def _lines(source: str, does: frozenset[str]) -> list[Letter]:
    """Lines that open alike belong together; a pair of marks never reaches over the end of an opened line."""
    found: list[Letter] = []
    run: list[str] = []
    rows = source.split("\n")
    at = 0
    while at < len(rows):
        opening = LINE.match(rows[at])
        if opening is None or (opening.lastgroup in {"quote", "all"} and "quote" in does):
            run.append(rows[at] + ("\n" if at < len(rows) - 1 else ""))
            at += 1
            continue
        found += _inline("".join(run), does)
        run = []
        taken, letters = _opened(rows, at, opening, does)
        found += letters
        at += taken
    return found + _inline("".join(run), does)


def _opened(rows: list[str], at: int, opening: re.Match[str], does: frozenset[str]) -> tuple[int, list[Letter]]:
    """The lines from `at` that one opening covers: how many, and their letters."""
    kind, rest = str(opening.lastgroup), rows[at][opening.end() :]
    if kind == "all":
        return len(rows) - at, _blocks("\n".join([rest, *rows[at + 1 :]]), does | {"quote"})
    if kind == "quote":
        quoted = list(itertools.takewhile(lambda row: row.startswith("> "), rows[at:]))
        inside = _blocks("\n".join(row[2:] for row in quoted), does | {"quote"})
        return len(quoted), inside + _end(rows, at + len(quoted) - 1, does)
    if kind == "list":
        return 1, [*_plain(opening[0], does | {"list"}), *_inline(rest, does), *_end(rows, at, does)]
    return 1, _inline(rest, does | {kind}) + _end(rows, at, does)


def _end(rows: list[str], at: int, does: frozenset[str]) -> list[Letter]:
    return _plain("\n", does) if at < len(rows) - 1 else []


def _plain(text: str, does: frozenset[str]) -> list[Letter]:
    return [Letter(c, does) for c in text]


def _inline(source: str, does: frozenset[str]) -> list[Letter]:
    """Escapes, code, what acts, links, then pairs of marks; anything else is itself."""
    found: list[Letter] = []
    at = 0
    while at < len(source):
        if ordinary := ORDINARY.match(source, at):
            found += _plain(ordinary[0], does)
            at = ordinary.end()
            continue
        step, letters = _next(source, at, does)
        found += letters
        at += step
    return found


def _next(source: str, at: int, does: frozenset[str]) -> tuple[int, list[Letter]]:
    if match := ESCAPE.match(source, at):
        return 2, _plain(match[1], does)
    if match := CODE.match(source, at):
        return len(match[0]), _plain(match[2], does | {"code"})
    if (match := ACTIVE.match(source, at)) and match["command"]:
        return len(match[0]), _plain("/" + match[0][2:].rpartition(":")[0], does | {"command"})
    if match:
        return len(match[0]), _plain(match[0], does | {str(match.lastgroup)})
    if match := LINK.match(source, at):
        return len(match[0]), _inline(match[1], does | {"link"})
    if match := BARE_LINK.match(source, at):
        return len(match[0]), _plain(match[0], does | {"bare link"})
    for effect, pattern in PAIRS:
        if match := pattern.match(source, at):
            return len(match[0]), _inline(match[1], does | {effect})
    return 1, _plain(source[at], does)
