"""Where headquarters keeps things: from the environment, with defaults that need nothing."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from inspection.errors import BadInput, EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "QUAYLENS_HQ_"


@dataclass(frozen=True, slots=True)
class OpenIdSettings:
    """A sign-in service: its issuer, what headquarters is called there, and the secret between the two.

    ``name`` is what stands on the button.
    """

    issuer: str
    client: str
    secret: str
    name: str


@dataclass(frozen=True, slots=True)
class HqSettings:
    """``folder`` holds the key and, unless told otherwise, database and photos.

    ``database`` is an SQLAlchemy address (PostgreSQL in production), ``objects`` an address ``s3://bucket`` or empty
    for the folder; ``object_options`` go to the object store as they are (endpoint, region, keys). ``address`` is
    where browsers find this headquarters; ``metrics_token`` opens ``/metrics``, which is closed without one.
    ``updates`` is a repository of updates to be served to stations.
    """

    folder: Path
    database: str
    objects: str
    object_options: Mapping[str, str]
    key_file: Path
    name: str = "Headquarters"
    secure_cookies: bool = True
    address: str = ""
    metrics_token: str = ""
    openid: OpenIdSettings | None = None
    updates: Path | None = None


def settings_from(environment: Mapping[str, str] | None = None) -> HqSettings:
    """Read the settings. Raises BadInput for an object store that is neither a folder nor S3."""
    said = os.environ if environment is None else environment
    folder = Path(said.get(f"{PREFIX}FOLDER") or platformdirs.user_data_path("quaylens-hq"))
    objects = said.get(f"{PREFIX}OBJECTS", "")
    if objects and not objects.startswith("s3://"):
        raise BadInput("hq.objects", address=objects)
    options = f"{PREFIX}OBJECT_"
    return HqSettings(
        folder=folder,
        database=said.get(f"{PREFIX}DATABASE") or f"sqlite:///{folder / 'hq.db'}",
        objects=objects,
        object_options={
            name.removeprefix(options).lower(): value for name, value in said.items() if name.startswith(options)
        },
        key_file=Path(said.get(f"{PREFIX}KEY_FILE") or folder / "hq.key"),
        name=said.get(f"{PREFIX}NAME", "Headquarters"),
        secure_cookies=said.get(f"{PREFIX}PLAIN_HTTP", "") != "1",
        address=said.get(f"{PREFIX}ADDRESS", "").rstrip("/"),
        metrics_token=_secret(said, "METRICS_TOKEN_FILE"),
        openid=_openid(said),
        updates=Path(said[f"{PREFIX}UPDATES"]) if said.get(f"{PREFIX}UPDATES") else None,
    )


def _openid(said: Mapping[str, str]) -> OpenIdSettings | None:
    issuer = said.get(f"{PREFIX}OPENID_ISSUER", "")
    if not issuer:
        return None
    return OpenIdSettings(
        issuer=issuer,
        client=said.get(f"{PREFIX}OPENID_CLIENT", "quaylens"),
        secret=_secret(said, "OPENID_SECRET_FILE"),
        name=said.get(f"{PREFIX}OPENID_NAME", "OpenID"),
    )


def _secret(said: Mapping[str, str], name: str) -> str:
    """A secret stands in a file: the environment of a process is easily seen. Raises EnvironmentFault."""
    file = said.get(f"{PREFIX}{name}", "")
    if not file:
        return ""
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise EnvironmentFault("hq.secret_file", file=file, detail=error.strerror or "") from error
