"""`pipe quotes`: {"id", "text"} -> {"id", "quotes": [{"start", "end", "text", "speaker", "role", "how", ...}]}."""

from collections.abc import Iterable

from bot.analysis.quotations import extract
from bot.cli.pipes.rows import Out, Row, answered, text_of


def run(rows: Iterable[Row], out: Out) -> None:
    """Answer each row with the quotations of its text; "language" (ISO 639-1) may be given and is else worked out."""
    for asked in rows:
        with answered(asked, out):
            out({"id": asked["id"], "quotes": _quotes(text_of(asked, "text"), asked.get("language"))})


def _quotes(text: str, language: str | None) -> list[dict[str, object]]:
    return [
        {"start": q.start, "end": q.end, "text": text[q.start : q.end], "speaker": q.speaker, "role": q.role,
         "how": q.how, "confidence": round(q.confidence, 3)}
        for q in extract(text, language)
    ]  # fmt: skip
