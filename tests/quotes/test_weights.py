"""The weights are checked against the features when they are loaded."""

import pytest

from bot.analysis.quotations.weighing import PARTS, checked, weights


def test_a_misspelt_feature_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"\[speaker\]: 'post_invrted' is no feature"):
        checked("speaker", {"post": 1.0, "post_invrted": 2.0})


def test_every_part_of_a_feature_is_checked() -> None:
    with pytest.raises(ValueError, match="no 'ful'"):
        checked("speaker", {"post:ful": 1.0})


def test_the_weights_stand_for_every_model() -> None:
    assert weights().keys() == PARTS.keys()
    assert all(weights().values())
