"""``publish``: the publisher's side of updates: keys, the root that stations pin, and what is offered to them.

No station needs this. Passphrases are asked for, or read from private files or descriptors; they never stand on a
command line.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspection.errors import BadInput, VerificationFailed
from inspection.message import message
from inspection.wording import say

from .told import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from securesystemslib.signer import CryptoSigner

    from reference.updates.offers import Offer
    from reference.updates.publishing import Repository

app = typer.Typer(help="Publish updates; for publishers.", no_args_is_help=True, rich_markup_mode=None)

Folder = Annotated[Path, typer.Argument(metavar="REPOSITORY", help="Folder of the repository.")]
Keys = Annotated[list[Path], typer.Option("--key", metavar="PEM", help="Private key that signs; repeatable.")]
Files = Annotated[
    list[Path] | None,
    typer.Option("--passphrase-file", help="File with the passphrase, mode 0600; one a key, in their order."),
]
Descriptors = Annotated[
    list[int] | None, typer.Option("--passphrase-fd", help="Descriptor to read it from; one a key, in their order.")
]
Role = Annotated[str, typer.Argument(help="root, targets, snapshot or timestamp.")]
Changes = Annotated[Path | None, typer.Option("--changes", metavar="FILE", help="What changed, as stations are told.")]


@app.command("new-key")
def new_key(
    file: Annotated[Path, typer.Argument(help="Where the private key goes, such as root-1.pem.")],
    passphrase_file: Files = None,
    passphrase_fd: Descriptors = None,
) -> None:
    """Make a key pair; the private key is encrypted with a passphrase."""
    from reference.updates.keys import new_key as make_key

    (secret,) = _passphrases([file], passphrase_file, passphrase_fd, twice=True)
    public, key = make_key(file, secret)
    line("updates.key_made", private=file, public=public, key=key)


@app.command("begin")
def begin(
    folder: Folder,
    root: Annotated[list[Path], typer.Option("--root", metavar="PUB", help="Public root key; repeatable.")],
    targets: Annotated[list[Path], typer.Option("--targets", metavar="PUB", help="Public key; repeatable.")],
    snapshot: Annotated[list[Path], typer.Option("--snapshot", metavar="PUB", help="Public key; repeatable.")],
    timestamp: Annotated[list[Path], typer.Option("--timestamp", metavar="PUB", help="Public key; repeatable.")],
    threshold: Annotated[int, typer.Option("--threshold", min=1, help="Root keys that must sign.")] = 2,
    targets_threshold: Annotated[int, typer.Option("--targets-threshold", min=1, help="Targets keys likewise.")] = 1,
) -> None:
    """Draft the first root of a new repository."""
    from reference.updates.keys import public_key
    from reference.updates.publishing import RoleKeys

    def of(files: list[Path], least: int = 1) -> RoleKeys:
        return RoleKeys(tuple(map(public_key, files)), least)

    roles = {
        "root": of(root, threshold), "targets": of(targets, targets_threshold),
        "snapshot": of(snapshot), "timestamp": of(timestamp),
    }  # fmt: skip
    line("updates.drafted", path=_repository(folder).begin(roles))


@app.command("rotate")
def rotate(
    folder: Folder,
    role: Role,
    add: Annotated[list[Path] | None, typer.Option("--add", metavar="PUB", help="Public key; repeatable.")] = None,
    remove: Annotated[list[str] | None, typer.Option("--remove", metavar="KEY", help="Its identifier.")] = None,
    threshold: Annotated[int | None, typer.Option("--threshold", min=1, help="Keys that must sign.")] = None,
) -> None:
    """Draft the next root: with other keys of a role, or only with a later expiry."""
    from reference.updates.keys import public_key
    from reference.updates.publishing import ROLES

    if role not in ROLES:
        raise BadInput("updates.no_role", role=role, known=", ".join(ROLES))
    drafted = _repository(folder).change(role, [public_key(each) for each in add or ()], remove or [], threshold)
    line("updates.drafted", path=drafted)


@app.command("sign")
def sign(
    folder: Folder,
    role: Annotated[str, typer.Argument(help="The draft to sign: root or targets.")],
    key: Keys,
    passphrase_file: Files = None,
    passphrase_fd: Descriptors = None,
) -> None:
    """Add signatures to a draft; each key holder does it on a machine of their own."""
    repository = _repository(folder)
    draft = repository.drafts / f"{role}.json"
    for signer in _signers(key, passphrase_file, passphrase_fd):
        have, threshold = repository.sign(draft, signer)
        line("updates.signed", path=draft, have=have, threshold=threshold)


@app.command("accept")
def accept(folder: Folder) -> None:
    """Publish the drafted root, once enough keys have signed it."""
    line("updates.accepted", path=_repository(folder).accept())


@app.command("add-edition")
def add_edition(
    folder: Folder,
    file: Annotated[Path, typer.Argument(metavar="EDITION", help="With its publisher's signature beside it.")],
    changes: Changes = None,
) -> None:
    """Take an edition in, to be offered with the next release."""
    from reference.edition import Edition
    from reference.updates.offers import Offer, OfferKind

    with Edition.open(file) as edition:
        identity = edition.edition
    _add(folder, file, Offer(f"editions/{identity.name}.edition", OfferKind.EDITION, identity.name, identity.day,
                             0, "", changes=_text(changes)))  # fmt: skip


@app.command("add-pack")
def add_pack(
    folder: Folder,
    pack: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the national pack, sealed by its publisher.")],
    keys: Annotated[
        Path | None,
        typer.Option(
            "--keys", help="Its publisher's key, a file or folder (default: QUAYLENS_KEYS, else reference/keys)."
        ),
    ] = None,
    changes: Changes = None,
) -> None:
    """Take a national pack in, to be offered with the next release: one whose seal is by a trusted key."""
    from reference.national_pack import open_pack
    from reference.pack_file import MANIFEST
    from reference.trust import signature_path
    from reference.updates.archive import pack as pack_folder
    from reference.updates.offers import Offer, OfferKind, offer_of, pack_target

    from .chosen_edition import trusted

    if not signature_path(pack / MANIFEST).exists():
        raise VerificationFailed("pack.not_sealed", path=pack)
    identity = open_pack(pack, trusted(keys)).identity
    if not identity.signed:
        raise VerificationFailed("pack.not_vouched", name=identity.name)
    path = pack_target(identity.country, identity.name)
    listed = _repository(folder).offered().get(path)
    before = None if listed is None else offer_of(path, listed)
    if before is not None and identity.day <= before.day:
        raise BadInput("pack.not_later", name=identity.name, day=identity.day, offered=before.day)
    with tempfile.TemporaryDirectory(prefix="quaylens-pack-") as made:
        archive = Path(made) / path.rpartition("/")[2]
        _, unpacked = pack_folder(pack, archive)
        _add(folder, archive, Offer(path, OfferKind.PACK, identity.name, identity.day, 0, "",
                                    unpacked=unpacked, changes=_text(changes)))  # fmt: skip


@app.command("add-application")
def add_application(
    folder: Folder,
    file: Annotated[Path, typer.Argument(metavar="PACKAGE", help="What pack-application made, a .deb or a .exe.")],
    version: Annotated[str, typer.Option("--version", help="The program's version.")],
    platform: Annotated[str, typer.Option("--platform", help="Such as linux-x86_64 or win32-amd64.")],
    day: Annotated[str, typer.Option("--date", metavar="DATE", help="Day of the release, ISO.")],
    changes: Changes = None,
) -> None:
    """Take the program in for one platform, to be offered with the next release."""
    from reference.updates.archive import unpacked_size
    from reference.updates.offers import Offer, OfferKind

    try:
        released = date.fromisoformat(day)
    except ValueError as error:
        raise BadInput("commands.bad_date", text=day) from error
    unpacked = unpacked_size(file) if file.name.endswith(".tar.xz") else 0
    _add(folder, file, Offer(f"application/{platform}/{file.name}", OfferKind.APPLICATION, version, released, 0, "",
                             platform, unpacked, _text(changes)))  # fmt: skip


@app.command("drop")
def drop(
    folder: Folder,
    path: Annotated[str, typer.Argument(metavar="TARGET", help="As show lists it.")],
) -> None:
    """Offer something no longer, from the next release on."""
    _repository(folder).drop(path)
    line("updates.dropped", path=path)


@app.command("renew")
def renew(folder: Folder) -> None:
    """Draft the list of targets as it is, valid for another while."""
    line("updates.drafted", path=_repository(folder).renew())


@app.command("release")
def release(
    folder: Folder, key: Keys, passphrase_file: Files = None, passphrase_fd: Descriptors = None
) -> None:  # fmt: skip
    """Sign the lists and publish them; without a draft only snapshot and timestamp are renewed."""
    _repository(folder).release(_signers(key, passphrase_file, passphrase_fd))
    line("updates.released", folder=folder)


@app.command("show")
def show(folder: Folder) -> None:
    """Show lists, versions, expiry and what is offered."""
    repository = _repository(folder)
    for role, version, until in repository.lists():
        line("updates.list", role=role, version=version, until=until.date())
    for path, target in sorted(repository.offered().items()):
        print(f"{target.length:12} {target.hashes['sha256'][:16]} {path}")


@app.command("pack-application")
def pack_application(
    bundle: Annotated[Path, typer.Argument(metavar="BUNDLE", help="Folder of the bundled program.")],
    out: Annotated[Path, typer.Argument(metavar="OUT.tar.xz", help="The file to write.")],
) -> None:
    """Pack a bundled program so that stations can install it."""
    from reference.updates.archive import pack

    files, unpacked = pack(bundle, out)
    line("updates.packed", path=out, files=files, unpacked=unpacked)


def _repository(folder: Path) -> Repository:
    from reference.updates.publishing import Repository

    return Repository(folder, datetime.now(UTC))


def _add(folder: Path, file: Path, offer: Offer) -> None:
    taken = _repository(folder).add(file, offer)
    line("updates.taken", path=taken.path, sha256=taken.sha256)


def _text(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        return file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("updates.unreadable", path=file, detail=error) from error


def _signers(keys: Sequence[Path], files: list[Path] | None, descriptors: list[int] | None) -> list[CryptoSigner]:
    from reference.updates.keys import signer_of

    secrets = _passphrases(keys, files, descriptors)
    return [signer_of(key, secret) for key, secret in zip(keys, secrets, strict=True)]


def _passphrases(
    keys: Sequence[Path], files: list[Path] | None, descriptors: list[int] | None, *, twice: bool = False
) -> list[bytes]:
    """One for each key: from the files, then from the descriptors, then asked for."""
    from local_store.passphrase import from_descriptor, from_file

    from .station import ask

    given = [*map(from_file, files or ()), *map(from_descriptor, descriptors or ())]
    asked = [ask(say(message("updates.key_prompt", path=key)), twice=twice) for key in keys[len(given) :]]
    return [each.encode() for each in [*given, *asked]][: len(keys)]
