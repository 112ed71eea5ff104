"""The open database: read blocks, write blocks, and closing."""


class Store:
    """The archive's database, opened and upgraded."""
