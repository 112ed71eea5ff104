"""On what terms a feed is followed, as they are typed: words between commas."""

from bot.desk.feeds.terms import tidied
from bot.records.subscriptions import Terms


def terms_of(name: str | None, language: str | None, include: str | None, exclude: str | None, first: int) -> Terms:
    """What was typed as terms, tidied as the desk keeps them; `language` is a code already."""
    return tidied(Terms(name, language, _between_commas(include), _between_commas(exclude), first))


def _between_commas(typed: str | None) -> tuple[str, ...]:
    return tuple((typed or "").split(","))
