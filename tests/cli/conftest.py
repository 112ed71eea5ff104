"""What the tests of verbs on a filled archive share."""

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal


@pytest.fixture
def terminal(filled: Terminal, tmp_path: Path) -> Terminal:
    """A copy of the terminal that a module has filled once."""
    return filled.copy(tmp_path)
