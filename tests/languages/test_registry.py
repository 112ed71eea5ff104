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

from bot.languages import BadLanguage, Language, data, keys, language, languages, read, unknown_files


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


def test_every_key_says_its_kind_and_what_it_is_for() -> None:
    for name in keys():
        assert all(
            re.fullmatch(r"(text|words|list|patterns|number|flag|table): \S.*", purpose) for purpose in _purposes(name)
        )
    assert set(keys()["language"]) == {each.name for each in dataclasses.fields(Language)} - {"code", "folder"}


def test_a_code_without_a_folder_is_no_language() -> None:
    assert language("xx") is language(None) is None
    assert data("xx", "language") == {}


def test_what_is_wrong_in_a_folder_is_refused_by_file_and_key(tmp_path: Path) -> None:
    (tmp_path / "language.toml").write_text('english = "Toy"\nstemer = "toy"\nrank = "first"\n')
    with pytest.raises(BadLanguage, match=r"unknown key stemer in language\.toml, rank in language\.toml is no number"):
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
