"""Modals that were opened and wait to be sent: a bounded number of them, in all and of each member."""

from collections.abc import Callable
from dataclasses import dataclass

MODALS_OPEN, MODALS_OF_ONE_MEMBER = 1_000, 5


@dataclass(slots=True)
class _Opened:
    member: int
    close: Callable[[], None]
    sent_by: int | None = None


class OpenModals:
    """By custom_id; those of before a restart, and older ones of whoever opens many, are gone."""

    def __init__(self) -> None:
        self._opened: dict[str, _Opened] = {}

    def __len__(self) -> int:
        return len(self._opened)

    def add(self, custom_id: str, member: int, close: Callable[[], None]) -> None:
        """A modal opens for a member; `close` ends it where it has to give way to newer ones."""
        self._opened[custom_id] = _Opened(member, close)
        own = [key for key, modal in self._opened.items() if modal.member == member]
        for key in [*own[:-MODALS_OF_ONE_MEMBER], *list(self._opened)[:-MODALS_OPEN]]:
            modal = self._opened.pop(key, None)
            if modal is not None:
                modal.close()

    def sent(self, custom_id: str, interaction: int) -> None:
        """The modal was sent by this interaction; another one with it comes too late."""
        if custom_id in self._opened:
            self._opened[custom_id].sent_by = interaction

    def takes(self, custom_id: str, interaction: int) -> bool:
        """Whether a modal that is sent now is there to be answered, or was sent by this very interaction."""
        modal = self._opened.get(custom_id)
        return modal is not None and modal.sent_by in (None, interaction)
