"""Every error of the tree on every face: what it says, what it advises, and in whose words."""

import json
import pickle
import re
import string
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.chat import error_sentences as on_discord
from bot.chat import escape, limits
from bot.chat.i18n import translator_for
from bot.chat.rendering import notices
from bot.cli import error_sentences as in_terminal
from bot.cli.printing.safe import CONTROLS, json_line, plain
from bot.cli.verb_group import VERBS
from bot.errors.tree import CopydeskError, Words
from docs.error_codes import document
from tests.errors.examples import EXAMPLES, every_kind, example
from tests.errors.typed import commands

KINDS = every_kind()
DISCORD = tuple(kind for kind in KINDS if not kind.__module__.startswith("bot.cli"))
TERMINAL = tuple(kind for kind in KINDS if not kind.__module__.startswith("bot.chat"))
IN_TERMINAL = re.compile(r"\bcopydesk [a-z]|(?<!\S)--[a-z]|COPYDESK_")
ON_DISCORD = re.compile(r"(?<![\w./:-])/[a-z]{3,}")
HOSTILE = "**a** `b` [c](d.example) @everyone <@1>\n# e\x1b[31m\u202e" + "*_" * 4_000
ADVICE = re.compile(
    r"""(?ix)(?:^|[,:(]\s|\bor\s|\band\s|\bfirst,\s|\blasts,\s)
    (?:add|allow|ask|begin|bring|check|choose|copy|give|leave|let|link|look|make|mend|name|open|paste|pip|press|put|report|reset|
    restore|run|save|say|stop|take|try|undo|unpack|update|write|log|pack|ingest)\b
    |\b(?:whoever|someone|somebody)\b.*\bcan\b
    |^(?:a\ssearch|/[a-z]+|copydesk\s[a-z]+|--[a-z]+)\b.*\b(?:shows?|lists|begins|takes?|adds|finds|checks|replaces|sets?|does)\b
    |^README.*\btells\b|nothing\shas\sto\sbe"""
)
"""How an advice begins: with an imperative, or with who or what helps."""


def named(kind: type[CopydeskError]) -> str:
    """A kind's name among the tests."""
    return kind.code


def advises(said: str) -> bool:
    """Whether the last of the sentence's parts says what to do."""
    return bool(ADVICE.search(re.split(r"(?<=[.;])\s+(?=\S)", said)[-1]))


def test_a_code_is_one_errors_alone_and_every_error_has_its_example() -> None:
    codes = [kind.code for kind in KINDS]
    assert sorted(set(codes)) == sorted(codes)
    assert len(codes) > 150
    assert EXAMPLES.keys() <= set(codes)
    lacking = {kind.code for kind in KINDS if _fields(kind.template) - EXAMPLES.get(kind.code, {}).keys()}
    assert not lacking, f"give their facts in tests/errors/examples.py: {sorted(lacking)}"


def test_the_page_of_codes_is_made_of_the_tree() -> None:
    page = Path("docs/errors.md").read_text("utf-8")
    assert document() == page, "print the page again: python -m docs.error_codes > docs/errors.md"


def test_hints_belong_to_errors_that_are_there() -> None:
    for table, kinds in ((on_discord.HINTS, DISCORD), (in_terminal.HINTS, TERMINAL)):
        assert table.keys() <= {kind.code for kind in kinds}
        for code, hint in table.items():
            assert _fields(hint) <= EXAMPLES.get(code, {}).keys(), code


def test_an_error_travels_between_processes() -> None:
    for error in map(example, KINDS):
        arrived = pickle.loads(pickle.dumps(error))
        assert (type(arrived), arrived.sentence) == (type(error), error.sentence)
        assert [type(fact) for fact in arrived.facts.values()] == [type(fact) for fact in error.facts.values()]


def test_an_errors_own_sentence_names_no_face() -> None:
    for kind in set(DISCORD) & set(TERMINAL):
        assert not IN_TERMINAL.search(kind.template)
        assert not ON_DISCORD.search(kind.template)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", DISCORD, ids=named)
def test_discord_says_it(kind: type[CopydeskError], language: str) -> None:
    translator, error = translator_for(language), example(kind)
    said = translator.error(error)
    assert re.fullmatch(r"\S.*[.)]", said)
    assert not re.search(r"[{}]", said)
    assert not IN_TERMINAL.search(said)
    assert "1,234" not in said  # the number of an article is its name
    if language == "en":
        assert advises(said), said
        return
    hint = on_discord.HINTS.get(kind.code)
    own = [text for text in error.facts.values() if isinstance(text, Words)]
    for english in filter(None, (kind.template, hint, *own)):
        assert translator.gettext(english) != english or english == "pages"
    assert not ON_DISCORD.search(said) or ON_DISCORD.findall(said) == ON_DISCORD.findall(
        translator_for("en").error(error)
    )


@pytest.mark.parametrize("kind", DISCORD, ids=named)
def test_whatever_was_typed_fits_into_the_message_and_does_nothing_there(kind: type[CopydeskError]) -> None:
    error = kind(**_hostile(EXAMPLES.get(kind.code, {})))
    escaped = escape.line(limits.shorten(HOSTILE, on_discord.LONGEST_FACT))
    for translator in map(translator_for, ("en", "fr")):
        card, said = notices.refused(translator, error), translator.error(error)
        components: list[dict[str, object]] = card.view().to_components()  # type: ignore[no-untyped-call]
        assert limits.broken(components) == []
        assert said in str(card.said())
        typed = [name for name, fact in error.facts.items() if fact == HOSTILE and f"{{{name}" in kind.template]
        assert not typed or (escaped in said and "<@1>" not in said)


def test_discord_never_tells_where_the_database_lies() -> None:
    for place in ("/srv/desk/copydesk.sqlite", "postgresql://desk@db.example/copydesk.sqlite"):
        for kind in (kind for kind in DISCORD if "database" in EXAMPLES.get(kind.code, {})):
            error = kind(**EXAMPLES[kind.code] | {"database": place})
            assert "/" not in translator_for("en").error(error).replace("postgresql:// URL", "")
            assert place in in_terminal.sentence(error)


@pytest.mark.parametrize("kind", TERMINAL, ids=named)
def test_the_terminal_says_it(kind: type[CopydeskError]) -> None:
    said = in_terminal.sentence(example(kind))
    assert re.fullmatch(r"\S.*[.)]", said)
    assert advises(said), said
    assert not ON_DISCORD.search(said)
    assert not re.search(r"[{}]", said) or kind.code == "NothingOpened"
    assert all(verb in VERBS for verb in re.findall(r"\bcopydesk ([a-z]+)", said))
    assert not CONTROLS.search(plain(in_terminal.sentence(kind(**_hostile(EXAMPLES.get(kind.code, {}))))).plain)


@pytest.mark.parametrize("kind", TERMINAL, ids=named)
def test_scripts_read_it(kind: type[CopydeskError]) -> None:
    error = example(kind)
    row = json.loads(json_line(in_terminal.row(error)))
    assert row["error"] == kind.__name__
    assert row["facts"].keys() == error.facts.keys()
    assert all(fact is not None for fact in row["facts"].values())
    assert row["sentence"] == str(error)
    assert " ".join(filter(None, (row["sentence"], row["hint"]))) == in_terminal.sentence(error)


def test_every_command_that_a_hint_names_is_there() -> None:
    known = commands()
    for hint in on_discord.HINTS.values():
        for words in re.findall(r"/([a-z]+(?: [a-z]+)?)", hint):
            assert words in known or words.split()[0] in known, words


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def _hostile(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: HOSTILE if type(fact) is str else fact for name, fact in facts.items()}
