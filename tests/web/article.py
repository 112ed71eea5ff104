"""An article of an outlet, and how it changes."""

import datetime as dt
from dataclasses import dataclass

from tests.web.prose import Prose, written


@dataclass(frozen=True, slots=True)
class Article:
    """An article. `corrected` is when its figure is set right, for about one of twelve; its text is made when asked."""

    seed: str
    path: str
    address: str
    title: str
    published: dt.datetime
    corrected: dt.datetime | None

    @property
    def prose(self) -> Prose:
        """Its words."""
        return written(self.seed)

    def changed(self, now: dt.datetime) -> dt.datetime:
        """Return when it was last changed until `now`: published, or corrected."""
        return self.corrected if self.corrected and self.corrected <= now else self.published

    def paragraphs(self, now: dt.datetime) -> tuple[str, ...]:
        """Return its text as it stands at `now`, with a correction's note once it is corrected."""
        prose = self.prose
        if self.corrected is None or now < self.corrected:
            return prose.text(prose.figure)
        right, wrong = prose.right_figure, prose.figure
        note = f"Correction: an earlier version of this article said {wrong:,} people, not {right:,}."
        return (*prose.text(right), note)
