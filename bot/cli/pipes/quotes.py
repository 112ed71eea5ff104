"""`pipe quotes`: {"id", "text"} -> {"id", "quotes": [{"start", "end", "text", "speaker", "role", "how", ...}]}."""

import json
from collections.abc import Callable, Iterable

from bot.analysis.quotations import extract


def run(lines: Iterable[str], out: Callable[[dict[str, object]], None]) -> None:
    """Answer each line with the quotations of its text; "language" (ISO 639-1) may be given and is else worked out."""
    for line in lines:
        asked = json.loads(line)
        text = asked["text"]
        quotes = [
            {"start": q.start, "end": q.end, "text": text[q.start : q.end], "speaker": q.speaker, "role": q.role,
             "how": q.how, "confidence": round(q.confidence, 3)}
            for q in extract(text, asked.get("language"))
        ]  # fmt: skip
        out({"id": asked["id"], "quotes": quotes})
