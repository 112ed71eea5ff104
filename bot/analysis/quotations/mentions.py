"""Who is mentioned outside the quotations: names, descriptions ("a police spokesman"), bodies and pronouns."""

from collections.abc import Sequence

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.described import description_at, part_of
from bot.analysis.quotations.evidence import Evidence, is_first_name, is_role, weigh
from bot.analysis.quotations.german import Run
from bot.analysis.quotations.mention import Mention, inside_noun, mention_of
from bot.analysis.quotations.named import name_at
from bot.analysis.quotations.tokens import Token

_LONGEST_ROLE = 4
"""How many words a role between two names has at the most."""


def find_mentions(text: str, tokens: Sequence[Token], lexicon: Lexicon, titled: set[int]) -> list[Mention]:
    """All mentions in order; none overlapping. A word capitalised only because all are (a headline) is no name.

    `titled` are the paragraphs in title case.
    """
    evidence = weigh(tokens, titled, lexicon)
    finder = _Finder(text, tokens, lexicon, evidence, titled)
    found: list[Mention] = []
    at = 0
    for place, token in enumerate(tokens):
        if place < at or not finder.tells(token):
            continue
        if _opens_paragraph(tokens, place):
            at = _dateline(tokens, place)
            if at > place:
                continue
        mention, at = finder.at(place)
        if mention is not None:
            _add(found, mention)
    return found


def _add(mentions: list[Mention], mention: Mention) -> None:
    """Put a mention behind the others, unless it overlaps the last; of an article taken for a pronoun in its place."""
    if mentions and mentions[-1].kind == "pron" and mention.first == mentions[-1].first:
        mentions.pop()
    if not mentions or mention.first >= mentions[-1].last or mentions[-1].owns:
        mentions.append(mention)


