"""A day in the life of a newsroom that follows forty feeds: see `feed_day.py` for its steps."""

from pathlib import Path

from tests.chat.feed_day import begun, day, judge


async def test_a_day_in_the_life(tmp_path: Path) -> None:
    async with begun(tmp_path) as here:
        told = [name async for name, _ in day(here)]
        judge(here)
        here.discord.judge()
    assert told == ["plan", "imported", "morning", "noon", "evening", "stats", "broken", "back"]
