"""How an answer is handed on from the terminal: as a page of HTML, or as text with its sources."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.asked_days import calendar_here
from bot.cli.printing.safe import console, plain
from bot.cli.refusals import OneForm
from bot.desk.new_file import new_file
from bot.desk.resources import Desk
from bot.records.ids import ArchiveId

if TYPE_CHECKING:
    from bot.pages.answers import Paged
    from bot.pages.forms.markup import Kind

AsHtml = Annotated[str | None, typer.Option("--html", metavar="FILE|-", help="Write it as a page to hand on.")]
AsMarkdown = Annotated[bool, typer.Option("--markdown", help="Print it as Markdown, each line with its source.")]
AsFootnotes = Annotated[bool, typer.Option("--footnotes", help="Print it as Markdown whose sources are footnotes.")]
AsBBCode = Annotated[bool, typer.Option("--bbcode", help="Print it as BBCode, for forums.")]


@dataclass(frozen=True, slots=True)
class Form:
    """What an answer becomes: a page in the file `html` ("-" is standard output), else text of a `kind`."""

    html: str | None = None
    kind: "Kind | None" = None
    force: bool = False

    async def text(self, desk: Desk, archive_id: ArchiveId, answer: "Paged") -> str:
        """The answer in this form."""
        from bot.cli import paging  # its template engine is loaded where a page is made alone

        return await paging.text(desk, archive_id, answer, self.kind, calendar_here().language or "en")

    def put(self, text: str) -> None:
        """Where it belongs. Raises FileThere, NotWritten."""
        if self.html in (None, "-"):
            sys.stdout.write(text)
            return
        with new_file(Path(self.html or ""), replace=self.force) as out:
            out.write(text.encode())
        console(error=True).print(plain(f"Page written to {self.html}."))


def form_of(html: str | None, *, markdown: bool, footnotes: bool, bbcode: bool, force: bool, json: bool) -> Form | None:
    """The form that was asked for, None for an answer on the screen. Raises OneForm."""
    kinds: dict[Kind, bool] = {"markdown": markdown, "footnotes": footnotes, "bbcode": bbcode}
    chosen = [kind for kind, wanted in kinds.items() if wanted]
    if len(chosen) + (html is not None) + (json and (bool(chosen) or html is not None)) > 1:
        raise OneForm()
    if html is None and not chosen:
        return None
    return Form(html, chosen[0] if chosen else None, force)
