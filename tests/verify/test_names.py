"""When two names can be one person's, and what only describes."""

import pytest

from bot.analysis.naming import described, name_of, same_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mira Holt", "Holt", True),
        ("Mayor Holt", "Mira Holt", True),
        ("Mira J. Holt", "Mira Holt", True),
        ("M. Holt", "Mira Holt", True),
        ("Dr. Mira Holt, mayor", "Mira Holt", True),
        ("the Center’s Holt", "Mira Holt", True),
        ("MIRA HOLT", "Mira Holt", True),
        ("Anna Holt", "Mira Holt", False),
        ("Otto Brand Jr.", "Otto Brand", False),
        ("Otto Brand Jr.", "Otto Brand, Jr.", False),
        ("Otto Brand", "Mira Holt", False),
        ("PHA", "Port Harbour Authority", True),
        ("Daw Su Su", "Su Su", True),
        ("", "Mira Holt", False),
    ],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("given", "only"),
    [("a police spokesman", True), ("two officials", True), ("the mayor", True), ("Mira Holt", False), ("", True)],
)
def test_described(given: str, only: bool) -> None:
    assert described(given) is only


def test_one_key_for_all_full_mentions() -> None:
    assert {name_of(name).key for name in ("Mira Holt", "Mayor Mira Holt", "Mira J. Holt")} == {"mira holt"}
    assert name_of("Otto Brand Jr.").key == "otto brand jr"
