"""How an answer is made under habits; feeds and pages share it."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

from tests.web.asking import Look, Reply, http_date
from tests.web.habit import Habit

MOVED = "-moved"
"""What a path ends with after it has moved within its site."""


def active(habits: Iterable[Habit], world: dt.datetime) -> list[Habit]:
    """Return the habits that hold now."""
    return [habit for habit in habits if habit.active(world)]


def skew(habits: Iterable[Habit]) -> dt.timedelta:
    """Return how far habits put the site's clock off."""
    return sum((habit.act() for habit in habits if habit.stage == "clock"), dt.timedelta())


def made(habits: list[Habit], look: Look, printed: Callable[[], tuple[bytes, str]]) -> Reply:
    """Return the answer to a look; `printed` gives the body and its media type when no habit answers instead."""
    reply = instead(habits, look) or _usual(habits, look, *printed())
    for habit in habits:
        if habit.stage == "reply":
            reply = habit.act(look, reply)
    return reply if "Date" in reply.headers else reply.having(Date=http_date(look.at))


def instead(habits: list[Habit], look: Look) -> Reply | None:
    """Return the answer of the first habit that answers in place of the usual one; None when none does."""
    answers = (habit.act(look) for habit in habits if habit.stage == "instead")
    return next((answer for answer in answers if answer is not None), None)


def _usual(habits: list[Habit], look: Look, body: bytes, media_type: str) -> Reply:
    reply = Reply(200, {"Content-Type": media_type}, body)
    for habit in habits:
        if habit.stage == "body":
            reply = replace(reply, body=habit.act(look, reply.body))
    return reply
