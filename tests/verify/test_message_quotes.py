"""What a message quotes and whom it names, in the forms that people type. Everybody here is fictional."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.message_quotes import MessageQuote, quotes_in
from bot.text.wording import forms

WORDS = "we will never close the harbour"


@pytest.mark.parametrize(
    ("message", "speaker"),
    [
        (f"“{WORDS}” — Mira Holt", "Mira Holt"),
        (f"“{WORDS}” (Mira Holt)", "Mira Holt"),
        (f"Mira Holt: {WORDS}", "Mira Holt"),
        (f"**Mira Holt**: {WORDS}", "Mira Holt"),
        (f"Mira Holt (mayor): {WORDS}", "Mira Holt"),
        (f"> {WORDS}\n— Mira Holt", "Mira Holt"),
        (f"> {WORDS}\n> — Mira Holt, mayor of Port Ellery", "Mira Holt"),
        (f"Mira Holt said:\n> {WORDS}", "Mira Holt"),
        (f">>> {WORDS}\n- Mira Holt", "Mira Holt"),
        (f"Did Mira Holt really say {WORDS}?", "Mira Holt"),
        (f"Is it true that Mira Holt said {WORDS}?", "Mira Holt"),
        (f"Mira Holt said that {WORDS}", "Mira Holt"),
        (f"Hat Mira Holt wirklich gesagt, dass {WORDS}?", "Mira Holt"),
        (f"Est-ce que Mira Holt a dit que {WORDS} ?", "Mira Holt"),
        (f"¿Dijo Mira Holt que {WORDS}?", "Mira Holt"),
        (f"> {WORDS}\nlol sure", None),
        (f"||“{WORDS}”|| is what they print", None),
    ],
)
def test_words_and_speaker(message: str, speaker: str | None) -> None:
    (quote,) = quotes_in(message)
    assert (forms(quote.words), quote.speaker, quote.bare) == (forms(WORDS), speaker, False)


@pytest.mark.parametrize("message", ["Update: the ferry was late again", "the ferry was late again", "Wow, such a day"])
def test_words_that_nobody_quotes_are_bare(message: str) -> None:
    assert quotes_in(message) == [MessageQuote(message, bare=True)]


@pytest.mark.parametrize("message", ["", "lol", "?!", "ok then", "👍👍👍"])
def test_small_talk_has_no_quote(message: str) -> None:
    assert quotes_in(message) == []


def test_two_blocks_have_a_speaker_each() -> None:
    message = f"> {WORDS}\n— Mira Holt\n\n> they did nothing at all\n— Otto Brand"
    assert [(quote.words, quote.speaker) for quote in quotes_in(message)] == [
        (WORDS, "Mira Holt"),
        ("they did nothing at all", "Otto Brand"),
    ]


PIECES = [
    "> ",
    "\n",
    "— ",
    ": ",
    "“",
    "”",
    "(",
    ")",
    "? ",
    "Did ",
    "Mira ",
    "Holt ",
    "said ",
    "that ",
    "the pier is closed ",
    ".",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_message_is_read(pieces: list[str]) -> None:
    for quote in quotes_in("".join(pieces)):
        assert forms(quote.words)
