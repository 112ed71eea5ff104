"""TLS for any host name on this machine."""

import functools
import ssl

import trustme


@functools.cache
def _authority() -> trustme.CA:
    return trustme.CA()


def authority() -> bytes:
    """Return the certificate (PEM) that a client in another process must trust."""
    return _authority().cert_pem.bytes()


@functools.cache
def trusting() -> ssl.SSLContext:
    """For the client: trusts the local web's authority and no other."""
    context = ssl.create_default_context()
    _authority().configure_trust(context)
    return context


@functools.cache
def certified(host: str) -> ssl.SSLContext:
    """For the server: a certificate for one host."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    _authority().issue_cert(host).configure_cert(context)
    return context
