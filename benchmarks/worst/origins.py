"""Cases of listings, and of what came from where: outlets, and hundreds of feeds with hostile names."""

import datetime as dt

from benchmarks.worst.cases import EN, Case, World, measures_something
from benchmarks.worst.texts import feed_name, prose
from bot.chat.rendering import answers, verdicts
from bot.chat.rendering.feeds import listing as feeds_card
from bot.desk import brief, search, seen, sources, suggest, verify, who
from bot.desk.feeds import listing
from bot.desk.within import Within

LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
OUTLET, FEED = Within(outlet="The Example"), Within(feed=feed_name(7))
NAMED = f'feed:"{feed_name(7)}"'
LAST_PAGE = 10_000


async def _listed(world: World, topic: str) -> object:
    page = await search.search(world.desk, world.archive, topic)
    measures_something(bool(page.hits))
    return answers.search(EN, page).view()


async def _sources(world: World, topic: str) -> object:
    found = await sources.sources(world.desk, world.archive, topic)
    return answers.sources(EN, found, found.sources[:10]).view()


async def _new(world: World, topic: str) -> object:
    answer = await brief.brief(world.desk, world.archive, topic, new_since=LONG_AGO)
    return answers.brief(EN, answer).view()


async def _who(world: World, within: Within) -> object:
    return verdicts.who(EN, await who.who(world.desk, world.archive, "Smith", within=within)).view()


async def _seen(world: World, within: Within) -> object:
    found = await seen.seen(world.desk, world.archive, prose(world.length)[:4_000], within=within)
    return verdicts.seen(EN, found).view()


async def _verify(world: World, topic: str) -> object:
    quote = prose(world.length)[100_000:101_000]
    return verdicts.verified(EN, await verify.verify(world.desk, world.archive, quote, topic=topic)).view()


async def _feeds(world: World) -> object:
    reports = await listing.listed(world.desk, world.archive)
    measures_something(len(reports) > world.length // 2_000)
    first, _ = feeds_card.listed(EN, reports, 1, "open")
    last, _ = feeds_card.followed(EN, reports, LAST_PAGE)
    return first.view(), last.view()


async def _suggest(world: World, typed: str) -> object:
    return await suggest.suggest(world.desk, world.archive, typed)


ORIGINS: dict[str, Case] = {
    "listing": Case(lambda world: _listed(world, "*"), seconds=1.0),
    "listing, outlet": Case(lambda world: _listed(world, 'outlet:"The Example" since:2020 lang:en'), seconds=1.0),
    "listing, feed": Case(lambda world: _listed(world, NAMED), seconds=1.0),
    "listing, sources": Case(lambda world: _sources(world, f"{NAMED} -outlet:nowhere.example"), seconds=1.0),
    "listing, new": Case(lambda world: _new(world, "*"), seconds=1.0),
    "new": Case(lambda world: _new(world, "Myanmar harbour"), seconds=1.0),
    "search, feed": Case(lambda world: _listed(world, f"harbour {NAMED} lang:en"), seconds=1.0),
    "who, outlet": Case(lambda world: _who(world, OUTLET), seconds=1.0),
    "who, feed": Case(lambda world: _who(world, FEED), refused="NobodyQuotedThere", seconds=1.0),
    "seen, outlet": Case(lambda world: _seen(world, OUTLET), seconds=1.0),
    "seen, feed": Case(lambda world: _seen(world, FEED), seconds=1.0),
    "verify, outlet": Case(lambda world: _verify(world, 'outlet:"The Example"'), seconds=1.0),
    "verify, feed": Case(lambda world: _verify(world, NAMED), seconds=1.0),
    "feeds": Case(_feeds, seconds=1.0),
    "suggest, feed": Case(lambda world: _suggest(world, "harbour feed:harb"), seconds=1.0),
    "suggest, outlet": Case(lambda world: _suggest(world, "harbour outlet:the"), seconds=1.0),
    "suggest, names": Case(lambda world: _suggest(world, ""), seconds=1.0),
    "suggest, begun": Case(lambda world: _suggest(world, "harbour \u0e01"), seconds=1.0),
}
"""As `CASES`."""
