"""Whom a pronoun means: the mentions before it weighed by place, part in the sentence, gender and number."""

from itertools import pairwise
from math import exp, log

from bot.analysis.quotations.document import ParsedDocument, Placed, Speaker
from bot.analysis.quotations.mention import UNKNOWN, Mention, is_definite

_REACH = 4
_MENTIONS = 40
_SENTENCES = 40
_FORGET = -9.0
_UNKNOWN = 0.6
_SPOKE, _SPOKE_HERE = 2.6, 3.4
_SPOKEN = 6
_SHIFT = 0.7
_UNDER = 1.0
_KNOWN, _NEW = 1.6, 0.6
_NOBODY = -2.0
_CHAIN, _NEAR, _CHAIN_SURE = 2, 2, 0.5


def resolve(scene: ParsedDocument, pronoun: Mention, chain: int = _CHAIN) -> tuple[Speaker | None, float]:
    """The person `pronoun` stands for and how sure that is (0 to 1); (None, 0) when nobody fits.

    Up to `chain` pronouns before it are resolved in turn. Who is spoken of last is likelier the subject than another
    mention (centering: Grosz, Joshi and Weinstein 1995), and a subject of saying likeliest of all.
    """
    if pronoun.head in {"i", "first", "we", UNKNOWN}:
        return None, 0.0
    if pronoun.head == "who":
        return _before_who(scene, pronoun)
    scores: dict[object, tuple[float, Speaker, Mention | None]] = {}
    for score, speaker, mention in _weighed(scene, pronoun, chain):
        key = speaker.person if speaker.person >= 0 else scene.text[speaker.at.start : speaker.at.end].lower()
        if key not in scores or scores[key][0] < score:
            scores[key] = (score, speaker, mention)
    if not scores:
        return None, 0.0
    ranked = sorted(scores.values(), key=lambda row: -row[0])
    best, speaker, mention = ranked[0]
    if mention is not None and _is_paired(scene, pronoun, mention):
        return None, 0.0
    return speaker, 1 / (sum(exp(score - best) for score, *_ in ranked) + exp(_NOBODY - best))


def _before_who(scene: ParsedDocument, pronoun: Mention) -> tuple[Speaker | None, float]:
    for mention in reversed(scene.mentions(pronoun.sentence)):
        if mention.last <= pronoun.first and mention.kind != "pron" and pronoun.first - mention.last <= 1:
            return scene.speaker(mention), 0.9
    return None, 0.0


def _weighed(scene: ParsedDocument, pronoun: Mention, chain: int) -> list[tuple[float, Speaker, Mention | None]]:
    """Who may be meant, with a score and the mention that says so; None for whoever spoke before."""
    found: list[tuple[float, Speaker, Mention | None]] = []
    place = scene.tokens[pronoun.first]
    sentence = pronoun.sentence
    while sentence >= max(0, pronoun.sentence - _SENTENCES) and len(found) < _MENTIONS:
        if place.paragraph - scene.paragraph(sentence) > _REACH:
            break
        subject, tells = -1, False
        for placed in scene.antecedents(sentence, pronouns=pronoun.sentence - sentence <= _NEAR):
            if placed.mention.first >= pronoun.first:
                break
            speaker = _meant(scene, pronoun, placed.mention, chain)
            score = _fits(scene, pronoun, speaker) if speaker else _FORGET
            if speaker and score > _FORGET:
                acts = placed.lead or bool(placed.part) or _acts(scene, placed.mention)
                within = tells or not acts or _is_relative(scene, sentence, placed.mention)
                under = 0 <= subject != speaker.person and within
                found.append((score + _place(scene, pronoun, placed) - _UNDER * under, speaker, placed.mention))
                if acts and subject < 0:
                    subject, tells = speaker.person, placed.part not in {"", "weak"}
        sentence -= 1
    spoke = [row for row in scene.spoke[-_SPOKEN:] if scene.places[row[0]] < pronoun.first]
    for back, (number, speaker) in enumerate(reversed(spoke[-3:])):
        score = _fits(scene, pronoun, speaker)
        apart = place.paragraph - scene.tokens[scene.places[number]].paragraph
        if score > _FORGET and apart <= _REACH:
            found.append((score + (_SPOKE_HERE if apart == 0 else _SPOKE - 0.8 * apart) - 1.0 * back, speaker, None))
    return found


def _is_relative(scene: ParsedDocument, sentence: int, mention: Mention) -> bool:
    """Whether a mention follows a "who" that no comma closes: the man who shot the mayor was caught."""
    starts = [m.first for m in scene.mentions(sentence) if m.head == "who" and m.first < mention.first]
    return bool(starts) and all(token.text != "," for token in scene.tokens[starts[-1] : mention.wide])


