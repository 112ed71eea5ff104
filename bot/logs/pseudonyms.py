"""Servers and members as the log names them: short hashes that nobody can turn back into ids without the key."""

import hashlib

from bot.logs.tracing import UNKNOWN

KEY_BYTES = 32
LETTERS = 8
"""32 bits: of a thousand members two share a hash once in 8,600 installations."""


class Pseudonyms:
    """Hashes keyed by a secret of the installation: ids are few enough to try them all against a plain hash."""

    def __init__(self, key: bytes | None = None) -> None:
        """`key` is KEY_BYTES long; until there is one nobody has a name."""
        self.key = key

    def server(self, id_: int | None) -> str:
        """A server, as 8 hexadecimal letters; "-" for none."""
        return self._hashed("server", id_)

    def member(self, id_: int | None) -> str:
        """A member, the same on every server."""
        return self._hashed("member", id_)

    def _hashed(self, what: str, id_: int | None) -> str:
        if id_ is None or self.key is None:
            return UNKNOWN
        return hashlib.blake2s(f"{what} {id_}".encode(), key=self.key, digest_size=LETTERS // 2).hexdigest()
