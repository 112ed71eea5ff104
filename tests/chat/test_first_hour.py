"""The first hour on Discord, from the invitation to an archive that was deleted and begun anew."""

from pathlib import Path

from tests.chat.first_hour import begun, hour


async def test_the_first_hour(tmp_path: Path) -> None:
    async with begun(tmp_path) as here:
        told = [name async for name, _ in hour(here)]
        assert len(set(told)) == len(told)
        here.discord.judge()
