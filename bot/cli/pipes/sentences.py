"""`copydesk pipe sentences`: {"id","text","language"?} -> {"id","sentences":["..."]}, the text's passages in order."""

from collections.abc import Iterable

from bot.analysis.sentences import split
from bot.cli.pipes.lines import Out, answer_each, optional_text, text_of
from bot.cli.printing.safe import Row


def run(rows: Iterable[Row], out: Out) -> None:
    """Answer each line with the sentences of its text, as an ingest cuts them; "language" is ISO 639-1."""
    answer_each(rows, out, _answer)


def _answer(row: Row) -> Row:
    text = text_of(row, "text")
    passages = split(text, optional_text(row, "language"))
    return {"id": row.get("id"), "sentences": [text[passage.start : passage.end] for passage in passages]}
