"""Topics that the archive can answer, while one is typed."""

from bot.analysis import aliases, topics
from bot.archive.search_stores import index_for
from bot.desk.finding import OwnAliases
from bot.desk.resources import Desk
from bot.errors import CopydeskError
from bot.records.answers import Suggested
from bot.text.words import bare, words

SIZE = 8


async def suggest(desk: Desk, archive_id: int, typed: str, *, own: OwnAliases = ()) -> tuple[Suggested, ...]:
    """At most SIZE topics that go on from `typed`, each with its number of articles and the newest day.

    The last word is taken as a beginning; words come from this archive's titles. What cannot be a topic has none.
    """
    *before, last = words(typed)[-8:] or [""]
    table = aliases.with_own(own)
    out: list[Suggested] = []
    async with desk.store.reading() as r:
        index = index_for(r)
        for word in await index.suggest(r, archive_id, bare(last), SIZE):
            try:
                topic = topics.parse(" ".join([*before, word]), table)
            except CopydeskError:
                continue
            number, more, day = await index.extent(r, archive_id, topic)
            if number:
                out.append(Suggested(" ".join([*before, word]), number, more, day))
    return tuple(sorted(out, key=lambda entry: -entry.articles))
