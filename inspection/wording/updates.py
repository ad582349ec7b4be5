"""What is said of updates: what is offered, what was refused and why, and what to do."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # refused, and nothing was changed
        "updates.expired": sentence(
            "What {source} offers was valid until {until}, and this machine's clock says {now}. Either it is old: "
            "fetch a newer stick; or the clock is wrong: set it. Nothing was changed."
        ),
        "updates.expired_by_known": sentence(
            "What {source} offers was valid until {until}. This machine's clock says {now}, but {known} is certainly "
            "past. Set the clock, and fetch a newer stick. Nothing was changed."
        ),
        "updates.rollback": sentence(
            "{source} offers something older than this station has already seen there. That is how old faults are "
            "brought back: do not use it, and tell who looks after updates. Nothing was changed."
        ),
        "updates.unsigned": sentence(
            "{source} is not signed by enough of the keys that this station trusts (list: {role}). Do not use it, and "
            "tell who looks after updates. Nothing was changed."
        ),
        "updates.changed": sentence(
            "A file of {source} is not the one that its publisher signed, or belongs to another release. Copy or fetch "
            "it again; if that does not help, do not use it. Nothing was changed."
        ),
        "updates.too_long": sentence(
            "A file of {source} is longer than its publisher signed. Do not use it; copy or fetch it again. "
            "Nothing was changed."
        ),
        "updates.malformed": sentence(
            "A list of {source} is damaged or not of the form agreed. Copy or fetch it again. Nothing was changed."
        ),
        "updates.not_listed": sentence(
            "{name} is not among what the publisher of {source} signed. Do not use it. Nothing was changed."
        ),
        "updates.publisher_missing": sentence(
            "The edition {name} comes without its publisher's signature. Do not use it. Nothing was changed."
        ),
        # the way there
        "updates.missing": sentence(
            "{source} lacks a file that belongs there (answer {status}). Copy it whole, or try again later. "
            "Nothing was changed."
        ),
        "updates.unreachable": sentence(
            "{source} could not be read ({detail}). Check the line or the stick and try again. Nothing was changed."
        ),
        "updates.too_slow": sentence("{source} answers too slowly. Try again later, or take a stick."),
        "updates.stopped": sentence("Stopped. Nothing was changed."),
        "updates.no_address": sentence(
            "{address} is no address for updates. Give a folder, or an address that begins with https://."
        ),
        "updates.no_repository": sentence(
            "{folder} holds no updates. Take the folder in which metadata and targets lie, or the stick with the "
            "folder {name}."
        ),
        "updates.no_headquarters": sentence(
            "This station knows no headquarters. Enter its address in the settings, or choose a stick."
        ),
        "updates.disk_full": sentence(
            "There is no room left in {folder}. Make room and try again. Nothing was changed."
        ),
        "updates.disk_error": sentence("{folder} cannot be written ({detail}). Check its rights. Nothing was changed."),
        "updates.in_use": sentence("Another window or command is using {folder}. Wait until it is done."),
        # the root that is trusted
        "updates.no_root": sentence(
            "This station trusts nobody's updates yet. Whoever looks after it pins the publisher's root once: "
            "python main.py update pin root.json --sha256 DIGITS."
        ),
        "updates.root_unreadable": sentence("The pinned root {path} cannot be read ({detail}). Check its rights."),
        "updates.root_refused": sentence(
            "{path} is no root of updates, or is not signed by its own keys. Fetch it again from the publisher."
        ),
        "updates.root_digits": sentence(
            "The SHA-256 of {path} is {sha256}. Compare it with what the publisher says by another way, such as the "
            "telephone, and give its first 16 digits or more with --sha256."
        ),
        "updates.root_other": sentence(
            "The SHA-256 of {path} is {sha256}, which does not begin with {given}. Do not trust it: ask the publisher."
        ),
        "updates.pinned": sentence(
            "Pinned: updates are trusted from the root {sha256} on, version {version}: {threshold} of {keys} keys."
        ),
        # the program itself
        "updates.open_inspection": sentence(
            "Inspection {label} is under way. Close it first, or wait a day after setting it aside: the program is not "
            "changed in the middle of one."
        ),
        "updates.from_source": sentence(
            "This program runs from its source tree, which git brings up to date: git pull, then make run."
        ),
        "updates.hand_over": sentence(
            "Verified: {path} (SHA-256 {sha256}). This installation belongs to the machine, so it does not change "
            "itself. Let whoever looks after the machine compare these digits and run: {command}"
        ),
        "updates.older": sentence("{name} is not newer than {installed}, which runs here. Nothing was changed."),
        "updates.still_runs": sentence(
            "Version {name} runs in another window, so its files cannot be exchanged. Close that window and try again."
        ),
        "updates.not_a_version": sentence(
            "{name} is no version of the program: that is three numbers with points, such as 0.3.0. Drafts and "
            "candidates are not offered to stations. Nothing was changed."
        ),
        "updates.wrong_platform": sentence("{name} is built for {platform}; this machine is {own}."),
        "updates.archive_refused": sentence(
            "The program in {path} cannot be unpacked safely ({detail}). Do not use it; tell its publisher. "
            "Nothing was changed."
        ),
        "updates.does_not_start": sentence(
            "Version {name} does not start on this machine ({detail}), so the one that runs here stays. Tell its "
            "publisher. Nothing was changed."
        ),
        "updates.can_go_back": sentence("Version {name} ran before and is kept: update back."),
        "updates.can_go_back_first": sentence("The version that was installed first is kept: update back."),
        "updates.first_version": sentence("that was installed first"),
        "updates.gone_to_first": sentence("The version that was installed first runs again from the next start on."),
        "updates.no_kind": sentence('"{text}" is nothing that is brought up to date. Take one of: {known}.'),
        "updates.staged": sentence("Version {name} is installed and runs from the next start on. {before} is kept."),
        "updates.nothing_before": sentence("There is no earlier version to go back to."),
        "updates.gone_back": sentence("Version {name} runs again from the next start on."),
        # told on the command line
        "updates.running": sentence("This is {software}, {kind}."),
        "updates.kind.per-user": sentence("installed for one user: it can bring itself up to date"),
        "updates.kind.per-machine": sentence("installed for the machine: updates are verified and handed over"),
        "updates.kind.deb": sentence("installed as a Debian package: updates are verified and handed over"),
        "updates.kind.source": sentence("run from its source tree: git brings it up to date"),
        "updates.offer.edition": sentence("Edition {name} of {day}, {size} bytes: {standing}"),
        "updates.offer.pack": sentence("National pack {name} of {day}, {size} bytes: {standing}"),
        "updates.offer.application": sentence("Version {name} of {day}, {size} bytes: {standing}"),
        "updates.standing.new": sentence("New"),
        "updates.standing.here": sentence("In use here"),
        "updates.standing.older": sentence("Older than what is used here"),
        "updates.standing.no_version": sentence("No version of three numbers: it is not installed"),
        "updates.standing.other_machine": sentence("For other machines"),
        "updates.nothing_new": sentence("{source} offers nothing new."),
        "updates.clock_behind": sentence(
            "This machine's clock says {now}, but {known} is certainly past. Set the clock."
        ),
        "updates.fetched": sentence("Verified and kept: {path}"),
        "updates.installed_edition": sentence(
            "Edition {name} of {day} is installed and answers from the next start on."
        ),
        "updates.installed_pack": sentence(
            "The national pack {name} of {day} is installed and lies over the edition from the next start on."
        ),
        "updates.not_offered": sentence("Nothing of the name {path} is offered. See what is: update check."),
        # the page
        "updates.page.title": sentence("Updates"),
        "updates.page.open": sentence("&Updates…"),
        "updates.page.here": sentence("What runs here"),
        "updates.page.stick": sentence("From a s&tick…"),
        "updates.page.headquarters": sentence("From head&quarters"),
        "updates.page.stop": sentence("Sto&p"),
        "updates.page.back": sentence("&Go back"),
        "updates.page.back_to": sentence("&Go back to the version {name}"),
        "updates.page.progress": sentence("How much is fetched and unpacked"),
        "updates.page.under_way": sentence("Looking, fetching and checking…"),
        "updates.page.offers": sentence("{source} offers what is listed here. Everything was checked."),
        "updates.page.arrived": sentence("Sent by headquarters: edition {name} of {day}"),
        "updates.page.arrived_unfit": sentence("Sent by headquarters, but cannot be installed: {name}"),
        "updates.page.edition_arrived": sentence(
            "Headquarters sent an edition. It is put in use under Help, About this station, Updates."
        ),
        "updates.page.vouched": sentence("Signed by {key}, whom this station trusts."),
        "updates.page.changes": sentence(
            "Beside the edition in use: {added} rows added, {changed} changed, {deleted} deleted. Reference, Compare "
            "editions, shows each after it is installed."
        ),
        "updates.page.edition": sentence("Edition {name} of {day}, {size}"),
        "updates.page.pack": sentence("National pack {name} of {day}, {size}"),
        "updates.page.application": sentence("Program, version {name} of {day}, {size}"),
        "updates.page.install": sentence("Install"),
        "updates.page.install_of": sentence("Install {name}"),
        "updates.page.stick_title": sentence("The stick or folder with the updates"),
        # the publisher's side
        "updates.short_passphrase": sentence(
            "The passphrase of a key has {least} characters or more. Take a longer one."
        ),
        "updates.unreadable": sentence("{path} cannot be read ({detail}). Name another file."),
        "updates.key_refused": sentence(
            "{path} is no encrypted Ed25519 key, or its passphrase is another one. Try again, or name another file."
        ),
        "updates.repository_exists": sentence("{folder} holds a repository already. Name an empty folder."),
        "updates.no_repository_root": sentence(
            "{folder} has no accepted root yet. Begin one, let its key holders sign it, and accept it."
        ),
        "updates.no_such_key": sentence("The key {key} may not sign for the role {role}. Use one of its keys."),
        "updates.too_few_keys": sentence("{threshold} signatures cannot be asked of the keys of the role {role}."),
        "updates.no_list": sentence("{path} is no signed list of The Update Framework."),
        "updates.signatures_missing": sentence(
            "The list {role} has {have} of the {threshold} signatures that it needs. Let another key holder sign it."
        ),
        "updates.bad_target": sentence(
            "{path} cannot be the path of a target. Take letters, figures, points, plus signs and hyphens."
        ),
        "updates.no_role": sentence("There is no role {role}. Take one of: {known}."),
        "updates.key_made": sentence("Private key: {private}. Public key: {public}, identifier {key}."),
        "updates.key_prompt": sentence("Passphrase of {path}"),
        "updates.drafted": sentence("Drafted: {path}. Let its key holders sign it."),
        "updates.signed": sentence("Signed: {path} has {have} of the {threshold} signatures that it needs."),
        "updates.accepted": sentence("Accepted: {path}"),
        "updates.taken": sentence("Taken in: {path}, SHA-256 {sha256}. It is offered with the next release."),
        "updates.dropped": sentence("No longer offered from the next release on: {path}"),
        "updates.released": sentence("Released. Copy metadata and targets of {folder} to the stick or the web server."),
        "updates.list": sentence("List {role}: version {version}, valid until {until}"),
        "updates.no_bundle": sentence("{path} holds no file. Name the folder of a bundle, such as make bundle writes."),
        "updates.packed": sentence("Packed: {path}, {files} files, {unpacked} bytes unpacked."),
    }
)
