"""What is said of accounts, passphrases, the recovery key and the officers' own signatures."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # Signing in
        "accounts.unknown": sentence("{name} has no account here that is in use. Known: {known}."),
        "accounts.which": sentence("Say who signs in: {known}."),
        "accounts.wait": sentence(
            "There were too many wrong passphrases for this account. Try again in {wait} minutes; nothing is lost."
        ),
        "accounts.locked": sentence("The store is locked. {officer} unlocks it with the passphrase."),
        # Keeping accounts
        "accounts.needs_supervisor": sentence("Only a supervisor can do this. Let one sign in."),
        "accounts.needs_officer": sentence("Only an officer who signed in can do this, not the recovery key."),
        "accounts.needs_recovery_key": sentence("This needs the recovery key."),
        "accounts.bad_name": sentence("An account needs a name of at most {most} characters that can be printed."),
        "accounts.name_taken": sentence(
            "There is or was an account {name}; each name is used once, so that records stay clear. Give another name."
        ),
        "accounts.disabled_already": sentence("{name} is disabled already."),
        "accounts.last_supervisor": sentence(
            "{name} is the last supervisor. Make another officer a supervisor first, or nobody could keep the accounts."
        ),
        "accounts.yourself": sentence("{name} is signed in here; another supervisor has to do this."),
        "accounts.bad_role": sentence("{text} is no role; use one of {known}."),
        # The recovery key
        "accounts.recovery_length": sentence("A recovery key has {groups} groups of {signs} letters and digits."),
        "accounts.recovery_group": sentence(
            "Group {group} of the recovery key is mistyped. Compare it with the paper."
        ),
        "accounts.recovery_wrong": sentence(
            "This is not the recovery key of the store {folder}: of another store, or one that was replaced."
        ),
        "accounts.recover_supervisor": sentence(
            "The recovery key gives a supervisor a new passphrase. Name one of: {names}."
        ),
        "accounts.recovery_key": sentence("Recovery key: {key}"),
        "accounts.recovery_explain": sentence(
            "It is shown this once. Write it down or print it, and keep it away from the laptop: whoever has both can "
            "read everything."
        ),
        "accounts.recovery_written": sentence(
            "The recovery key stands in {path} and nowhere else. Print it, put the paper into a safe away from the "
            "laptop, and delete the file."
        ),
        "accounts.recovery_none": sentence(
            "This store has no recovery key: a forgotten passphrase would be the end of it. "
            "Make one: python main.py account recovery-key."
        ),
        "accounts.recovery_sheet_title": sentence("Recovery key of the station {station}"),
        "accounts.recovery_sheet_use": sentence(
            "If all supervisors of this station have forgotten their passphrases, run “python main.py account recover” "
            "or choose “Forgotten passphrase” at sign-in, and type this key. Case, spaces and dashes do not matter; "
            "the last sign of each group checks the group."
        ),
        "accounts.recovery_sheet_keep": sentence(
            "Keep this sheet in a safe, away from the laptop. A new recovery key makes this one worthless."
        ),
        # Secrets of a new account
        "store.pin_short": sentence("A PIN needs at least {least} digits; a passphrase protects better."),
        "store.pin_simple": sentence("This PIN is among the first that anyone tries. Take another one."),
        # What the command line says
        "accounts.line": sentence("{name}: {role}, {state}, signing key {key}"),
        "accounts.state.enabled": sentence("in use"),
        "accounts.state.disabled": sentence("disabled"),
        "accounts.role.inspector": sentence("inspector"),
        "accounts.role.supervisor": sentence("supervisor"),
        "accounts.added": sentence("{name} can sign in as {role}."),
        "accounts.disabled_done": sentence("{name} can no longer sign in. What {name} kept and signed stays."),
        "accounts.role_done": sentence("{name} is {role} now."),
        "accounts.passphrase_done": sentence(
            "The passphrase of {name} is changed; the old one opens nothing any more."
        ),
        "accounts.recovered": sentence("{name} has a new passphrase and a new signing key; both are on record."),
        "accounts.new_passphrase": sentence("New passphrase or PIN of {name}"),
        "accounts.recovery_prompt": sentence("Recovery key"),
        # A second officer
        "accounts.second_is_first": sentence("{name} is signed in already; a second officer has to sign."),
        "countersign.nothing": sentence("There is no decision yet that could be countersigned."),
        "countersign.own": sentence("{officer} decided this; another officer has to countersign it."),
        "countersign.twice": sentence("{officer} has countersigned this decision already."),
        "countersign.supervisor": sentence("This decision needs the countersignature of a supervisor."),
        "countersign.done": sentence("Countersigned by {officer} as record {seq}."),
        "countersign.passphrase": sentence("Passphrase of {name}"),
        # What a verification says
        "accounts.record": sentence("Record {seq} does not follow from what the chain says of that account."),
        "accounts.possession": sentence(
            "Record {seq} gives {name} a signing key without the proof that {name} has it."
        ),
        "officer.unsigned": sentence(
            "Record {seq} ({kind}) lacks the signature of {officer}, which records of its kind carry."
        ),
        "officer.unknown": sentence(
            "Record {seq} is signed as {officer}, of whom no record before it gives a signing key in force."
        ),
        "officer.key": sentence("Record {seq} is signed with a key that is not {officer}'s."),
        "officer.signature": sentence("The signature of {officer} under record {seq} is wrong."),
        "officer.signed": sentence(
            "Signatures of officers: {signed}, each with the officer's own key. "
            "Steps from before officers signed them themselves: {unsigned}."
        ),
    }
)
