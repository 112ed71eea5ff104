"""`check`: every quote of a message, each with its verdict."""

from bot.analysis.naming import described
from bot.analysis.quotations import extract
from bot.analysis.verdicts import MOST_LETTERS
from bot.desk.resources import Desk
from bot.desk.topic_search import OwnAliases
from bot.desk.verify import FEWEST_WORDS, LONGEST_QUOTE, verify
from bot.errors import NoQuote, TooRepetitive
from bot.records.ids import ArchiveId
from bot.records.verification import Checked, Verification
from bot.text.wording import forms

MOST_QUOTES = 8  # verdicts that one answer holds


async def check(desk: Desk, archive_id: ArchiveId, text: str, *, own: OwnAliases = ()) -> Checked:
    """The quotations in `text`, else its quoted lines ("> ..."), else all of it as one quote.

    At most MOST_QUOTES are checked. A short quote is checked only where the message names its speaker; one that is too
    repetitive to compare is told so, and the others get their verdicts.
    Raises NoQuote for a text without words, ComparingBusy, TooManyWaiting.
    """
    asked = await desk.thinking.run(_asked, text)
    if not asked:
        raise NoQuote()
    done: list[Verification] = []
    too_short: list[str] = []
    too_repetitive: list[str] = []
    letters = MOST_LETTERS // min(len(asked), MOST_QUOTES)  # the whole answer takes no longer than one quote may
    for words, speaker in asked[:MOST_QUOTES]:
        if len(forms(words)) < FEWEST_WORDS and speaker is None:
            too_short.append(words)
            continue
        try:
            quote = words[:LONGEST_QUOTE]
            done.append(await verify(desk, archive_id, quote, speaker=speaker, own=own, letters=letters))
        except TooRepetitive:
            too_repetitive.append(words)
    return Checked(tuple(done), tuple(too_short), len(asked), tuple(too_repetitive))


def _asked(text: str) -> list[tuple[str, str | None]]:
    claims = [(text[quote.start : quote.end], _named(quote.speaker)) for quote in extract(text, None)]
    if not claims:
        quoted = "\n".join(line.lstrip("> ") for line in text.splitlines() if line.startswith(">"))
        claims = [(quoted or text, None)]
    return [(words, speaker) for words, speaker in claims if forms(words)]


def _named(speaker: str | None) -> str | None:
    return None if speaker is None or described(speaker) else speaker
