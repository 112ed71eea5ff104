"""`copydesk pipe quotes`: the quotations of a text with their speakers.

{"id","text","language"?} -> {"id","quotes":[{"start","end","text","speaker","role","how","confidence","sure",
"standing","ascribed_to"}]}. Offsets are those of the text, without the marks; "language" (ISO 639-1) is else worked
out. `sure`: the speaker is shown flatly. `standing`: said | denied | disputed | supposed | told; `ascribed_to`: whom
denied, disputed or supposed words are laid to.
"""

from collections.abc import Iterable

from bot.analysis.quotations.extraction import extract
from bot.cli.pipes.lines import Out, answer_each, optional_text, text_of
from bot.cli.printing.safe import Row


def run(rows: Iterable[Row], out: Out) -> None:
    """Answer each line with the quotations of its text."""
    answer_each(rows, out, _answer)


def _answer(row: Row) -> Row:
    text = text_of(row, "text")
    quotes = [
        {"start": quote.start, "end": quote.end, "text": text[quote.start : quote.end], "speaker": quote.speaker,
         "role": quote.role, "how": quote.how, "confidence": round(quote.confidence, 3),
         "sure": quote.sure, "standing": quote.standing, "ascribed_to": quote.ascribed_to}
        for quote in extract(text, optional_text(row, "language"))
    ]  # fmt: skip
    return {"id": row.get("id"), "quotes": quotes}
