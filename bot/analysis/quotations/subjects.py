"""The subject of a verb of saying: before it, behind it, across an apposition, or that of the verb before."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.described import noun_phrase, noun_phrase_after
from bot.analysis.quotations.mention import Mention, before_article
from bot.analysis.quotations.tokens import Token
from bot.analysis.quotations.verbs import Verb

_SKIP = frozenset(["as", "quoted", "n't", "also", "both", "has", "had", "have", "to", "who"])
_DASHES = frozenset({",", "–", "—", "-", "--"})
_BRACKETS = frozenset({",", "–", "—", "(", "-"})
_FAR = 14
_CHAIN = 4
_SHORTEST = 6  # letters of a word that may be an adverb by its ending


@dataclass(slots=True)
class Clause:
    """A way of saying at token `at`: `kind` is the verb's class, "according" or "colon"; `subject` who says it.

    [first, last) are the tokens from subject to verb, whichever comes first. `form`: before, after, joined, by.
    """

    at: int
    kind: str
    subject: Mention
    first: int
    last: int
    form: str


class Subjects:
    """Finds the subjects of the verbs of one text."""

    def __init__(self, text: str, tokens: Sequence[Token], mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self._text = text
        self._tokens = tokens
        self._lexicon = lexicon
        self._mentions = mentions
        self._starts = [m.first for m in mentions]
        self.by_last = {m.last: m for m in mentions}
        self.by_wide = {m.wide: m for m in mentions} | {m.first: m for m in mentions}
        self._told = bool(lexicon.forms.finite)
        self._endings = tuple(lexicon.words.get("adverb_endings", ())) or ("ly",)
        self._inverts = lexicon.has("inverts", "yes") or lexicon.has("verb_second", "yes")

    def within(self, first: int, last: int) -> Sequence[Mention]:
        """The mentions that begin in tokens[first:last]."""
        return self._mentions[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def clause(self, verb: Verb, first: int, last: int, found: Sequence[Clause]) -> Clause | None:
        """The clause of `verb` in the sentence tokens[first:last], after the clauses `found` in it."""
        if self._told:
            return self._ordered(verb, first, last, found)
        opened = verb.at == first and not verb.gerund
        inverted = self.behind_quote(verb.at, first)
        if inverted or opened or self._ends_inverted(verb.at, first, last):
            clause = self._after(verb, verb.at + 1, last, beside=inverted)
            if clause:
                return clause
        clause = self._before(verb, first, found)
        return clause or (None if inverted or verb.gerund else self._after(verb, verb.at + 1, last, beside=inverted))

    def _ordered(self, verb: Verb, first: int, last: int, found: Sequence[Clause]) -> Clause | None:
        """Where the verb's forms are told apart: its finite part decides where the subject may stand."""
        if verb.gerund:
            return self._joined(verb, first, found)
        return (
            self._hung(verb)
            or (self._inverted(verb, first, last) if self.behind_quote(verb.first, first) else None)
            or self._direct(verb, first)
            or (self._after(verb, *self._room(verb, last), beside=False) if self._may_follow(verb) else None)
            or self._lead(verb, first, found)
            or self._dropped(verb, first, last)
        )

    def _hung(self, verb: Verb) -> Clause | None:
        """A pronoun between auxiliary and participle, or hung on the verb: a-t-elle ajouté, dit-il."""
        for place in (*range(verb.finite + 1, verb.at), verb.at + 1):
            subject = self.by_wide.get(place)
            if subject and subject.kind == "pron" and self._lexicon.has("tails", self._tokens[place].low):
                return Clause(verb.at, verb.kind, subject, verb.first, max(verb.last, subject.last), "after")
        return None

    def _inverted(self, verb: Verb, first: int, last: int) -> Clause | None:
        return self._after(verb, *self._room(verb, last), beside=True) or self._dropped(verb, first, last)

    def _room(self, verb: Verb, last: int) -> tuple[int, int]:
        """Where a subject behind the verb may stand: after it, or between its parts."""
        if self._lexicon.has("split_perfect", "yes") and verb.finite < verb.at - 1:
            return verb.finite + 1, verb.at
        if verb.last > verb.at + 2:
            return verb.at + 1, verb.last - 1
        return max(verb.at + 1, verb.last), last

    def _may_follow(self, verb: Verb) -> bool:
        """Whether a subject may stand behind its verb; where it can be left out, what follows "called" is an object."""
        return self._inverts and not (verb.kind == "judge" and self._lexicon.has("pro_drop", "yes"))

    def behind_quote(self, at: int, first: int) -> bool:
        """Whether the words from `at` on follow a quotation, a comma or dash between them passed over."""
        place = at - 1
        while place > first and self._lexicon.has("as_words", self._tokens[place].low):
            place -= 1
        if place >= first and self._tokens[place].text in _DASHES:
            place -= 1
        return place >= first and self._tokens[place].quote >= 0

    def _ends_inverted(self, at: int, first: int, last: int) -> bool:
        """Whether ", said" and a speaker end the sentence: it was a “gift”, said the mayor."""
        quotative = self._lexicon.has("quotatives", self._tokens[at].low)
        if at - 1 <= first or self._tokens[at - 1].text != "," or not quotative:
            return False
        place = at + 1
        while place < last and self._lexicon.has("determiners", self._tokens[place].low):
            place += 1
        speaker = self.by_wide.get(place) or self.by_wide.get(at + 1)
        if speaker is None or speaker.kind == "pron":
            return False
        speaker = self._owned(speaker)
        return speaker.last >= last or self._tokens[speaker.last].text in {",", ".", "(", "?", "!"}

    def _after(self, verb: Verb, start: int, stop: int, *, beside: bool) -> Clause | None:
        """The subject behind its verb, in tokens[start:stop]; one of an unknown noun only `beside` a quotation."""
        place, reach = start, min(start + (_FAR if self._told else 3), stop)
        passed: list[int] = []
        while place < reach:
            subject = self.by_wide.get(place)
            if subject and self._is_subject(subject):
                return self._following(verb, self.apposed(self._owned(subject), stop))
            passed.append(place)
            if not self._may_pass(place):
                break
            place = subject.last if subject is not None and subject.prep and self._told else place + 1
        described = self._described(passed, max(stop, verb.last)) if beside else None
        return self._following(verb, described) if described else None

    def _following(self, verb: Verb, subject: Mention) -> Clause:
        return Clause(verb.at, verb.kind, subject, verb.first, max(verb.last, subject.last), "after")

    def _described(self, places: Sequence[int], stop: int) -> Mention | None:
        """The first description of an unknown noun that begins at one of `places`: said "the lawsuit"."""
        for place in places if self._told else places[:1]:
            if self._told and self._preposition(place - 1):
                continue
            described = noun_phrase_after(self._text, self._tokens, place, self._lexicon)
            if described and described.last <= stop and not self._oblique(described):
                return described
        return None

    def _may_pass(self, place: int) -> bool:
        """Whether a word may stand between a verb and the subject behind it."""
        token, lexicon = self._tokens[place], self._lexicon
        if token.quote >= 0 or not token.text[0].isalnum():
            return False
        groups = ("adverbs", "determiners", "particles_of_focus", "reflexives", "months")
        if any(lexicon.has(group, token.low) for group in groups) or self._is_adverb(token.low):
            return True
        if not self._told or lexicon.has("complementisers", token.low) or lexicon.has("conjunctions", token.low):
            return False
        return lexicon.has("prepositions", token.low) or self._after_preposition(place) or token.low.isdigit()

    def _after_preposition(self, place: int) -> bool:
        return any(self._lexicon.has("prepositions", t.low) for t in self._tokens[max(0, place - 3) : place])

    def _is_subject(self, mention: Mention) -> bool:
        """Whether a mention can be a subject: no "it", nothing after a preposition, nothing in another case."""
        if mention.kind == "pron" and mention.head in {"it", "who"}:
            return False
        return not self._told or not (self._governed(mention) or mention.owns or self._oblique(mention))

    def _governed(self, mention: Mention) -> bool:
        """Whether a preposition stands before a mention, before its possessive or its adjective: in seiner Mitteilung."""
        if mention.prep:
            return True
        place = mention.wide
        if place and self._lexicon.has("possessives", self._tokens[place - 1].low):
            place -= 1
        return bool(place) and not self._tokens[place].opens and self._preposition(place - 1)

    def _preposition(self, place: int) -> bool:
        return self._lexicon.has("prepositions", self._tokens[place].low)

    def _oblique(self, mention: Mention) -> bool:
        """Whether the article shows that a mention is no subject: den, dem, des."""
        if not self._lexicon.words.get("oblique"):
            return False
        before = self._tokens[mention.wide - 1].low if mention.wide else ""
        return any(self._lexicon.has("oblique", low) for low in (before, self._tokens[mention.wide].low))

    def _owned(self, subject: Mention) -> Mention:
        """said the paper’s John Smith -> John Smith"""
        return self.by_wide.get(subject.last + 1, subject) if subject.owns else subject

    def apposed(self, subject: Mention, last: int) -> Mention:
        """said the minister, John Smith -> John Smith; a description is run to its comma: el ministro iraní, X."""
        if subject.kind != "desc":
            return subject
        comma = subject.last
        while self._told and comma < min(subject.last + 4, last) and self._is_plain(comma):
            comma += 1
        if comma + 1 < last and self._tokens[comma].text == ",":
            name = self.by_wide.get(comma + 1)
            if name and name.kind == "name":
                return name
        return subject

    def _is_plain(self, place: int) -> bool:
        """Whether an adjective may stand here: a word in small letters of no closed class."""
        token = self._tokens[place]
        return token.quote >= 0 or (token.text.islower() and token.low not in self._lexicon.outside_nouns)

    def _direct(self, verb: Verb, first: int) -> Clause | None:
        """The subject right before its verb, or across the apposition that ends there."""
        place = self._subject_end(verb, first)
        if place < first or self._is_parenthesis(verb, place):
            return None
        subject = self._ending(place + 1, first)
        if subject is None and (self._tokens[place].text in _DASHES | {")"} or self._tokens[place].quote >= 0):
            subject = self._across(place, first)
            if subject and not self._is_subject(subject):
                subject = None
        return (
            Clause(verb.at, verb.kind, subject, self._opening(subject.wide, first), verb.last, "before")
            if subject
            else None
        )

    def _is_parenthesis(self, verb: Verb, place: int) -> bool:
        """Whether a verb stands alone between commas or dashes, its subject left out: no juega, ha subrayado, a ..."""
        after = self._tokens[verb.last].text if verb.last < len(self._tokens) else "."
        alone = place == verb.first - 1 and self._tokens[place].text in _DASHES and after in _DASHES | {".", ")"}
        return alone and self._lexicon.has("pro_drop", "yes")

    def _subject_end(self, verb: Verb, first: int) -> int:
        """The last word before a verb that is no pronoun, adverb or auxiliary of its own."""
        place = min(verb.first, verb.finite) - 1 if verb.finite < verb.at else verb.first - 1
        while place >= first and self._is_skipped(place):
            place -= 1
        return place

    def _ending(self, last: int, first: int) -> Mention | None:
        """The subject that ends before token `last`: of "the head of the bank" the head, of "in Rome" none."""
        mention = self.by_last.get(last)
        for _ in range(_CHAIN):
            if mention is None or mention.first < first:
                break
            if self._is_subject(mention) or mention.head == "who":
                return self._named(mention, first)
            mention = self._noun_before(mention, first)
        else:
            return None
        if mention is not None or last in self.by_last:
            return None
        described = noun_phrase(self._text, self._tokens, last, self._lexicon)
        fits = described and described.first >= first and not described.prep and not self._oblique(described)
        return described if fits else None

    def _named(self, mention: Mention, first: int) -> Mention:
        """The name that a description before the verb is apposed to: Lars Holm, Leiter der Schule, sagte."""
        comma = mention.wide - 1
        if mention.kind != "desc" or comma <= first or self._tokens[comma].text != ",":
            return mention
        name = self.by_last.get(comma)
        return name if name and name.kind == "name" and self._is_subject(name) else mention

    def _opening(self, place: int, first: int) -> int:
        """Where a clause of saying begins with its conjunction: „…“, wie X sagte."""
        while place > first and self._lexicon.has("as_words", self._tokens[place - 1].low):
            place -= 1
        return place

    def _lead(self, verb: Verb, first: int, found: Sequence[Clause]) -> Clause | None:
        """The subject further off: that of the verb before, else the first mention of the clause that can be one."""
        if found and self._lexicon.has("conjunctions", self._tokens[verb.first - 1].low) and found[-1].form != "by":
            return self._joined(verb, first, found)
        conjoined = self._lexicon.has("conjunctions", self._tokens[verb.first - 1].low)
        if self._is_parenthesis(verb, verb.first - 1):
            return None
        left = first if conjoined else self._boundary(verb.first, first)
        for mention in self.within(left, verb.first):
            if self._is_subject(mention):
                return Clause(verb.at, verb.kind, mention, self._opening(mention.wide, first), verb.last, "before")
        return self._joined(verb, first, found) if found else None

    def _boundary(self, at: int, first: int) -> int:
        """Where the clause of the verb at `at` may begin at the earliest: behind a quotation or colon."""
        for place in range(at - 1, first - 1, -1):
            if self._tokens[place].quote >= 0 or self._tokens[place].text in {":", ";"}:
                return place + 1
        return first

    def _dropped(self, verb: Verb, first: int, last: int) -> Clause | None:
        """A verb without a subject, where a language leaves it out: whoever was spoken of last."""
        if not self._lexicon.has("pro_drop", "yes") or verb.passive:
            return None
        body = self._spoken_from(verb, first)
        if body:
            return Clause(verb.at, verb.kind, body, body.wide, verb.last, "before")
        token = self._tokens[verb.at]
        subject = Mention(
            verb.at, verb.at, verb.at + 1, "pron", self._text[token.start : token.end], "dropped", token.start, token.end,
            token.sentence, token.paragraph,
        )  # fmt: skip
        return Clause(verb.at, verb.kind, subject, verb.first, verb.last, "after")

    def _spoken_from(self, verb: Verb, first: int) -> Mention | None:
        """The body from which many speak: Desde la asociación aseguran que ..."""
        if not self._tokens[verb.finite].low.endswith(tuple(self._lexicon.words.get("plural_endings", ())) or ("\n",)):
            return None
        for mention in self.within(first, verb.first):
            before = before_article(self._tokens, mention.wide, self._lexicon)
            if before >= first and self._lexicon.has("speaks_from", self._tokens[before].low):
                return mention
        return None

    def _before(self, verb: Verb, first: int, found: Sequence[Clause]) -> Clause | None:
        at, place, participle = verb.at, verb.at - 1, verb.gerund
        while place >= first and self._is_skipped(place):
            place -= 1
        if place < first:
            return self._joined(verb, first, found)
        direct = self.by_last.get(place + 1)
        if (
            direct
            and direct.first >= first
            and not direct.owns
            and not (participle and direct.prep and self._tokens[direct.wide - 1].low != "with")
        ):
            if direct.prep and direct.kind != "pron":
                direct = self._noun_before(direct, first) or direct
            reduced = participle and place == at - 1 and direct.kind != "pron" and not direct.prep
            return Clause(at, verb.kind, direct, direct.wide, at + 1, "reduced" if reduced else "before")
        described = None if participle else noun_phrase(self._text, self._tokens, place + 1, self._lexicon)
        if described and described.first >= first and not described.prep:
            return Clause(at, verb.kind, described, described.first, at + 1, "before")
        if self._tokens[place].text in {",", "–", "—", ")", "-"} or self._tokens[place].quote >= 0:
            apposed = self._across(place, first)
            if apposed:
                return Clause(at, verb.kind, apposed, apposed.first, at + 1, "before")
        return self._joined(verb, first, found)

    def _is_skipped(self, place: int) -> bool:
        low = self._tokens[place].low
        if self._tokens[place].quote >= 0 or (place + 1 in self.by_last and low not in {"who"}):
            return False
        if not self._told and low in _SKIP:
            return True
        groups = ("auxiliaries", "adverbs", "reflexives", "particles_of_focus", "perfects", "passives")
        return any(self._lexicon.has(group, low) for group in groups) or self._is_adverb(low)

    def _is_adverb(self, low: str) -> bool:
        """Whether a word has the ending of the language's adverbs: precisely, précisément."""
        return low.endswith(self._endings) and (not self._told or len(low) > _SHORTEST)

    def _noun_before(self, mention: Mention, first: int) -> Mention | None:
        """The head noun of "the head of the bank": the mention just before the preposition."""
        before = self.by_last.get(before_article(self._tokens, mention.wide, self._lexicon))
        return before if before and before.first >= first else None

    def _across(self, comma: int, first: int) -> Mention | None:
        """The mention before an apposition or relative clause that ends at `comma`, or the name that is apposed."""
        nested = self.by_last.get(comma)
        name = nested if nested is not None and nested.kind == "name" else None
        for place in range(comma - 1, max(first - 1, comma - 30), -1):
            token = self._tokens[place]
            if token.quote >= 0:
                return None
            if token.text not in _BRACKETS:
                continue
            mention = self.by_last.get(place)
            if mention and not mention.prep and not mention.owns and mention.first >= first:
                return name if name and mention.kind != "name" and name.wide == place + 1 else mention
            if self._told and name and name.wide == place + 1 and not name.owns:
                return name  # le président iranien, Hassan Rouhani, a dit
        return None

    def _joined(self, verb: Verb, first: int, found: Sequence[Clause]) -> Clause | None:
        """A second verb of the same subject: "and added", ", adding"."""
        if found and found[-1].form != "by" and found[-1].kind != "according":
            return Clause(verb.at, verb.kind, found[-1].subject, verb.at, verb.at + 1, "joined")
        before = [m for m in self.within(first, verb.at) if not m.prep and not m.owns]
        return Clause(verb.at, verb.kind, before[0], verb.at, verb.at + 1, "joined") if before else None
