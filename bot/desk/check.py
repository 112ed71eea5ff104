"""`check`: every quote of a message, each with its verdict."""

from bot.analysis.message_quotes import quotes_in
from bot.analysis.verdicts import MOST_LETTERS
from bot.desk.resources import Desk
from bot.desk.topic_search import OwnAliases
from bot.desk.verify import FEWEST_WORDS, LONGEST_QUOTE, verify
from bot.errors.asking import NoQuoteInMessage, TooRepetitive
from bot.records.ids import ArchiveId
from bot.records.verification import Checked, Verification
from bot.text.wording import forms

MOST_QUOTES = 8  # verdicts that one answer holds


async def check(desk: Desk, archive_id: ArchiveId, text: str, *, own: OwnAliases = ()) -> Checked:
    """The verdicts on the quotes of the message `text`, as `message_quotes.quotes_in` reads them.

    At most MOST_QUOTES are checked. A short quote is checked only where the message names its speaker; one that is too
    repetitive to compare is told so, and the others get their verdicts. A message that neither marks a quote nor
    carries words of the archive has none.
    Raises NoQuoteInMessage, ComparingBusy, TooManyWaiting.
    """
    asked = await desk.thinking.run(quotes_in, text)
    done: list[Verification] = []
    too_short: list[str] = []
    too_repetitive: list[str] = []
    letters = MOST_LETTERS // max(1, min(len(asked), MOST_QUOTES))  # all together take no longer than one quote may
    for quote in asked[:MOST_QUOTES]:
        if len(forms(quote.words)) < FEWEST_WORDS and quote.speaker is None:
            too_short.append(quote.words)
            continue
        try:
            words = quote.words[:LONGEST_QUOTE]
            answer = await verify(desk, archive_id, words, speaker=quote.speaker, own=own, letters=letters)
        except TooRepetitive:
            too_repetitive.append(quote.words)
            continue
        if not (quote.bare and answer.verdict == "not_found"):
            done.append(answer)
    if not (done or too_short or too_repetitive):
        raise NoQuoteInMessage()
    return Checked(tuple(done), tuple(too_short), len(asked), tuple(too_repetitive))
