"""What an answer on the local Discord claims word for word, found from the message alone, apart from the bot's code."""

import itertools
import re
from dataclasses import dataclass

from tests.discord import Answer, markdown
from tests.discord.limits.components import SEPARATOR, TEXT, walk
from tests.discord.world import Json

CITED = re.compile("\u00a0\\[\\d+\\]$")
OURS = {"link", "italic", "code", "command"}
"""What our own words may do: cite by a link, say *unattributed*, name a command in `code`, or as one to be tapped."""


@dataclass(frozen=True)
class Claims:
    """Sentences and quotes as they stand on the screen, bidi isolates taken off."""

    sentences: tuple[str, ...]
    quotes: tuple[str, ...]
    acts: frozenset[str]


def bare(text: str) -> str:
    """A text without bidi isolates: how two texts are compared."""
    return "".join(letter for letter in text if letter not in markdown.ISOLATES)


def displays(components: list[Json]) -> list[str]:
    """Every text of a message, from top to bottom."""
    return [str(part["content"]) for part in walk(components) if part["type"] == TEXT]


def claims(answer: Answer) -> Claims:
    """What `answer` claims: cited texts before the first line are sentences, quoted blocks in “” are quotes."""
    top = answer.message.components[0].get("components") or []
    before = list(itertools.takewhile(lambda part: part["type"] != SEPARATOR, top))[1:]
    readings = [markdown.read(text).without_isolates() for text in displays(top)]
    sentences = [markdown.read(text).without_isolates() for text in displays(before)]
    return Claims(
        tuple(CITED.sub("", _untagged(one)) for one in sentences if CITED.search(one.text) and not _quotes(one)),
        tuple(quote for reading in readings for quote in _quotes(reading)),
        frozenset(act for reading in readings for act in reading.acts),
    )


def _untagged(reading: markdown.Reading) -> str:
    """The sentence without the day, the genre and the language before it, which stand in italics."""
    bare = "".join(letter.letter for letter in itertools.dropwhile(lambda one: "italic" in one.does, reading.letters))
    return bare.removeprefix(" · ") if bare != reading.text else bare


def _quotes(reading: markdown.Reading) -> list[str]:
    groups = itertools.groupby(reading.letters, key=lambda letter: "quote" in letter.does)
    blocks = ["".join(letter.letter for letter in letters) for quoted, letters in groups if quoted]
    return [block[1:-1] for block in blocks if block.startswith("“") and block.endswith("”")]
