"""`check`: every quote of a message, each with its verdict."""

import asyncio

from bot.analysis.naming import described
from bot.analysis.quotations import extract
from bot.desk.finding import OwnAliases
from bot.desk.resources import Desk
from bot.desk.verify import FEWEST_WORDS, LONGEST_QUOTE, verify
from bot.errors import NoQuote
from bot.records.verification import Checked, Verification
from bot.text.wording import forms

MOST_QUOTES = 8  # verdicts that one answer holds


async def check(desk: Desk, archive_id: int, text: str, *, own: OwnAliases = ()) -> Checked:
    """The quotations in `text`, else its quoted lines ("> ..."), else all of it as one quote.

    At most MOST_QUOTES are checked. A short quote is checked only where the message names its speaker.
    Raises NoQuote for a text without words.
    """
    asked = await asyncio.to_thread(_asked, text)
    if not asked:
        raise NoQuote()
    done: list[Verification] = []
    too_short: list[str] = []
    for words, speaker in asked[:MOST_QUOTES]:
        if len(forms(words)) < FEWEST_WORDS and speaker is None:
            too_short.append(words)
        else:
            done.append(await verify(desk, archive_id, words[:LONGEST_QUOTE], speaker=speaker, own=own))
    return Checked(tuple(done), tuple(too_short), len(asked))


def _asked(text: str) -> list[tuple[str, str | None]]:
    found = [(text[one.start : one.end], _named(one.speaker)) for one in extract(text, None)]
    if not found:
        quoted = "\n".join(line.lstrip("> ") for line in text.splitlines() if line.startswith(">"))
        found = [(quoted or text, None)]
    return [(words, speaker) for words, speaker in found if forms(words)]


def _named(speaker: str | None) -> str | None:
    return None if speaker is None or described(speaker) else speaker
