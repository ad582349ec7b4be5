"""What the store, its verification and the case file have to say."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # The folder and the disk
        "store.none_here": sentence("There is no store in {folder}. Create one, or name another folder with --store."),
        "store.already_here": sentence("{folder} holds a store already. Open it, or name another folder."),
        "store.key_file_missing": sentence(
            "{folder} holds a journal without its key file store.json. "
            "Put the key file back from a copy; without it nobody can open the journal."
        ),
        "store.journal_missing": sentence(
            "{folder} holds a key file without its journal. Restore the whole folder from a copy."
        ),
        "store.station_unnamed": sentence("A store needs the name of its station."),
        "store.in_use": sentence(
            "The store {folder} is in use by process {pid} on {host} since {since}. Close that window or command first."
        ),
        "store.busy": sentence("Another program holds the store {folder}. Close it and try again."),
        "store.read_only": sentence(
            "{folder} cannot be written to. Give yourself write permission, or name another folder."
        ),
        "store.disk_full": sentence(
            "The disk that holds {folder} is full. Nothing that was kept is lost; free some space and repeat the step."
        ),
        "store.disk_error": sentence(
            "The disk that holds {folder} does not answer as it should ({detail}). "
            "Nothing that was kept before is changed; copy the folder to another disk and go on there."
        ),
        "store.damaged": sentence(
            "The store {folder} is damaged ({detail}). Leave it as it is and restore a copy into another folder."
        ),
        "store.newer": sentence(
            "The store {folder} was written by a newer version of Quaylens ({found}). "
            "It was not touched; install that version to open it."
        ),
        "store.old_sqlite": sentence(
            "The database library is version {found}, and {needed} is needed. Run make run again to set it up."
        ),
        # Passphrases
        "store.wrong_passphrase": sentence("The passphrase does not open the store {folder}. Nothing was changed."),
        "store.passphrase_short": sentence(
            "A passphrase needs at least {least} characters, a PIN of digits only at least {digits}."
        ),
        "store.passphrase_empty": sentence("No passphrase was given."),
        "store.passphrase_long": sentence("A passphrase has at most {most} bytes."),
        "store.passphrase_text": sentence("The passphrase is not text in UTF-8."),
        "store.passphrase_open": sentence("Others can read the passphrase file {file}. Run: chmod 600 {quoted}"),
        "store.passphrase_unreadable": sentence("The passphrase file {file} cannot be read: {detail}."),
        "store.passphrase_fd": sentence("File descriptor {fd} gives no passphrase: {detail}."),
        # Old verdicts
        "verify.clock_step": sentence(
            "Before record {seq} the clock of this computer was set by {by}. "
            "What that record's time says is its word alone."
        ),
        "verify.clock_back": sentence(
            "Record {seq} bears an earlier time than the one before it ({by}): "
            "the clock was set back while switched off."
        ),
        "verify.no_code": sentence(
            "There is no report's QR code to be read in {picture}. Take the picture closer, level and sharp."
        ),
        "verify.other_record": sentence(
            "The paper shows record {seq} of inspection {inspection}, and that is not what is kept here. "
            "Compare the paper with the case file of its own station."
        ),
        "verify.same_record": sentence(
            "The paper shows record {seq} of inspection {inspection} as it is kept here, unchanged."
        ),
        "verify.not_reproduced": sentence(
            "What record {seq} keeps does not follow from edition {edition} any more: the rules of this version differ "
            "from those of the version that kept it. The kept findings are evidence; these rules are not."
        ),
        # Records
        "store.record_version": sentence("Record {seq} is of a form that this version does not know ({version})."),
        "store.record_older_version": sentence("Record {seq} is of an older form than the record before it."),
        "store.record_form": sentence("Record {seq} is not in the form that records have."),
        "store.record_counter": sentence("Where record {seq} should stand, there is record {found}."),
        "store.record_index": sentence("The journal files record {seq} under another number or inspection."),
        "store.record_link": sentence("Record {seq} does not follow the record before it: the link is broken."),
        "store.record_station": sentence("Record {seq} is of the station {station}, the chain of {expected}."),
        "store.record_key": sentence("Record {seq} is signed with another key ({key})."),
        "store.record_name": sentence("The header of record {seq} was changed."),
        "store.record_signature": sentence("The signature of record {seq} is wrong."),
        "store.record_body": sentence("The content of record {seq} was changed."),
        "store.record_content": sentence("The content of record {seq} does not have the form that its kind demands."),
        "store.record_withheld": sentence("The content of record {seq} is missing."),
        "store.projection": sentence(
            "The list of inspections does not say of inspection {inspection} what its records say. "
            "Rebuild it: python main.py store rebuild."
        ),
        "store.search_index": sentence(
            "The search of the list of inspections does not fit the list. Rebuild it: python main.py store rebuild."
        ),
        "store.journal_index": sentence(
            "The index of the journal does not fit its records, so that some are not shown with their inspection. "
            "Leave the store as it is and restore a backup into another folder."
        ),
        "store.journal_pages": sentence(
            "Pages of the journal cannot be read ({detail}). Leave the folder as it is, restore the newest backup into "
            "another one (python main.py store restore FILE), and save from here what can still be read: "
            "python main.py store rescue OUT"
        ),
        # Photos
        "store.photo_missing": sentence("The photo {photo} is missing."),
        "store.photo_changed": sentence("The photo {photo} was changed."),
        "store.media_type": sentence("{media_type} is not a media type."),
        # Case files
        "store.case_unreadable": sentence("The case file {file} cannot be read: {detail}."),
        "store.case_exists": sentence("{file} exists already and is not overwritten. Name another file."),
        "store.case_too_large": sentence("The case is larger than a case file can be (4 GB or 65 000 members)."),
        "store.case_layout": sentence(
            "This is not a case file as Quaylens wrote it: from byte {offset} on, the file was changed or is another's."
        ),
        "store.case_newer": sentence("The case file is of a form that this version does not know ({version})."),
        "store.case_manifest": sentence("The manifest of the case file is not in the form that manifests have."),
        "store.case_manifest_key": sentence("The manifest names a key ({key}) that is not the one it carries."),
        "store.case_manifest_signature": sentence("The signature of the manifest is wrong."),
        "store.case_other_key": sentence(
            "The case file is signed with the key {found}, and not with {expected}, which was expected."
        ),
        "store.case_member": sentence("The member {name} of the case file was changed."),
        "store.case_unexpected": sentence("The case file holds {name} where the manifest has {expected}."),
        "store.case_surplus": sentence("The case file holds {name}, which does not belong to it."),
        "store.case_missing": sentence("The case file ends before {name}."),
        "store.case_head": sentence("The chain does not end with the record that the manifest names as its last."),
        "store.case_foreign_body": sentence("The case file holds the content of record {seq}, which is no part of it."),
        "store.case_no_records": sentence("The case file holds no record of the inspection {inspection}."),
        "store.no_inspection": sentence("There is no inspection {inspection} in this store."),
    }
)
