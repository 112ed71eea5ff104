"""One clause of saying, and the sentence it is read in."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.verbs import Verb


@dataclass(slots=True)
class Clause:
    """A way of saying at token `at`: `kind` is the verb's class, "according" or "colon"; `subject` who says it.

    [first, last) are the tokens from subject to verb, whichever comes first.
    `form`: before, after, joined, reduced, by, quoted.
    """

    at: int
    kind: str
    subject: Mention
    first: int
    last: int
    form: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens [first, last) of a sentence, and the clauses `found` in it so far."""

    first: int
    last: int
    found: Sequence[Clause]


def joined(verb: Verb, found: Sequence[Clause]) -> Clause | None:
    """A second verb of the same subject: "and added", ", adding"."""
    if found and found[-1].form != "by" and found[-1].kind != "according":
        return Clause(verb.at, verb.kind, found[-1].subject, verb.at, verb.at + 1, "joined")
    return None
