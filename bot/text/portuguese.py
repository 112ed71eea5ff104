"""Portuguese plurals as their singulars, before they are stemmed: hospitais and hospital, estações and estação.

By the rule for words in -l and -ão (Cunha and Cintra 2013, 8); Snowball's stemmer leaves them apart, and takes -ais off
so that "casais" (couples) would be "casa". Short words in -ais are others: mais, pais, cais.
"""

import re

_PLURAL = re.compile("(?<=..)(ões|(?<=...)(?<!^dem)(?<!^jam)ais|éis|óis|(?<=[áéíóú]..)eis|(?<=[áéíóú].)eis)$")
_SINGULAR = {"ões": "ão", "ais": "al", "éis": "el", "óis": "ol", "eis": "el"}


def singular(word: str) -> str:
    """A folded word in -ões, -ais, -éis, -óis or unstressed -eis as its singular in -ão or -l; any other as it is."""
    return _PLURAL.sub(lambda plural: _SINGULAR[plural[1]], word) if word.endswith("s") else word
