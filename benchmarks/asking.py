"""Questions to the front functions of `copydesk pipe`, without a process between."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

Row = dict[str, Any]


def ask(verb: str, rows: Iterable[Row], **options: str | None) -> list[Row]:
    """What `copydesk pipe VERB` answers to these rows, in the order it answers."""
    answers: list[Row] = []
    import_module(f"bot.cli.pipes.{verb}").run(rows, answers.append, **options)
    return answers


def search(
    stories: Iterable[Row], queries: Iterable[Row], size: int = 50, server: str | None = None
) -> dict[str, list[str]]:
    """The ids found for each query {"id", "query"}, best first, in SQLite or on a PostgreSQL `server`."""
    asked = [{"op": "search", "id": query["id"], "query": query["query"], "k": size} for query in queries]
    rows = [*({"op": "add", **story} for story in stories), {"op": "commit"}, *asked]
    return {row["id"]: row["ids"] for row in ask("search", rows, server=server) if "ids" in row}


def copies(stories: Iterable[Row]) -> dict[str, str]:
    """The copy group of each story, by id."""
    rows = [*({"op": "add", **story} for story in stories), {"op": "commit"}]
    return {row["id"]: row["cluster"] for row in ask("copies", rows) if "cluster" in row}
