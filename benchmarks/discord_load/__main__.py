"""The bot under load: `python -m benchmarks.discord_load --help`.

Three rounds, as people see them: 200 /brief at once over 100 topics with cold caches while an ingest runs; 20 a second
for some minutes; many thousand interactions in a row. Printed: acknowledgements and answers at p50 and p99 beside the
floor of the same run (/help, which reads no archive); memory, files, tasks and CPU of the bot's process.
"""

import argparse
import asyncio
import tempfile
from pathlib import Path

from benchmarks.discord_load.apart import running
from benchmarks.discord_load.rounds import at_once, beside_feeds, many, steady


async def main(articles: int, minutes: float, interactions: int, profile: str | None, feeds: float) -> None:
    """All rounds; with `feeds` those beside feeds alone."""
    with tempfile.TemporaryDirectory() as folder:
        async with running(Path(folder), articles) as (discord, bot):
            if feeds:
                await beside_feeds(discord, bot, 20.0, feeds)
                return
            if profile:
                bot.say("profile")
            await at_once(discord, bot)
            if profile:
                bot.say(f"profile {profile}")
            if minutes:
                await steady(discord, bot, minutes)
            if interactions:
                await many(discord, bot, interactions)
            discord.judge()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--interactions", type=int, default=50_000)
    parser.add_argument("--profile", help="write what the bot did in the first round to this file (for pstats)")
    parser.add_argument("--feeds", type=float, default=0, help="ask beside feeds, at so many times the pace of 500")
    given = parser.parse_args()
    asyncio.run(main(given.articles, given.minutes, given.interactions, given.profile, given.feeds))
