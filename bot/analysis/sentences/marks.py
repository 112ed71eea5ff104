"""Whether quotation marks and brackets are closed where a sentence may end."""

_PAIRED = "“”„‟«»"
_BRACKETS = (("(", ")"), ("[", "]"), ("「", "」"), ("『", "』"), ("（", "）"))


class Balance:
    """The marks of one sentence, counted on from place to place so that each sign is counted once."""

    def __init__(self, text: str, start: int) -> None:
        """`start`: where the sentence begins."""
        self._text, self._at = text, start
        self._straight = self._curly = self._single = 0
        self._depths = [0] * len(_BRACKETS)

    def closed(self, place: int) -> bool:
        """Whether nothing that the sentence opened is open before `place`, which is no earlier than the one before."""
        text, at = self._text, self._at
        self._at = place
        self._straight += text.count('"', at, place)
        self._curly += sum(text.count(mark, at, place) for mark in _PAIRED)
        self._single += text.count("‘", at, place) - text.count("’", at, place) - text.count("‚", at, place)
        for index, (opening, closing) in enumerate(_BRACKETS):
            self._depths[index] += text.count(opening, at, place) - text.count(closing, at, place)
        return self._straight % 2 == 0 and self._curly % 2 == 0 and self._single <= 0 and max(self._depths) <= 0