def _meant(scene: ParsedDocument, pronoun: Mention, mention: Mention, chain: int) -> Speaker | None:
    """Who a mention before the pronoun is; a like pronoun is resolved in its turn, if near."""
    if mention.kind != "pron":
        return scene.speaker(mention)
    if mention.head != pronoun.head or not chain or pronoun.sentence - mention.sentence > _NEAR:
        return None
    if id(mention) not in scene.meant:
        speaker, sure = resolve(scene, mention, chain - 1)
        scene.meant[id(mention)] = speaker if sure >= _CHAIN_SURE else None
    return scene.meant[id(mention)]


def _fits(scene: ParsedDocument, pronoun: Mention, speaker: Speaker) -> float:
    """Agreement in gender and number; persons rather than bodies, people the text speaks of often."""
    if pronoun.head == "it":
        return 0.0 if speaker.kind == "body" else _FORGET
    if pronoun.head == "they":
        return 0.8 if speaker.plural else 0.3 if speaker.kind == "body" else -1.5
    if not _may_be(pronoun, speaker):
        return _FORGET
    score = 0.4 if speaker.gender else 0.0
    if speaker.kind == "desc":
        return score - (_KNOWN if _is_known(scene, speaker) else _NEW)
    return score + _known(scene, speaker)


def _is_known(scene: ParsedDocument, speaker: Speaker) -> bool:
    """Whether a description names somebody known already, by name perhaps; not so a party to what happened."""
    if speaker.person < 0:
        return False
    name = scene.people[speaker.person].name
    return not scene.lexicon.is_party(name.head) and is_definite(scene.tokens, name, scene.lexicon)


def _may_be(pronoun: Mention, speaker: Speaker) -> bool:
    """Whether "he", "she" or "the 51-year-old" can be this speaker: one human, not of the other gender."""
    if speaker.kind == "body" or speaker.plural or (pronoun.head == "age" and speaker.kind != "name"):
        return False
    return not (speaker.gender and pronoun.gender and speaker.gender != pronoun.gender)


def _is_paired(scene: ParsedDocument, pronoun: Mention, mention: Mention) -> bool:
    """Whether "and" joins a mention to another that the pronoun fits as well: of two women "she" names neither."""
    others = scene.mentions(mention.sentence)
    for first, second in pairwise(others):
        joined = second.wide == first.last + 1 and scene.lexicon.has("conjunctions", scene.tokens[first.last].low)
        if joined and (mention is first or mention is second):
            other = second if mention is first else first
            return other.kind != "pron" and _fits(scene, pronoun, scene.speaker(other)) > _FORGET
    return False


def _known(scene: ParsedDocument, speaker: Speaker) -> float:
    """How well the text knows a name as a person's: of one word, it may be a place's (she was born in Corval)."""
    person = scene.people[speaker.person]
    head = person.name.head
    if head.endswith("s") and scene.lexicon.has("adjectives", head[:-1]):
        return _FORGET  # a people or a party: the Americans, Democrats
    score = 0.3 * log(1 + len(person.mentions))
    if person.gender or person.role:
        return score
    if not person.human:
        return _FORGET
    only_governed = all(mention.prep or mention.owns for mention in person.mentions)
    return score - _UNKNOWN * only_governed if person.name.last - person.name.first > 1 else score - 3.0


def _place(scene: ParsedDocument, pronoun: Mention, placed: Placed) -> float:
    """How near, and as what: the subject of saying before the subject, that before any other, last after "of", "’s"."""
    mention, part, lead = placed.mention, placed.part, placed.lead
    back = pronoun.sentence - mention.sentence
    apart = pronoun.paragraph - mention.paragraph
    score = {0: 2.3, 1: 1.6, 2: 0.9, 3: 0.4}.get(back, 0.0) - 0.6 * apart
    score += 0.0 if not part else 1.0 if part == "weak" else 1.8
    score += 0.7 * lead + 0.5 * _acts(scene, mention)
    score += _SHIFT * ((lead or bool(part)) and _is_new(scene, mention))
    return score - 1.0 * mention.prep - 0.8 * mention.owns


def _is_new(scene: ParsedDocument, mention: Mention) -> bool:
    """Whether a person is first spoken of here, after whoever spoke last."""
    if mention.entity < 0:
        return False
    described = scene.people[mention.entity].kind == "desc"
    if described and is_definite(scene.tokens, mention, scene.lexicon):
        return False
    if scene.people[mention.entity].mentions[0] is not mention:
        return False
    return not scene.spoke or scene.places[scene.spoke[-1][0]] < mention.first


def _acts(scene: ParsedDocument, mention: Mention) -> bool:
    """Whether a verb, or at least no comma and no preposition, follows a mention that nothing governs."""
    if mention.prep or mention.owns or mention.last >= len(scene.tokens):
        return False
    after = scene.tokens[mention.last]
    closed = any(scene.lexicon.has(group, after.low) for group in ("prepositions", "conjunctions", "determiners"))
    return after.quote < 0 and after.text[0].islower() and not closed
