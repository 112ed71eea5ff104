"""`pipe briefs`: {"id", "query", "documents", "max_words"} in, {"id", "sentences": [{"doc", "text"}]} out."""

from collections.abc import Iterable

from bot.analysis import aliases, topics
from bot.analysis.compose import select
from bot.analysis.sentences import split
from bot.analysis.summary import Story
from bot.cli.pipes.rows import Out, Row, answered
from bot.records.topics import Topic

LANGUAGE = "en"


def run(rows: Iterable[Row], out: Out) -> None:
    """Answer each asked brief with whole sentences of its documents, cut from them."""
    for asked in rows:
        with answered(asked, out):
            out({"id": asked["id"], "sentences": _sentences(asked)})


def _sentences(asked: Row) -> list[dict[str, object]]:
    documents = asked["documents"]
    if not isinstance(documents, list):
        return []
    topic: Topic | None = topics.parse(str(asked["query"]), aliases.builtin()) if asked["query"] else None
    stories = [Story(document["text"], split(document["text"], LANGUAGE), LANGUAGE) for document in documents]
    titles = [document["title"] or "" for document in documents]
    chosen = select(stories, titles, topic, int(str(asked["max_words"])))
    return [{"doc": at, "text": stories[at].text[start:end]} for at, start, end in chosen]
