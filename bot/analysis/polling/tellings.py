"""What a server is told of its feeds: at most one message a day, whose lines may change in its first hour."""

import datetime as dt
from collections.abc import Iterable, Sequence

from bot.records.feed_health import Bundle, Sending, SentTellings, Telling, TellingKind

EVERY = dt.timedelta(days=1)
EDITED_WITHIN = dt.timedelta(hours=1)
"""Discord limits edits of messages that are older (its error 30046)."""
SKEW = dt.timedelta(minutes=1)
"""By how much a second process's clock may run ahead of ours."""
_TROUBLES = (TellingKind.DOWN, TellingKind.CLOSED, TellingKind.ASKS_TO_WAIT, TellingKind.GONE)


def bundle(pending: Sequence[Telling], last: SentTellings | None, now: dt.datetime) -> Bundle:
    """Decide what to do with what waits to be told to one server, oldest first.

    Within an hour of the last message its lines are changed; then nothing is said until a day has gone by since it was
    sent. What began and ended before it was told is not told at all. After NOTHING, SEND and EDIT, forget `pending`;
    after SEND keep `SentTellings(now, lines)`, after EDIT `SentTellings(last.at, lines)`.
    """
    if last is not None and last.at > now + SKEW:
        last = None  # sent by a clock that has been put back since
    fresh = _settled(pending)
    if not fresh:
        return Bundle(Sending.NOTHING)
    if last is None or now - last.at >= EVERY:
        return Bundle(Sending.SEND, fresh)
    if now - last.at < EDITED_WITHIN:
        return Bundle(Sending.EDIT, _joined(last.tellings, fresh))
    return Bundle(Sending.WAIT, fresh, last.at + EVERY)


def _settled(pending: Iterable[Telling]) -> tuple[Telling, ...]:
    """Each thing once, without what is over: a trouble and the end of it, both untold, are nothing."""
    said: dict[tuple[int, str], list[Telling]] = {}
    for telling in pending:
        lines = said.setdefault(_subject(telling), [])
        before = [line for line in lines if line.kind is TellingKind.BACK]
        if telling.kind is TellingKind.BACK and len(before) < len(lines):
            lines[:] = before
        else:
            lines.append(telling)
    return tuple(lines[-1] for lines in said.values() if lines)


def _joined(shown: Iterable[Telling], fresh: Sequence[Telling]) -> tuple[Telling, ...]:
    """The lines of a message that is changed: what is newly said of a subject stands for what was said of it."""
    subjects = set(map(_subject, fresh))
    return (*(line for line in shown if _subject(line) not in subjects), *fresh)


def _subject(telling: Telling) -> tuple[int, str]:
    """What a line speaks of: whether a feed can be read, that it is silent, or that it moved."""
    reachable = telling.kind is TellingKind.BACK or telling.kind in _TROUBLES
    return telling.feed, "reachable" if reachable else telling.kind.value
