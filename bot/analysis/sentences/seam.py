"""A place where a sentence may end, with the word that would open the next one."""

import re
from dataclasses import dataclass, field

from bot.analysis.sentences.stops import Stops

_NEXT = re.compile(r"([\"'“„«»‘’‚(\[¿¡*_–—-]*[ \u00a0\u202f]?)((?:[^\W_]+(?:['’][^\W_]+)*)?)")
_ELIDED = re.compile(r"(['’][snktm] )([^\W\d_]+)")  # Dutch: "’s Avonds"
_AFTER_PARTICLE = re.compile(r"[ \u00a0]+([^\W\d_])")
_REACH = 60  # no opening marks and word are longer


@dataclass(slots=True)
class Seam:
    """A stop and the white space after it. `stop` is where `mark` stands, `close` the closing marks behind it.

    The sentence began at `start`; the next would begin at `place`, and the line ends at `last`. `lead` are the opening
    marks at `place` and `word` the word behind them, "" where a sign follows. `cut`: the library cuts here.
    """

    text: str
    start: int
    stop: int
    mark: str
    close: str
    place: int
    last: int
    cut: bool
    lead: str = field(init=False)
    word: str = field(init=False)

    @staticmethod
    def of(found: re.Match[str], start: int, last: int, cut: bool) -> "Seam":
        """The seam of a match of a stop, closing marks and white space."""
        return Seam(found.string, start, found.start(), found[1], found[2], found.end(), last, cut)

    def __post_init__(self) -> None:
        found = _NEXT.match(self.text, self.place, min(self.last, self.place + _REACH))
        self.lead, self.word = (found[1], found[2]) if found else ("", "")
        elided = _ELIDED.match(self.text, self.place, min(self.last, self.place + _REACH))
        if elided and elided[2][0].isupper():
            self.lead, self.word = elided[1], elided[2]

    @property
    def lower(self) -> bool:
        """Whether the next word is in small letters: not "iPhone"."""
        return self.word[:1].islower() and self.word == self.word.lower()

    @property
    def alone(self) -> bool:
        """Whether nothing but one word stands before the stop."""
        return not any(sign.isspace() for sign in self.text[self.start : min(self.stop, self.start + _REACH)])

    def opens(self, stops: Stops) -> bool:
        """Whether the next word begins sentences and no name."""
        word = self.word.lower().replace("’", "'")
        if self.text[self._end : self._end + 1] == "." and (len(word) == 1 or stops.kind(self.word) == "number"):
            return False
        base, _, rest = word.partition("'")
        if rest and self.word[len(base) + 1].isupper():
            return False
        return word in stops.openers or (bool(rest) and base in stops.openers)

    def begins_surname(self, stops: Stops) -> bool:
        """Whether the next word is a particle before a name: "De Wit"."""
        after = _AFTER_PARTICLE.match(self.text, self._end, self.last)
        return stops.has("particles", self.word.lower()) and after is not None and after[1].isupper()

    @property
    def _end(self) -> int:
        return self.place + len(self.lead) + len(self.word)
