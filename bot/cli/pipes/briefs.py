"""`copydesk pipe briefs`: {"id","query","documents","max_words"} -> {"id","sentences":[{"doc","text"}]}.

The documents ({"title","published","text"}, in English) are stored in an archive of their own, and the brief is made as
the desk makes it: found, ordered and chosen by the same functions. Of the brief's lengths the one counts whose words
come nearest to `max_words`, and `max_words` in their place. A query of null asks for all of the documents at once.
"""

import asyncio
import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from bot.analysis.briefs import LIMITS, BriefParts, Limits, compose
from bot.archive import articles
from bot.cli.pipes.lines import Out, answer_each_async, number_of, optional_day, optional_text, text_of
from bot.cli.pipes.temporary import Throwaway, throwaway
from bot.cli.printing.safe import Row
from bot.cli.refusals import WrongKey
from bot.desk.topic_search import TopicQuery, search_in

LANGUAGE = "en"


def run(rows: Iterable[Row], out: Out) -> None:
    """Answer each asked brief with whole sentences of its documents, cut from them."""
    asyncio.run(_run(rows, out))


async def _run(rows: Iterable[Row], out: Out) -> None:
    async with throwaway() as archive:

        async def answer(row: Row) -> Row:
            return {"id": row.get("id"), "sentences": await _sentences(await archive.another(), row)}

        await answer_each_async(rows, out, answer)


async def _sentences(archive: Throwaway, row: Row) -> list[Row]:
    documents, words = _documents(row), number_of(row, "max_words")
    ids = await archive.add(documents, LANGUAGE)
    limits = replace(min(LIMITS.values(), key=lambda limits: abs(limits.words - words)), words=words)
    parts = await _parts(archive, ids, optional_text(row, "query"), limits)
    places = {article_id: place for place, article_id in enumerate(ids)}
    return [
        {"doc": places[marked.article.id], "text": marked.version.text[span.start : span.end]}
        for marked, span in parts.sentences
    ]


async def _parts(archive: Throwaway, ids: list[int], query: str | None, limits: Limits) -> BriefParts:
    async with archive.store.reading() as r:
        if query is None:
            return compose(await r.run_sync(articles.marked, archive.archive, ids), None, limits)
        result = await r.run_sync(search_in, TopicQuery(archive.archive, query, size=limits.articles, whole=True))
        return compose(result.articles, result.topic, limits)


def _documents(row: Row) -> list[tuple[str | None, str, dt.date | None]]:
    """Title, text and day of each document. Raises WrongKey, MissingKey."""
    given = row.get("documents")
    if not isinstance(given, list) or not all(isinstance(entry, dict) for entry in given):
        raise WrongKey(key="documents", wanted="a list of documents")
    return [
        (optional_text(entry, "title"), text_of(entry, "text"), optional_day(entry, "published")) for entry in given
    ]
