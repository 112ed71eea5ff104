"""Whether an archive wants an item: by the words it asked for, and those it shut out."""

from collections.abc import Sequence

from bot.records.subscriptions import Terms
from bot.text.folding import as_typed
from bot.text.wording import words
from bot.text.words import bare

LONGEST_LIST = 20
"""Words and phrases that may be asked for, and as many that may be shut out."""


def wants(terms: Terms, title: str | None, text: str) -> bool:
    """Whether title or text has one of the words to include, where there are any, and none of those to exclude.

    Words are compared as a search compares them before stems: without case and accents; a phrase in its order.
    """
    if not terms.include and not terms.exclude:
        return True
    forms = _forms(f"{title or ''}\n{text}")
    included = not terms.include or any(_stands_in(forms, phrase) for phrase in terms.include)
    return included and not any(_stands_in(forms, phrase) for phrase in terms.exclude)


def shut_out(terms: Terms, title: str | None) -> bool:
    """Whether its title alone tells that an item is not wanted, so that its page need not be asked for."""
    forms = _forms(title or "")
    return any(_stands_in(forms, phrase) for phrase in terms.exclude)


def _forms(text: str) -> list[str]:
    return [bare(as_typed(word.form)) for word in words(text)]


def _stands_in(forms: Sequence[str], phrase: str) -> bool:
    sought = _forms(phrase)
    if not sought:
        return False
    places = (place for place, form in enumerate(forms) if form == sought[0])
    return any(list(forms[place : place + len(sought)]) == sought for place in places)
