"""What the models look at, free of any language: the parts of which the names of features are made.

A feature is one part or several, joined by ":". The rows of weights.toml are checked against these parts when they
are loaded, and the code names them by these members alone, so that a misspelt feature cannot weigh nothing in silence.
"""

from enum import StrEnum


class Relation(StrEnum):
    """How a candidate stands to a quotation: in a clause of its sentence, in a sentence near by, as earlier speaker."""

    POST_INVERTED = "post_inverted"
    POST = "post"
    POST_FAR = "post_far"
    POST_WORD = "post_word"
    RESUMED = "resumed"
    PRE_DIRECT = "pre_direct"
    PRE_COLON = "pre_colon"
    PRE_THAT = "pre_that"
    PRE_FAR = "pre_far"
    ACCORDING_PRE = "according_pre"
    ACCORDING_POST = "according_post"
    BY = "by"
    COLON = "colon"
    LEAD_PRE = "lead_pre"
    LEAD_POST = "lead_post"
    OTHER_PRE = "other_pre"
    OTHER_POST = "other_post"
    PREV_CLAUSE = "prev_clause"
    PREV_LEAD = "prev_lead"
    PREV_OTHER = "prev_other"
    NEXT_CLAUSE = "next_clause"
    NEXT_LEAD = "next_lead"
    FAR_CLAUSE = "far_clause"
    FAR_LEAD = "far_lead"
    ABOVE_CLAUSE = "above_clause"
    ABOVE_LEAD = "above_lead"
    ABOVE_COLON_CLAUSE = "above_colon_clause"
    ABOVE_COLON_LEAD = "above_colon_lead"
    BELOW_CLAUSE = "below_clause"
    BELOW_LEAD = "below_lead"
    LAST_SENTENCE = "last_sentence"
    LAST_SAME = "last_same"
    LAST_PARA1 = "last_para1"
    LAST_PARA2 = "last_para2"
    SIGNED = "signed"
    MAIN = "main"
    NOBODY = "nobody"


SIDES = {relation: relation.split("_")[0] for relation in Relation}
"""The relations without their last words: pre, post, according ..."""


class Shape(StrEnum):
    """How a quotation stands in its sentence: alone, a full sentence beside other words, or a part of one."""

    ALONE = "alone"
    FULL = "full"
    PART = "part"


class Saying(StrEnum):
    """What a clause of saying is made of: a class of verbs, a noun of speech, "according to", a colon."""

    SAY = "say"
    MANNER = "manner"
    JUDGE = "judge"
    THINK = "think"
    WEAK = "weak"
    NOUN = "noun"
    ACCORDING = "according"
    COLON = "colon"


class Named(StrEnum):
    """What a candidate is named by."""

    NAME = "name"
    BODY = "body"
    DESC = "desc"
    PRON = "pron"


NAMED: dict[str, Named] = {named.value: named for named in Named}
SAYINGS: dict[str, Saying] = {saying.value: saying for saying in Saying}


class Pronoun(StrEnum):
    """The pronouns that are weighed by themselves."""

    IT = "it"
    WHO = "who"
    WE = "we"
    FIRST = "first"
    AGE = "age"
    DROPPED = "dropped"


class Trait(StrEnum):
    """What else speaks for or against a candidate."""

    KIND = "kind"
    PRONOUN = "pron"
    PREP = "prep"
    OWNS = "owns"
    JOINED = "joined"
    REDUCED = "reduced"
    PASSED = "passed"
    OVER_QUOTE = "over_quote"
    LONG_GAP = "long_gap"
    OTHER_BETWEEN = "other_between"
    NAMED_INSIDE = "named_inside"
    MENTIONED_ONCE = "once"
    MENTIONED_OFTEN = "often"
    HEARD = "heard"
    LAST = "last"
    SKIPPED = "skipped"
    OPENS = "opens"
    INSIDE = "inside"


TRAITS_OF = {named.value: f"{Trait.KIND}:{named}" for named in Named}
PRONOUNS = {pronoun.value: f"{Trait.PRONOUN}:{pronoun}" for pronoun in Pronoun}

SPEAKER_PARTS = frozenset[str]().union(Relation, SIDES.values(), Shape, Saying, Named, Pronoun, Trait)
"""The parts of the speaker model's features."""


class Mark(StrEnum):
    """What tells whether marked words are somebody's: their length and ends, what stands beside them, the article."""

    BIAS = "bias"
    WORDS = "words"
    SHAPE = "shape"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    CAPITAL = "capital"
    CAPITALS = "capitals"
    LOWER = "lower"
    TITLE = "title"
    TITLE_WORD = "title1"
    SPENT = "spent"
    NAMING = "naming"
    WORK = "work"
    NICKNAME = "nickname"
    AUTHORED = "authored"
    MADE_BY = "made_by"
    COMMA_ENDS = "ends_comma"
    STOP_ENDS = "ends_stop"
    STOP_AFTER = "stop_after"
    PRONOUN = "pronoun"
    FIRST_PERSON = "first_person"
    AUXILIARY = "auxiliary"
    BRACKETED = "bracketed"
    GLUED = "glued"
    SINGLE = "single"
    OPEN = "open"
    LISTED = "listed"
    TWICE = "twice"
    UNMARKED = "unmarked"
    COMPANY = "company"
    TOLD = "told"
    PARENTHESIS = "parenthesis"


class Count(StrEnum):
    """Numbers of words, and shares of an article's marked words."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FEW = "4-6"
    MANY = "7-12"
    MOST = "13+"
    NO_OTHER = "no_other"
    NONE = "none"
    QUARTER = "quarter"
    HALF = "half"
    ALL = "all"


class Beside(StrEnum):
    """What stands beside marked words: a sign, a group of words of the lexicon, or a word."""

    COMMA = "comma"
    COLON = "colon_sign"
    OPENING = "opening"
    CLOSING = "closing"
    STOP = "stop"
    EQUALS = "equals"
    OWNER = "owner"
    GREATER = "greater"
    QUOTE = "quote"
    DASH = "dash"
    DETERMINERS = "determiners"
    POSSESSIVES = "possessives"
    PREPOSITIONS = "prepositions"
    CONJUNCTIONS = "conjunctions"
    AUXILIARIES = "auxiliaries"
    VERB = "verb"
    CAPITAL = "capital"
    WORD = "word"
    EDGE = "edge"


SPEECH_PARTS = frozenset[str]().union(Relation, Shape, Saying, Named, Mark, Count, Beside)
"""The parts of the features that tell speech from other marked words."""


class Sure(StrEnum):
    """What a speaker's confidence is worked out from; the first five are numbers."""

    BIAS = "bias"
    SHARE = "share"
    COMPANY = "company"
    MARGIN = "margin"
    RESOLUTION = "resolution"
    BY = "by"
    NAMED = "named"
    SHAPE = "shape"
    DEFINITE = "definite"


SURE_PARTS = frozenset[str]().union(Relation, SIDES.values(), Shape, Named, Sure, Trait, [Count.NONE])
"""The parts of what confidence is worked out from."""
