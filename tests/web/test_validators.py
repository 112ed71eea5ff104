"""Validators on the wire."""

import pytest

from tests.web import HABITS, Habit, LocalWeb

STRONG, WEAK, DATED, BOTH, NONE, STUCK, CHANGING = (
    HABITS[name]
    for name in (
        "strong etag", "weak etag", "last modified", "etag and last modified", "no validators", "always 304",
        "etag that changes",
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("habit", "same", "news"),
    [(STRONG, 304, 200), (WEAK, 304, 200), (DATED, 304, 200), (BOTH, 304, 200), (STUCK, 304, 304), (NONE, 200, 200),
     (CHANGING, 200, 200)],
    ids=lambda habit: getattr(habit, "name", ""),
)  # fmt: skip
async def test_a_condition_is_answered(habit: Habit, same: int, news: int) -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        feed = web.outlet("ledger.example", per_day=48).feed()
        feed.put(*([STRONG, habit] if habit is NONE else [habit]))
        seen = await fetcher.get(feed.address)
        for hours, status in ((0, same), (6, news)):
            web.clock.advance(hours=hours)
            again = await fetcher.get(feed.address, etag=seen.etag, modified=seen.modified)
            assert (again.status, again.unchanged) == (status, status == 304)
