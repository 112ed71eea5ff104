"""`copydesk pipe desk`: every verb of the desk on a throwaway archive, one JSON object a line.

What each op takes and gives (`?` may be left out; `rows` says how excerpts and quotes look):

  new       today? (YYYY-MM-DD, what the clock says), database? (a path, kept)   -> ok; begins with an empty archive
  add       url, html                          -> article, outcome (added, new version, unchanged, edited, in the trash)
  brief     topic, length? (short | normal | long), own?   -> sentences, quotes, warnings, did_you_mean, mentioned
  sources   topic, own?                        -> sources (article, copies), mentioned, did_you_mean
  timeline, search   topic, own?               -> days | hits
  quotes    topic?, speaker?, page?            -> quotes, total
  verify    quote, speaker?, topic?, own?      -> verdict, article, said, speaker_sure
  check     message                            -> verifications (verdict, speaker)
  seen      text                               -> kind, articles, update_of, parts (what, text, kind, articles)
  who       name                               -> person, quotes, latest, described
  suggest   typed, own?                        -> suggestions (topic, articles)
  show      article                            -> article, version, title, text, published, quotes
  changes   article                            -> from, to, parts (kind, text)
  remove, restore    article                   -> article, outcome
  edit      article, title?, byline?, date?, outlet? (null takes a value away)     -> article, outcome

`own` are groups of equal names: [["NUG","National Unity Government"]]. Nothing found is an answer with empty lists.
A refusal, an unknown op, a line that is no JSON and an op before the first `new` give
{"error","facts","sentence","hint"}, and the pipe goes on.
"""

import asyncio
import datetime as dt
from collections.abc import Iterable

from bot.cli.pipes.desk_ops import OPS, Session, day_of
from bot.cli.pipes.lines import Out, answer_each_async, optional_text, text_of
from bot.cli.pipes.temporary_desk import TemporaryDesk, temporary_desk
from bot.cli.printing.safe import Row
from bot.cli.refusals import NothingOpened, UnknownOperation


def run(rows: Iterable[Row], out: Out) -> None:
    """Answer every line before the next one is read."""
    asyncio.run(_run(rows, out))


async def _run(rows: Iterable[Row], out: Out) -> None:
    async with temporary_desk() as desks:
        await answer_each_async(rows, out, _Answers(desks).answer)


class _Answers:
    """Answers op after op; knows the archive of the last `new`."""

    def __init__(self, desks: TemporaryDesk) -> None:
        self._desks = desks
        self._session: Session | None = None

    async def answer(self, row: Row) -> Row:
        """One op's answer. Raises UnknownOperation, NothingOpened, and what the desk's verb raises."""
        op = text_of(row, "op")
        if op == "new":
            self._session = None
            self._session = await _opened(self._desks, row)
            return {"ok": True}
        if op not in OPS:
            raise UnknownOperation(op=op, known=", ".join(["new", *OPS]))
        if self._session is None:
            raise NothingOpened()
        return await OPS[op](self._session, row)


async def _opened(desks: TemporaryDesk, row: Row) -> Session:
    given = optional_text(row, "today")
    today: dt.date | None = day_of(given, "today") if given is not None else None
    return Session(*await desks.open(today, optional_text(row, "database")))
