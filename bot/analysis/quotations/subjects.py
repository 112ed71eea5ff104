"""The subject of a verb whose forms the table tells: before it, behind it, between its parts, or left out."""

from bot.analysis.quotations.clause import Clause, Sentence, joined
from bot.analysis.quotations.mention import Mention, before_article
from bot.analysis.quotations.nominals import Nominals
from bot.analysis.quotations.verbs import Verb
from bot.analysis.quotations.words import DASHES, Words

_FAR = 14
_ASIDE = 7
_NEAR = 4
_SKIPPED = ("auxiliaries", "reflexives", "perfects", "passives")
_PASSED = ("determiners", "reflexives", "months", "tails")


class Subjects:
    """Finds the subjects of verbs in the order that the table's lists tell: verb second, inversion, left out."""

    def __init__(self, words: Words, nominals: Nominals) -> None:
        self._words = words
        self._nominals = nominals

    def clause(self, verb: Verb, sentence: Sentence) -> Clause | None:
        """The clause of `verb` in its sentence."""
        if verb.gerund:
            return joined(verb, sentence.found) or self._first(verb, sentence)
        if self._words.behind_quote(verb.first, sentence.first):
            inverted = self._hung(verb) or self._after(verb, sentence, beside=True) or self._dropped(verb, sentence)
            if inverted:
                return inverted
        if self._is_relative(verb, sentence.first):
            return self._of_relative(verb, sentence)
        return (
            self._hung(verb)
            or self._direct(verb, sentence.first)
            or (self._after(verb, sentence, beside=False) if self._may_follow(verb) else None)
            or self._lead(verb, sentence)
            or self._dropped(verb, sentence)
        )

    def _is_relative(self, verb: Verb, first: int) -> bool:
        """Whether "que", "che" before a verb stands for a noun: not behind a verb that governs it (dice que)."""
        place = verb.first - 1
        if place <= first or not (self._words.has(place, "complementisers") and self._words.has(place, "relatives")):
            return False
        before = place - 1
        governs = self._words.tokens[before].low in self._words.lexicon.verbs or self._words.is_adverb(before)
        return (
            self._words.is_word(before) and not governs and not self._words.has(before, "prepositions", "conjunctions")
        )

    def _of_relative(self, verb: Verb, sentence: Sentence) -> Clause | None:
        """El informe que habla de “...”; where another word stands before the verb, "que" may be its object."""
        after = self._after(verb, sentence, beside=False) if self._may_follow(verb) else None
        subject = self._nominals.antecedent(verb.first - 1, sentence.first)
        return after or (self._leading(verb, subject, sentence.first) if subject else None)

    def _hung(self, verb: Verb) -> Clause | None:
        """A pronoun between auxiliary and participle, or hung on the verb: a-t-elle ajouté, dit-il."""
        for place in (*range(verb.finite + 1, verb.at), verb.at + 1):
            subject = self._nominals.by_first.get(place)
            if subject and subject.kind == "pron" and self._words.has(place, "tails"):
                return Clause(verb.at, verb.kind, subject, verb.first, max(verb.last, subject.last), "after")
        return None

    def _room(self, verb: Verb, last: int) -> tuple[int, int]:
        """Where a subject behind the verb may stand: after it, or between its parts."""
        if self._words.splits and verb.finite < verb.at - 1:
            return verb.finite + 1, verb.at
        if verb.last > verb.at + 2:
            return verb.at + 1, verb.last - 1
        return max(verb.at + 1, verb.last), last

    def _may_follow(self, verb: Verb) -> bool:
        """Whether a subject may stand behind its verb; where it can be left out, what follows "called" is an object."""
        return self._words.inverts and not (verb.kind == "judge" and self._words.drops)

    def _after(self, verb: Verb, sentence: Sentence, *, beside: bool) -> Clause | None:
        """The subject behind its verb; one of an unknown noun only `beside` a quotation."""
        place, stop = self._room(verb, sentence.last)
        reach = min(place + _FAR, stop)
        passed: list[int] = []
        while place < reach:
            subject = self._nominals.by_first.get(place)
            if subject and self._nominals.is_subject(subject):
                return self._following(verb, self._nominals.apposed(subject, stop))
            passed.append(place)
            following = self._passing(place, subject, reach)
            if not following:
                break
            place = following
        described = self._nominals.unlisted_after(passed, max(stop, verb.last)) if beside else None
        return self._following(verb, self._nominals.apposed(described, stop)) if described else None

    def _following(self, verb: Verb, subject: Mention) -> Clause:
        return Clause(
            verb.at, verb.kind, subject, self._words.opening(verb.first, 0), max(verb.last, subject.last), "after"
        )

    def _passing(self, place: int, mention: Mention | None, reach: int) -> int:
        """The place to look at next behind a verb; 0 where no subject can come any more."""
        if self._words.text(place) == ",":
            return self._over_aside(place, reach)
        if not self._may_pass(place):
            return 0
        return mention.last if mention is not None and mention.prep else place + 1

    def _over_aside(self, comma: int, stop: int) -> int:
        """Where the words between two commas end: a jugé, mardi, le maire; 0 where they are none."""
        for place in range(comma + 1, min(comma + _ASIDE, stop)):
            if self._words.text(place) == ",":
                return place + 1
            if not (self._may_pass(place) or self._is_plain(place)):
                break
        return 0

    def _is_plain(self, place: int) -> bool:
        """Whether an adjective may stand here: conclut, amer, le maire."""
        token, lexicon = self._words.tokens[place], self._words.lexicon
        return token.text.islower() and token.low not in lexicon.outside_nouns and token.low not in lexicon.saying

    def _may_pass(self, place: int) -> bool:
        """Whether a word may stand between a verb and the subject behind it: adverbs, days, phrases of place."""
        if self._words.has(place, *_PASSED):
            return True
        if not self._words.is_word(place):
            return False
        if self._words.is_adverb(place) or self._is_unlisted_role(place):
            return True
        if self._words.has(place, "complementisers", "conjunctions"):
            return False
        governed = self._words.any_has(place - 3, place + 1, "prepositions")
        return governed or self._words.text(place).isdigit()

    def _is_unlisted_role(self, place: int) -> bool:
        """Whether a noun that no table knows stands between an article and a name: précise la toxicologue Anne Roy."""
        named = self._nominals.by_first.get(place + 1)
        return named is not None and named.kind == "name" and self._words.has(place - 1, "determiners")

    def _direct(self, verb: Verb, first: int) -> Clause | None:
        """The subject right before its verb, or across the apposition that ends there."""
        place = min(verb.first, verb.finite) - 1
        while place >= first and self._is_skipped(place):
            place -= 1
        if place < first or self._is_parenthesis(verb, place):
            return None
        subject = self._nominals.ending(place + 1, first)
        if subject is None and (self._words.text(place) in DASHES | {")"} or self._words.is_quote(place)):
            subject = self._nominals.across(place, first)
        return self._leading(verb, subject, first) if subject and self._is_known(subject) else None

    def _is_known(self, subject: Mention) -> bool:
        return subject.head == "who" or self._nominals.is_subject(subject)

    def _leading(self, verb: Verb, subject: Mention, first: int) -> Clause:
        return Clause(verb.at, verb.kind, subject, self._words.opening(subject.wide, first), verb.last, "before")

    def _is_skipped(self, place: int) -> bool:
        """Whether a word belongs to the verb behind it: auxiliaries, adverbs, pronouns that lean on it."""
        if self._words.is_quote(place) or place + 1 in self._nominals.by_last:
            return False
        return self._words.has(place, *_SKIPPED) or self._words.is_adverb(place)

    def _is_parenthesis(self, verb: Verb, place: int) -> bool:
        """Whether a verb stands alone between commas or dashes, its subject left out: no juega, ha subrayado, a ..."""
        if place < 0 or place != verb.first - 1 or not self._words.drops:
            return False
        after = self._words.text(verb.last) or "."
        return self._words.text(place) in DASHES and after in DASHES | {".", ")"}

    def _lead(self, verb: Verb, sentence: Sentence) -> Clause | None:
        """The subject further off: that of the verb before, else the first mention of the clause that can be one."""
        conjoined = self._words.has(verb.first - 1, "conjunctions")
        if conjoined and sentence.found and sentence.found[-1].form != "by":
            return Clause(verb.at, verb.kind, sentence.found[-1].subject, verb.at, verb.last, "joined")
        if self._is_parenthesis(verb, verb.first - 1):
            return None
        left = sentence.first if conjoined else self._boundary(verb.first, sentence.first)
        for mention in self._nominals.within(left, verb.first):
            if self._nominals.is_subject(mention):
                return self._leading(verb, mention, sentence.first)
        return joined(verb, sentence.found)

    def _first(self, verb: Verb, sentence: Sentence) -> Clause | None:
        """The first mention of the sentence that can be a subject."""
        for mention in self._nominals.within(sentence.first, verb.at):
            if self._nominals.is_subject(mention):
                return Clause(verb.at, verb.kind, mention, verb.at, verb.at + 1, "joined")
        return None

    def _boundary(self, at: int, first: int) -> int:
        """Where the clause of the verb at `at` may begin at the earliest: behind a quotation or colon."""
        for place in range(at - 1, first - 1, -1):
            if self._words.is_quote(place) or self._words.text(place) in {":", ";"}:
                return place + 1
        return first

    def _dropped(self, verb: Verb, sentence: Sentence) -> Clause | None:
        """A verb without a subject, where a language leaves it out: whoever was spoken of last."""
        told = self._words.has(verb.finite, "infinitive_marks")
        if verb.passive or not (told or self._words.drops):
            return None
        body = self._spoken_from(verb, sentence.first)
        if body:
            return Clause(verb.at, verb.kind, body, body.wide, verb.last, "before")
        return Clause(verb.at, verb.kind, self._nominals.dropped(verb.at), verb.first, verb.last, "after")

    def _spoken_from(self, verb: Verb, first: int) -> Mention | None:
        """The body from which many speak: Desde la asociación aseguran que; “...”, afirman desde la asociación."""
        endings = tuple(self._words.lexicon.words.get("plural_endings", ()))
        if not (endings and self._words.text(verb.finite).endswith(endings)):
            return None
        ahead = self._nominals.within(first, verb.first)
        for mention in (*ahead, *self._nominals.within(verb.last, verb.last + _NEAR)):
            before = before_article(self._words.tokens, mention.wide, self._words.lexicon)
            if before >= first and self._words.has(before, "speaks_from"):
                return mention
        return None
