"""The registry of languages: what each folder holds is known and whole, and what is wrong is refused by name."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import Stemmer
from babel import Locale
from discord import Locale as DiscordLocale

from bot.analysis.lexicon import tables
from bot.errors.configuration import BadLanguage
from bot.languages import Language, data, every, keys, language, languages, read, unknown_files
from bot.text.words import PREPARED


def test_every_folder_is_read_whole() -> None:
    for each in languages():
        assert unknown_files(each.folder) == []
        assert {name for name in keys() if each.folder.joinpath(f"{name}.toml").is_file()} >= {"language"}
        for name in keys():
            data(each.code, name)


def test_what_a_folder_declares_exists() -> None:
    assert {each.stemmer for each in languages()} - {None} <= set(Stemmer.algorithms())
    assert {locale for each in languages() for locale in each.discord} <= {locale.value for locale in DiscordLocale}
    assert all(Locale.parse(locale).months for each in languages() for locale in each.months)
    assert all(Locale(each.code).territories for each in languages() if each.countries)


def test_what_a_folder_tells_of_its_words_is_heard() -> None:
    """`prepared` names a rule; nothing is looked for in place of no letters; no key stands that another silences."""
    assert {each.prepared for each in languages()} - {""} <= set(PREPARED)
    assert [
        pair for each in languages() for pair in f"{each.spelt} {each.alike}".split() if "" in pair.split("/")
    ] == []
    assert [each.code for each in languages() if each.endings and each.stemmer] == []
    assert [each.code for each in languages() if (each.stacked or each.alike) and not each.endings] == []
    assert [each.code for each in languages() if "/" in each.fleeting and not each.vowels] == []
    assert [each.code for each in languages() if each.fleeting_before and not each.fleeting] == []


BEGUN = 50
"""Forms of verbs of saying below which a lexicon is a beginning: docs/contributing.md begins with fifty verbs."""
WHOLE = (
    ("lexicon", ("words", "common")),
    ("sentences", ("hanging", "openers")),
    ("sentences", ("hanging", "article")),
    ("sentences", ("hanging", "nouns")),
    ("sentences", ("hanging", "saying")),
    ("sentences", ("hanging", "ends")),
    ("sentences", ("hanging", "links")),
    ("standings", ("polarity", "negators")),
    ("standings", ("polarity", "holding")),
    ("corrections", ("labels",)),
    ("corrections", ("numbers",)),
    ("corrections", ("things", "dead")),
)
"""What a file, or a table of one, does nothing right without, where a language has it."""


@pytest.mark.parametrize(("name", "parts"), WHOLE, ids=lambda part: part if isinstance(part, str) else ".".join(part))
def test_what_a_folder_begins_is_whole(name: str, parts: tuple[str, ...]) -> None:
    held: dict[str, Any] = {code: table for code, table in every(name).items() if parts[0] in table or len(parts) < 2}
    assert held
    for part in parts:
        held = {code: table.get(part, {}) for code, table in held.items()}
    bare = [code for code, words in held.items() if not words]
    assert not bare, f"{name}.toml needs {parts[-1]}: {bare}"


def test_a_lexicon_has_verbs_of_saying() -> None:
    mute = [known.language for known in tables() if "say" not in known.verbs.values()]
    assert not mute, f"give lexicon.toml a table [verbs] with `say`: {mute}"


def test_a_lexicon_that_is_more_than_a_beginning_has_pronouns() -> None:
    assert [known.language for known in tables() if len(known.verbs) >= BEGUN and not known.pronouns] == []


def test_every_pattern_is_one() -> None:
    tried = []
    for name, part, key in _of_kind("patterns"):
        for code, table in every(name).items():
            for pattern in table.get(part, {}).get(key, ()):
                tried.append(re.compile(pattern).pattern or code)
    tried += [ending for each in languages() for step in each.endings for ending in step.split() if re.compile(ending)]
    assert len(tried) > 200


def _of_kind(kind: str) -> Iterator[tuple[str, str, str]]:
    """File, table and key of what is of a kind."""
    for name, table in keys().items():
        for part, held in table.items():
            if isinstance(held, Mapping):
                yield from ((name, part, key) for key, told in held.items() if str(told).startswith(f"{kind}:"))


def test_every_key_says_its_kind_and_what_it_is_for() -> None:
    for name in keys():
        assert all(
            re.fullmatch(r"(text|words|pairs|list|patterns|number|flag|table): \S.*", purpose)
            for purpose in _purposes(name)
        )
    assert set(keys()["language"]) == {each.name for each in dataclasses.fields(Language)} - {"code", "folder"}


def test_a_code_without_a_folder_is_no_language() -> None:
    assert language("xx") is language(None) is None
    assert data("xx", "language") == {}


def test_what_is_wrong_in_a_folder_is_refused_by_file_and_key(tmp_path: Path) -> None:
    (tmp_path / "language.toml").write_text('english = "Toy"\nstemer = "toy"\nrank = "first"\n')
    with pytest.raises(BadLanguage, match=r"unknown key stemer in language\.toml, rank in language\.toml is no number"):
        read(tmp_path, "language")
    (tmp_path / "language.toml").write_text('english = "Toy"\nspelt = "t/ct ph"\nfleeting = "o/"\nadded = ["at"]\n')
    with pytest.raises(
        BadLanguage, match=r"wrong: spelt in language\.toml is no pairs, added in language\.toml is no words"
    ):
        read(tmp_path, "language")
    (tmp_path / "language.toml").write_text("english = Toy")
    with pytest.raises(BadLanguage, match=r"language\.toml cannot be read"):
        read(tmp_path, "language")
    (tmp_path / "lexikon.toml").write_text("")
    assert unknown_files(tmp_path) == ["unknown file lexikon.toml"]
    (tmp_path / "clauses.toml").write_text('rules = "en"\n[finite]\nsaying = "says"\n')
    with pytest.raises(BadLanguage, match=r"rules in clauses\.toml is no table, unknown key saying in clauses\.toml"):
        read(tmp_path, "clauses")


def _purposes(name: str) -> Iterator[str]:
    waiting: list[Mapping[str, Any]] = [keys()[name]]
    while waiting:
        for purpose in waiting.pop().values():
            if isinstance(purpose, str):
                yield purpose
            else:
                waiting.append(purpose)
