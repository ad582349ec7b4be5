"""Where photos lie: a folder with durable writes, or any S3-compatible store."""

from __future__ import annotations

import os
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from inspection.errors import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


LONGEST_TRY = timedelta(seconds=10)  # then the station is asked to come again, and goes on where it was


class ObjectStore(Protocol):
    """Bytes by name. ``put`` returns only when they are durable."""

    def put(self, name: str, content: bytes) -> None:
        """Keep the bytes under that name, over what was there. Raises EnvironmentFault."""

    def get(self, name: str) -> bytes | None:
        """The bytes of that name, None when there are none. Raises EnvironmentFault."""

    def delete(self, name: str) -> None:
        """Forget that name; nothing happens when it is not there. Raises EnvironmentFault."""

    def ready(self) -> None:
        """Demand that the store answers. Raises EnvironmentFault."""


class Folder:
    """A folder: written aside, synced, renamed, the folder synced."""

    def __init__(self, root: Path) -> None:
        """Use that folder; it is made when the first object comes."""
        self._root = root

    def put(self, name: str, content: bytes) -> None:
        """See :class:`ObjectStore`."""
        path = self._root / name
        part = path.with_name(f".{path.name}.{secrets.token_hex(6)}.part")
        try:
            missing = [folder for folder in (path.parent, *path.parent.parents) if not folder.exists()]
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                with part.open("xb") as stream:
                    stream.write(content)
                    stream.flush()
                    os.fsync(stream.fileno())
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)
            for folder in (path.parent, *(each.parent for each in missing)):
                _sync(folder)
        except OSError as error:
            raise EnvironmentFault("hq.objects_failed", detail=error.strerror or type(error).__name__) from error

    def get(self, name: str) -> bytes | None:
        """See :class:`ObjectStore`."""
        try:
            return (self._root / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise EnvironmentFault("hq.objects_failed", detail=error.strerror or type(error).__name__) from error

    def delete(self, name: str) -> None:
        """See :class:`ObjectStore`."""
        try:
            (self._root / name).unlink(missing_ok=True)
        except OSError as error:
            raise EnvironmentFault("hq.objects_failed", detail=error.strerror or type(error).__name__) from error

    def ready(self) -> None:
        """See :class:`ObjectStore`."""
        self.put("ready", b"")


class Bucket:
    """A bucket of an S3-compatible store; it acknowledges a put when it holds the object."""

    def __init__(self, address: str, options: Mapping[str, str]) -> None:
        """Use the bucket of that address (``s3://bucket``); the options are the object store's own."""
        from obstore.store import S3Store  # noqa: PLC0415 - only where one is set

        self._store = S3Store.from_url(
            address,
            config=dict(options),  # type: ignore[arg-type]
            client_options=_client(options),  # type: ignore[arg-type]
            retry_config={"max_retries": 2, "retry_timeout": LONGEST_TRY},
        )

    def put(self, name: str, content: bytes) -> None:
        """See :class:`ObjectStore`."""
        import obstore  # noqa: PLC0415

        try:
            obstore.put(self._store, name, content, use_multipart=False)
        except _faults() as error:
            raise EnvironmentFault("hq.objects_failed", detail=_first_line(error)) from error

    def get(self, name: str) -> bytes | None:
        """See :class:`ObjectStore`."""
        import obstore  # noqa: PLC0415

        try:
            return bytes(obstore.get(self._store, name).bytes())
        except FileNotFoundError:
            return None
        except _faults() as error:
            raise EnvironmentFault("hq.objects_failed", detail=_first_line(error)) from error

    def delete(self, name: str) -> None:
        """See :class:`ObjectStore`."""
        import obstore  # noqa: PLC0415

        try:
            obstore.delete(self._store, name)
        except FileNotFoundError:
            return
        except _faults() as error:
            raise EnvironmentFault("hq.objects_failed", detail=_first_line(error)) from error

    def ready(self) -> None:
        """See :class:`ObjectStore`."""
        self.put("ready", b"")


def open_objects(address: str, options: Mapping[str, str], folder: Path) -> ObjectStore:
    """The store of that address, the folder where there is none."""
    return Bucket(address, options) if address else Folder(folder)


def _client(options: Mapping[str, str]) -> dict[str, object]:
    plain = options.get("endpoint", "").startswith("http://")
    return {"allow_http": plain, "connect_timeout": timedelta(seconds=5), "timeout": timedelta(seconds=60)}


def _faults() -> tuple[type[Exception], ...]:
    from obstore.exceptions import BaseError  # noqa: PLC0415

    return (BaseError, OSError)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
