"""Where updates come from: an https address, or a folder such as a memory stick. Both are hostile until checked.

What is fetched is checked by :mod:`reference.updates.client`; here it is only kept within bounds: so many bytes,
so much time, regular files below the folder, no links, and temporary files where the rest is kept.
"""

from __future__ import annotations

import http.client
import os
import stat
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

from tuf.api.exceptions import DownloadError, DownloadHTTPError, DownloadLengthMismatchError, SlowRetrievalError
from tuf.ngclient import FetcherInterface

from inspection.errors import BadInput, EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from ssl import SSLContext

CHUNK = 1 << 20
ANSWER_S = 30  # without a byte for so long the line counts as dead
PATIENCE_S = 120  # after that long a transfer must have been faster than
SLOWEST = 200  # bytes a second
MISSING = 404
ON_THE_STICK = "quaylens-updates"  # the folder that may lie on a stick beside other things
_HERE = frozenset({"127.0.0.1", "localhost", "::1"})
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class BoundedFetcher(FetcherInterface):
    """Fetches into a given folder, tells how far it is, and stops when it is asked to."""

    def __init__(self) -> None:
        """Nothing is told and nothing stops it until somebody says so."""
        self.spool: Path | None = None
        self.tell: Callable[[int], None] = lambda _received: None
        self.stopped: Callable[[], bool] = lambda: False
        self.last = b""

    @contextmanager
    def download_file(self, url: str, max_length: int) -> Iterator[IO[bytes]]:
        """The content as a temporary file beside what is kept: the system's own folder for these may be small."""
        received = 0
        with tempfile.TemporaryFile(dir=self.spool) as file:
            for chunk in self.fetch(url):
                received += len(chunk)
                if received > max_length:
                    raise DownloadLengthMismatchError(f"{url}: more than {max_length} bytes")
                if self.stopped():
                    raise EnvironmentFault("updates.stopped")
                file.write(chunk)
                self.tell(received)
            file.seek(0)
            yield file

    def download_bytes(self, url: str, max_length: int) -> bytes:
        """The content, which is remembered for the sentence that may have to be said about it."""
        self.last = super().download_bytes(url, max_length)
        return self.last


class FolderFetcher(BoundedFetcher):
    """Files below a folder; no link is followed, and nothing is opened that is not a regular file."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that holds ``metadata`` and ``targets``."""
        super().__init__()
        self._folder = folder

    def _fetch(self, url: str) -> Iterator[bytes]:
        path = self._folder
        parts = PurePosixPath(url).parts
        if not parts or any(part in {"..", "/"} or "\\" in part or ":" in part for part in parts):
            raise DownloadError(f"{url} is no name of a file")
        try:
            for part in parts[:-1]:
                path /= part
                if not stat.S_ISDIR(path.lstat().st_mode):
                    raise DownloadError(f"{path} is no folder")
            path /= parts[-1]
            if not stat.S_ISREG(path.lstat().st_mode):
                raise DownloadError(f"{path} is no regular file")
            descriptor = os.open(path, _OPEN)
        except FileNotFoundError as error:
            raise DownloadHTTPError(str(path), MISSING) from error
        except OSError as error:
            raise DownloadError(error.strerror or type(error).__name__) from error
        return _chunks(descriptor)


class AddressFetcher(BoundedFetcher):
    """Files below an https address; in clear only from this machine."""

    def __init__(self, trust: SSLContext | None = None) -> None:
        """``trust`` holds the certificates of an authority of one's own."""
        super().__init__()
        handlers: list[urllib.request.BaseHandler] = [_OnlySafe()]
        if trust is not None:
            handlers.append(urllib.request.HTTPSHandler(context=trust))
        self._opener = urllib.request.build_opener(*handlers)

    def _fetch(self, url: str) -> Iterator[bytes]:
        try:
            answer = self._opener.open(url, timeout=ANSWER_S)
        except urllib.error.HTTPError as error:
            error.close()
            raise DownloadHTTPError(str(error), error.code) from error
        except TimeoutError as error:
            raise SlowRetrievalError from error
        except (OSError, http.client.HTTPException) as error:
            raise DownloadError(_reason(error)) from error
        return _received(answer)


class _OnlySafe(urllib.request.HTTPRedirectHandler):
    """Follows no way out of https."""

    def redirect_request(  # noqa: PLR0917 - the library passes them by position
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if not _safe(newurl):
            fp.close()
            raise DownloadError(f"sent on to {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def demand_safe(address: str) -> None:
    """Raises BadInput for what is neither https nor this machine, and for a password in an address: it is shown."""
    if not _safe(address):
        raise BadInput("updates.no_address", address=address)


def _safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    clear = parts.scheme == "http" and parts.hostname in _HERE
    plain = bool(parts.hostname) and parts.username is None and not parts.query and not parts.fragment
    return plain and (parts.scheme == "https" or clear)


def folder_on(stick: Path) -> Path:
    """The repository in a folder, or in the folder of that name on a stick. Raises EnvironmentFault for none."""
    for folder in (stick, stick / ON_THE_STICK):
        if (folder / "metadata").is_dir() and (folder / "targets").is_dir():
            return folder
    raise EnvironmentFault("updates.no_repository", folder=stick, name=ON_THE_STICK)


def _chunks(descriptor: int) -> Iterator[bytes]:
    with os.fdopen(descriptor, "rb") as file:
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise DownloadError("no regular file")
            while chunk := file.read(CHUNK):
                yield chunk
        except OSError as error:  # the stick was pulled
            raise DownloadError(error.strerror or type(error).__name__) from error


def _received(answer: http.client.HTTPResponse) -> Iterator[bytes]:
    begun, received = time.monotonic(), 0
    with answer:
        while True:
            try:
                chunk = answer.read1(CHUNK)
            except TimeoutError as error:
                raise SlowRetrievalError from error
            except (OSError, http.client.HTTPException) as error:
                raise DownloadError(_reason(error)) from error
            if not chunk:
                return
            received += len(chunk)
            elapsed = time.monotonic() - begun
            if elapsed > PATIENCE_S and received / elapsed < SLOWEST:
                raise SlowRetrievalError
            yield chunk


def _reason(error: Exception) -> str:
    inner = getattr(error, "reason", None)
    return str(inner or error) or type(error).__name__
