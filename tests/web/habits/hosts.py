"""What befalls a whole host."""

from tests.web.habit import Trouble, network


@network
def name_gone() -> Trouble:
    """Has no name any more: it does not resolve."""
    return "no name"


@network
def connection_refused() -> Trouble:
    """Takes no connection."""
    return "refused"


@network
def bad_certificate() -> Trouble:
    """Shows a certificate of another name; for outlets whose scheme is "https"."""
    return "bad certificate"


@network
def private_address() -> Trouble:
    """Has a name that leads into a private network."""
    return "private"
