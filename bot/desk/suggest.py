"""Topics that the archive can answer, while one is typed."""

from bot.analysis import completions
from bot.analysis.completions import Completion
from bot.archive import articles
from bot.archive.search import SUGGEST_CAP
from bot.archive.search_stores import index_for
from bot.archive.store import Connection
from bot.desk.finding import OwnAliases
from bot.desk.resources import Desk
from bot.records.answers import Suggested
from bot.records.archive import Headed
from bot.records.topics import Topic
from bot.text.words import bare, words

SIZE = 12
"""Topics offered: a phone shows about eight at once."""
WORDS = 8
TITLES = 60
"""Newest titles in which the words are looked for that a topic goes on with."""


async def suggest(desk: Desk, archive_id: int, typed: str, *, own: OwnAliases = ()) -> tuple[Suggested, ...]:
    """At most SIZE topics that have articles, each with their number (counted up to 200) and the newest day.

    What is typed comes first where it has any; then, those with the most articles first, what it may become: names
    of countries and the server's own that begin so, words that stand in the titles of such articles, and words of
    this archive's titles. Each topic once, whatever its names. With nothing typed: what the newest articles tell of.
    """
    written = " ".join(typed.split())
    return await desk.store.read(lambda r: _look(r, archive_id, typed, written, own))


async def _look(r: Connection, archive_id: int, typed: str, written: str, own: OwnAliases) -> tuple[Suggested, ...]:
    further, begins = await _words(r, archive_id, typed, own)
    index = index_for(r)
    offered = completions.offers(written, own, further, begins)
    found = [(each, await index.newest(r, archive_id, topic, SUGGEST_CAP + 1)) for each, topic in offered]
    heads = await articles.headed(r, archive_id, [ids[0] for _, ids in found if ids])
    made = [_suggested(each, ids, heads[ids[0]]) for each, ids in found if ids and ids[0] in heads]
    first = 1 if made and found[0][1] and written else 0
    return tuple([*made[:first], *sorted(made[first:], key=lambda entry: -entry.articles)][:SIZE])


async def _words(r: Connection, archive_id: int, typed: str, own: OwnAliases) -> tuple[list[str], list[str]]:
    """Words that may follow what is typed, and those that may stand in the place of its last one."""
    if not typed.strip():
        newest = await articles.listed(r, archive_id, size=TITLES)
        return completions.following([each.title.value or "" for each in newest], None)[:SIZE], []
    index = index_for(r)

    async def titles_of(topic: Topic | None) -> list[str]:
        ids = await index.newest(r, archive_id, topic, TITLES) if topic else ()
        return [each.title or "" for each in (await articles.headed(r, archive_id, ids)).values()]

    head, last = completions.split(typed)
    begun = bare("".join(words(last)))
    before = completions.understood(head, own)
    whole = None if completions.adds_nothing(typed, own) else completions.understood(typed, own)
    further = completions.following(await titles_of(whole), whole)[:WORDS]
    begins = completions.following(await titles_of(before), before, begun)[:WORDS] if last else []
    return further, [*begins, *(await index.suggest(r, archive_id, begun, WORDS) if begun else ())]


def _suggested(each: Completion, ids: tuple[int, ...], newest: Headed) -> Suggested:
    topic = completions.cased(each.topic, newest.title)
    return Suggested(topic, min(len(ids), SUGGEST_CAP), len(ids) > SUGGEST_CAP, newest.day, each.also)
