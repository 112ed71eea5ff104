"""Korean: a noun without its particle, a compound as two words, foreign words and northern spellings."""

import re
from collections.abc import Iterator

HANGUL = re.compile("[\uac00-\ud7a3]+")
LONGEST = 16
"""Syllables of what may be a compound of two words."""

_MYRIADS = frozenset("만억조")
"""Numbers are written apart by the myriad (Hangeul Orthography, article 44): 30억 원."""
_PARTICLE = re.compile(
    "(?<=..)(?=.)들?(?:에서는|에서도|으로는|으로도|에게는|이라고|에서|으로|에게|까지|부터|에는|에도|께서|이라|라고|이나|은|는|이|가|을|를|의|에|와|과|도|만|로)?$"
)
"""The plural, case particles and the commonest others, behind a noun of two syllables and more (Sohn 1999, 213)."""

_FOREIGN = (
    ("컨", "콘"),
    ("쥬", "주"),
    ("쟈", "자"),
    ("져", "저"),
    ("죠", "조"),
    ("챠", "차"),
    ("츄", "추"),
    ("쵸", "초"),
    ("메세지", "메시지"),
)
"""Foreign words as many write them and as they are to be written: no y behind ㅈ and ㅊ, o as spoken in Britain
(Loanword Orthography, chapter 2, table 1, and chapter 3, section 1)."""

_TENSE = dict(zip("까빠따싸빠께떼쎄삐띠씨꼬또쏘뽀뚜쑤", "카파타사파케테세피티시코토소포투수", strict=True))
"""Tense consonants, which foreign words are not to have (Loanword Orthography, chapter 1, article 4): 까페, 빠리."""

_NORTHERN = {
    "로동": "노동", "력사": "역사", "련합": "연합", "련방": "연방", "녀성": "여성", "녀자": "여자", "리론": "이론",
    "료리": "요리", "류행": "유행", "량심": "양심", "령토": "영토", "례술": "예술", "래일": "내일", "로인": "노인",
    "락원": "낙원", "륙군": "육군", "림업": "임업", "려행": "여행", "랭전": "냉전", "년대": "연대", "념원": "염원",
}  # fmt: skip
"""Words that begin in the North with the ㄹ or ㄴ which the South drops or changes there (Hangeul Orthography, articles
10 to 12): common ones, since foreign names begin so in both."""
_SOUTHERN = {south: north for north, south in _NORTHERN.items()}


def ways(letters: str) -> Iterator[str]:
    """What was typed without its particle, and it and that as two words; nothing for letters of another script."""
    if not HANGUL.fullmatch(letters) or len(letters) > LONGEST:
        return
    if letters[0] in _MYRIADS and 1 < len(letters) < 4:
        yield f"{letters[0]} {letters[1:]}"
    plain = _PARTICLE.sub("", letters)
    if plain != letters:
        yield plain
    yield from _otherwise(plain)
    for noun in dict.fromkeys((letters, plain)):
        yield from (f"{noun[:at]} {noun[at:]}" for at in range(2, len(noun) - 1))


def _otherwise(noun: str) -> Iterator[str]:
    """A foreign word in its other spelling, a northern one in that of the South, and the other way round."""
    for one, other in _FOREIGN:
        if one in noun:
            yield noun.replace(one, other)
        elif noun.startswith(other):
            yield one + noun.removeprefix(other)
    if noun[0] in _TENSE:
        yield _TENSE[noun[0]] + noun[1:]
    begins = noun[:2]
    if begins in _NORTHERN or begins in _SOUTHERN:
        yield (_NORTHERN | _SOUTHERN)[begins] + noun[2:]
