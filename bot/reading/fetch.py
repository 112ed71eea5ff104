"""The one way to the outside: a guarded HTTP fetch."""


class Fetcher:
    """Fetches an address that people may see, and nothing else."""
