"""Every server's settings in memory: an acknowledgement needs them and may not wait for the database."""

from bot.desk import settings
from bot.desk.resources import Desk
from bot.records.settings import ServerSettings

DEFAULT = ServerSettings()


class SettingsCache:
    """Loaded once at the start, kept by the writes.

    Holds only servers that chose something: 10,000 with every setting and two groups of aliases take 8.5 MB.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[int, ServerSettings] = {}
        self._loaded = False

    async def load(self) -> None:
        """Read the settings of all servers; what was put meanwhile is newer and stays. Raises StoreError subclasses."""
        for server, chosen in (await settings.of_all(self._desk)).items():
            self._known.setdefault(server, chosen)
        self._loaded = True

    def put(self, server: int, chosen: ServerSettings) -> None:
        """What a write has kept."""
        self._known[server] = chosen

    async def read_again(self, server: int) -> None:
        """Take a server's settings from the database, where they may have been purged meanwhile."""
        self.put(server, await settings.of_server(self._desk, server))

    def known(self, server: int) -> ServerSettings | None:
        """A server's settings without waiting; None before they are loaded."""
        return self._known.get(server, DEFAULT if self._loaded else None)

    async def of(self, server: int) -> ServerSettings:
        """A server's settings, from the database before they are loaded."""
        known = self.known(server)
        return known if known is not None else await settings.of_server(self._desk, server)

    def public(self, server: int | None) -> bool:
        """Whether answers are public here unless somebody asks otherwise.

        Before the settings are loaded none is: a private answer can still be posted, a public one not be taken back.
        """
        known = self.known(server) if server is not None else None
        return known is not None and known.public