def _opens_paragraph(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    return token.opens and (place == 0 or token.paragraph != tokens[place - 1].paragraph)


def _dateline(tokens: Sequence[Token], first: int) -> int:
    """Where a paragraph begins after its dateline: "KOROVA, Aug 3 (Agency) - ", "Korova (Agency) – "."""
    for place in range(first, min(first + 14, len(tokens) - 1)):
        token = tokens[place]
        if token.paragraph != tokens[first].paragraph or token.quote >= 0 or token.text[0].islower():
            break
        if place > first and token.text in {"-", "–", "—", "--"}:
            place_named = tokens[first].text.isupper() and len(tokens[first].text) > 2
            return place + 1 if place_named or tokens[place - 1].text == ")" else first
    return first


class _Finder:
    """Finds the mention that begins at a token of one text."""

    def __init__(
        self, text: str, tokens: Sequence[Token], lexicon: Lexicon, evidence: Evidence, titled: set[int]
    ) -> None:
        self._text, self._tokens, self._lexicon, self._evidence, self._titled = text, tokens, lexicon, evidence, titled
        self._capitalised = lexicon.has("nouns", "capital")
        self._endings = lexicon.endings.get("people", ()) + lexicon.endings.get("ages", ())

    def tells(self, token: Token) -> bool:
        """Whether a mention can begin at this token."""
        return token.capital or token.opens or token.low in self._lexicon.mentioned or token.low.endswith(self._endings)

    def at(self, place: int) -> tuple[Mention | None, int]:
        """The mention that begins at token `place`, and the token to read on from."""
        token, lexicon = self._tokens[place], self._lexicon
        if token.quote >= 0:
            return None, place + 1
        if token.low in lexicon.pronouns and (token.opens or not token.capital):
            return _read_on(_pronoun(self._text, self._tokens, place, lexicon), place)
        if lexicon.is_age(token.low):
            return _read_on(_aged(self._text, self._tokens, place, lexicon), place)
        if token.capital and token.low != "i":
            if self._capitalised and token.paragraph not in self._titled:
                return Run(self._text, self._tokens, place, lexicon, self._evidence).mention()
            name = self._name(place)
            if name is not None:
                return _read_on(name, place)
        return _read_on(self._small(place), place)

    def _name(self, place: int) -> Mention | None:
        known = self._evidence.known
        titled = self._tokens[place].paragraph in self._titled
        name = name_at(self._text, self._tokens, place, self._lexicon, known if titled else None)
        if name is None or _aside(self._tokens, name) or _modifies_role(self._tokens, name, self._lexicon):
            return None
        alone = name.last - name.wide == 1
        if alone and not _supported(self._tokens, place, self._lexicon, self._evidence):
            return None
        return None if alone and self._is_place(name) else name

    def _is_place(self, name: Mention) -> bool:
        """Whether a single word is the place where something happens: no speaker, unless it says something."""
        low = self._tokens[name.first].low
        if low in self._evidence.surnames or is_first_name(low, self._lexicon):
            return False
        if not (low in self._evidence.places or self._lexicon.has("known_places", low)):
            return False
        return not any(self._says(beside) for beside in (name.first - 1, name.last))

    def _says(self, place: int) -> bool:
        if not 0 <= place < len(self._tokens):
            return False
        return self._lexicon.verbs.get(self._tokens[place].low, "weak") != "weak"

    def _small(self, place: int) -> Mention | None:
        token, lexicon = self._tokens[place], self._lexicon
        noun = lexicon.is_person(token.low) or lexicon.has("bodies", token.low)
        if noun and (token.capital or not self._capitalised):
            return description_at(self._text, self._tokens, place, lexicon)
        if lexicon.has("indefinites", token.low) and (part := part_of(self._text, self._tokens, place, lexicon)):
            return part
        if lexicon.has("indefinites", token.low) and _beside_verb(self._tokens, place, lexicon):
            return mention_of(self._text, self._tokens, place, place, place + 1, "desc", token.low, "", lexicon)
        return None


def _read_on(found: Mention | None, place: int) -> tuple[Mention | None, int]:
    return found, max(found.last, place + 1) if found else place + 1


def _aged(text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Mention:
    """The 51-year-old, der 51-Jährige: whoever was named last, of the article's gender."""
    found = mention_of(text, tokens, at, at, at + 1, "pron", "age", "", lexicon)
    before = tokens[at - 1].low if at and not tokens[at].opens else ""
    if lexicon.has("determiners_m", before):
        found.gender = "m"
    elif lexicon.has("determiners_f", before):
        found.gender = "f"
    return found


def _aside(tokens: Sequence[Token], name: Mention) -> bool:
    """Whether a name is all that a pair of brackets holds: a party, an agency, a short form."""
    if not name.first or tokens[name.first - 1].text != "(" or name.last >= len(tokens):
        return False
    return tokens[name.last].text in {")", "."}


def _modifies_role(tokens: Sequence[Token], name: Mention, lexicon: Lexicon) -> bool:
    """Whether a name only tells where a role in front of another name belongs: Corval resident Jane Roe."""
    if lexicon.has("nouns", "first"):
        return False
    place = name.last
    while place < len(tokens) and place - name.last < _LONGEST_ROLE and _is_plain(tokens[place], lexicon):
        place += 1
    if place == name.last or place >= len(tokens) or not is_role(tokens[place - 1].low, lexicon):
        return False
    return tokens[place].capital and tokens[place].quote < 0 and not tokens[place].opens


def _is_plain(token: Token, lexicon: Lexicon) -> bool:
    plain = token.text[:1].islower() and not token.opens and token.low not in lexicon.verbs
    return plain and inside_noun(token, lexicon)


def _supported(tokens: Sequence[Token], at: int, lexicon: Lexicon, evidence: Evidence) -> bool:
    """Whether a single capital is a name: not an adjective of a noun, nor a word that only opens its sentence."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and lexicon.has("adjectives", token.low) and not after.opens and inside_noun(after, lexicon):
        return False
    if not token.opens:
        return True
    if evidence.only_opens(token.low) or token.low in lexicon.outside_nouns or lexicon.ends("adverbs", token.low):
        return False
    if token.low in evidence.known or after is None:
        return True
    return (
        lexicon.verbs.get(after.low, "weak") != "weak" or after.text in {",", ":", "’s", "'s"} or token.text.isupper()
    )


def _beside_verb(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """One said, said one: an indefinite word that stands for a person."""
    after = tokens[at + 1].low if at + 1 < len(tokens) else "."
    before = tokens[at - 1].low if at and not tokens[at].opens else ""
    ends = after in {".", ",", "of", ":"} or at + 1 == len(tokens)
    return lexicon.verbs.get(after) in {"say", "manner", "think"} or (before in lexicon.verbs and ends)


def title_case(tokens: Sequence[Token]) -> set[int]:
    """The paragraphs written in title case, as headlines are: capitals tell no names there."""
    ended = {token.paragraph for token in tokens if token.text == "." or token.stop}
    counts: dict[int, list[int]] = {}
    for token in tokens:
        if token.paragraph not in ended and len(token.text) > 3 and token.text[0].isalpha():
            counts.setdefault(token.paragraph, [0, 0])[token.capital] += 1
    return {p for p, (small, great) in counts.items() if great >= 3 and small * 5 <= great < 25}


def _pronoun(text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Mention:
    kind = lexicon.pronouns[tokens[at].low]
    gender = {"he": "m", "she": "f"}.get(kind, "")
    found = mention_of(text, tokens, at, at, at + 1, "pron", kind, gender, lexicon)
    found.plural = kind == "they"
    return found
