"""The line to headquarters, as the command and the window open it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from inspection.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path
    from ssl import SSLContext

    from inspection.ports import Signer
    from inspection.settings import Settings
    from local_store.exchange.hq_client import HqClient

_HERE = frozenset({"127.0.0.1", "localhost", "::1"})


def line_to(address: str, key: Signer, unsent: int, trust: SSLContext | None) -> HqClient:
    """A line to that address; in clear only to this machine. Raises BadInput for what is no address."""
    from local_store.exchange.hq_client import HqClient

    from .software import software

    parts = urlsplit(address)
    if parts.scheme not in {"https", "http"} or not parts.hostname:
        raise BadInput("sync.no_address", address=address)
    if parts.scheme == "http" and parts.hostname not in _HERE:
        raise BadInput("sync.no_address", address=address)
    return HqClient(address, key, about={"software": software(), "unsent": str(unsent)}, trust=trust)


def authority(settings: Settings) -> SSLContext | None:
    """Headquarters' own authority where one is set. Raises BadInput when its certificates cannot be read."""
    if not settings.headquarters_roots:
        return None
    try:
        return _trusting(settings.headquarters_roots)
    except ValueError as error:
        raise BadInput("desk.sync.roots") from error


def authority_in(file: Path) -> SSLContext:
    """The authority whose certificates are in a file. Raises BadInput when there are none to be read."""
    from .options import file_content

    try:
        return _trusting(file_content(file).decode("ascii", "ignore"))  # remarks in PEM may hold any letters
    except ValueError as error:
        raise BadInput("sync.authority_file", file=file) from error


def _trusting(certificates: str) -> SSLContext:
    """A context that trusts these certificates alone. Raises ValueError where they are none."""
    import ssl

    if not certificates.isascii():
        raise ValueError("PEM is ASCII")
    try:
        return ssl.create_default_context(cadata=certificates)
    except ssl.SSLError as error:
        raise ValueError("no certificates") from error
