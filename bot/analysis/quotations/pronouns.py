"""Whom a pronoun means: the mentions before it weighed by place, part in the sentence, gender and number."""

from math import exp, log

from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.scene import Scene, Speaker

_REACH = 4
_MENTIONS = 40
_FORGET = -9.0


def resolve(scene: Scene, pronoun: Mention) -> tuple[Speaker | None, float]:
    """The person `pronoun` stands for and how sure that is (0 to 1); (None, 0) when nobody fits."""
    if pronoun.head in {"i", "first", "we"}:
        return None, 0.0
    if pronoun.head == "who":
        return _before_who(scene, pronoun)
    scores: dict[object, tuple[float, Speaker]] = {}
    for score, speaker in _weighed(scene, pronoun):
        key = speaker.person if speaker.person >= 0 else scene.text[speaker.at.start : speaker.at.end].lower()
        if key not in scores or scores[key][0] < score:
            scores[key] = (score, speaker)
    if not scores:
        return None, 0.0
    ranked = sorted(scores.values(), key=lambda pair: -pair[0])
    total = sum(exp(score - ranked[0][0]) for score, _ in ranked) + exp(-2.0 - ranked[0][0])
    return ranked[0][1], 1 / total


def _before_who(scene: Scene, pronoun: Mention) -> tuple[Speaker | None, float]:
    for mention in reversed(scene.mentions(pronoun.sentence)):
        if mention.last <= pronoun.first and mention.kind != "pron" and pronoun.first - mention.last <= 1:
            return scene.speaker(mention), 0.9
    return None, 0.0


def _weighed(scene: Scene, pronoun: Mention) -> list[tuple[float, Speaker]]:
    found: list[tuple[float, Speaker]] = []
    place = scene.tokens[pronoun.first]
    sentence = pronoun.sentence
    while sentence >= 0 and place.paragraph - scene.paragraph(sentence) <= _REACH and len(found) < _MENTIONS:
        subjects = {id(c.subject) for c in scene.clauses(sentence)}
        lead = next((m for m in scene.mentions(sentence) if not m.prep and not m.owns), None)
        for mention in scene.mentions(sentence):
            if mention.first >= pronoun.first or mention.kind == "pron":
                continue
            speaker = scene.speaker(mention)
            score = _fits(scene, pronoun, speaker)
            if score > _FORGET:
                score += _place(scene, pronoun, mention, sentence, id(mention) in subjects, mention is lead)
                found.append((score, speaker))
        sentence -= 1
    for back, (number, speaker) in enumerate(reversed(scene.spoke[-3:])):
        score = _fits(scene, pronoun, speaker)
        apart = place.paragraph - scene.tokens[scene.places[number]].paragraph
        if score > _FORGET and apart <= _REACH:
            found.append((score + 2.6 - 0.8 * apart - 1.0 * back, speaker))
    return found


def _fits(scene: Scene, pronoun: Mention, speaker: Speaker) -> float:
    """Agreement in gender and number; persons rather than bodies, people the text speaks of often."""
    if pronoun.head == "it":
        return 0.0 if speaker.kind == "body" else _FORGET
    if pronoun.head == "age" and speaker.kind != "name":
        return _FORGET
    if pronoun.head == "they":
        return 0.8 if speaker.plural else 0.3 if speaker.kind == "body" else -1.5
    if speaker.kind == "body" or speaker.plural:
        return _FORGET
    if speaker.gender and pronoun.gender and speaker.gender != pronoun.gender:
        return _FORGET
    score = 1.0 if speaker.gender else 0.0
    if speaker.person < 0:
        return score - 0.6
    person = scene.people[speaker.person]
    long = person.name.last - person.name.first > 1 or person.gender or person.role
    return score + 0.35 * log(1 + len(person.mentions)) + (0.0 if long else -1.2)


def _place(scene: Scene, pronoun: Mention, mention: Mention, sentence: int, subject: bool, lead: bool) -> float:
    back = pronoun.sentence - sentence
    apart = pronoun.paragraph - mention.paragraph
    score = {0: 1.0, 1: 1.6, 2: 0.9, 3: 0.4}.get(back, 0.0) - 0.6 * max(0, apart - 1) - 0.3 * (apart > 0)
    score += 1.0 * subject + 0.7 * lead
    return score - 0.7 * mention.prep - 0.2 * mention.owns
