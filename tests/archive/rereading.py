"""Articles as an older engine marked them, and a process of its own that reads them again until it is killed."""

import asyncio
import pkgutil
import sys

from sqlalchemy import Connection

from bot.analysis.copies import fingerprint
from bot.app import open_desk
from bot.archive import articles
from bot.archive.servers import archives
from bot.archive.store import Store
from bot.config import Config
from bot.desk import reread
from bot.reading.parsers import ParserPool
from bot.records.annotations import Annotations, NamedSpeaker, Quote, Span
from bot.records.archive import Receipt
from bot.records.ids import ArchiveId
from bot.records.passages import Passage, Passages
from bot.text.words import stem_text
from tests.archive.samples import EDITOR, NOW, draft


def text_of(number: int) -> str:
    """A fictional report with three quotes."""
    return (
        f"Officials said that the town of Nordvik was calm on day {number}.\n\n"
        f"“We will not close harbour {number},” said Anna Holt, the harbour master. The council met in the evening.\n\n"
        f"“Nobody asked me about harbour {number},” Ben Sample said. “I read it in the paper {number},” he added."
    )


def old_marks(text: str) -> Annotations:
    """Marked badly: a quote begins too late and has a wrong speaker, one is none, two are missing, one sentence."""
    start, end = text.index("will not close"), text.index(",” said Anna")
    none, speaker = text.index("town of"), text.index("The council")
    quotes = (
        Quote(none, none + len("town of Nordvik"), None, None, "none", 0.5),
        Quote(start, end, "The council", None, "said-clause", 0.9, Span(speaker, speaker + len("The council"))),
    )
    people = (NamedSpeaker("The council", "the council", "council"),)
    whole = Passages.of([Passage(0, len(text), 0)])
    return Annotations("en", whole, quotes, fingerprint(text, quotes), stem_text(text, "en"), people)


def add_old(w: Connection, archive: ArchiveId, number: int) -> Receipt:
    """Store article `number` as an older engine marked it."""
    given = draft(number, text_of(number))
    return articles.add(w, archive, given, old_marks(given.text), EDITOR, NOW)


async def filled(database: str, many: int) -> ArchiveId:
    """The archive "local" with so many of them."""
    store = await Store.open(database)
    async with store.writing() as w:
        archive = (await w.run_sync(archives.ensure, "local")).id
        for number in range(1, many + 1):
            await w.run_sync(add_old, archive, number)
    await store.close()
    return archive


class InThisProcess(ParserPool):
    """Reads in this process: children take seconds to start, and have tests of their own."""

    async def run(self, function: str, *args: object) -> object:
        """What the function gives."""
        answer: object = pkgutil.resolve_name(function)(*args)
        return answer


async def read_again(database: str) -> None:
    """Read everything again, saying how many are done after each few."""
    async with open_desk(Config(database=database), parsers=InThisProcess()) as desk:

        def tell(done: int, total: int, name: str) -> None:
            sys.stdout.write(f"{done}\n")
            sys.stdout.flush()

        await reread.reread(desk, None, tell)


if __name__ == "__main__":
    asyncio.run(read_again(sys.argv[1]))
