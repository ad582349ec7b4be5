"""What headquarters says when something is not as it should be."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # Setting up
        "hq.objects": sentence(
            "{address} is no address of an object store. Give s3://BUCKET, or nothing for the folder."
        ),
        "hq.folder": sentence(
            "The folder {folder} cannot be used ({detail}). Give the service's account write permission."
        ),
        "hq.key_file": sentence("The key file {file} cannot be used ({detail}). Put it back from a copy."),
        "hq.key_open": sentence("Others can read the key file {file}. Run: chmod 600 {file}"),
        "hq.newer": sentence("A newer version has made the tables ({detail}). Install that version."),
        "hq.database": sentence(
            "The database does not answer. Nothing that was receipted is lost; send again in a while."
        ),
        "hq.objects_failed": sentence("The store of photos does not answer ({detail}). Send again in a while."),
        "hq.stick": sentence("{file} cannot be read, or its answer cannot be written ({detail}). Try another stick."),
        "hq.taken": sentence(
            "Station {station}: held to record {through}; photos brought: {photos}; records set aside: {quarantined}."
        ),
        "hq.secret_file": sentence("The file {file} with a secret cannot be read ({detail})."),
        # Accounts
        "hq.account_name": sentence("The name of an account has 1 to {most} letters."),
        "hq.account_taken": sentence("There is an account {name} already."),
        "hq.no_account": sentence("There is no account {name}."),
        "hq.passphrase": sentence("A passphrase has at least {least} letters; choose a longer one."),
        "hq.passphrase_prompt": sentence("Passphrase of {name}"),
        "hq.needs_terminal": sentence(
            "The passphrase of {name} is asked for in a terminal. Run this in one, or give --passphrase-file."
        ),
        "hq.passphrase_again": sentence("Once more"),
        "hq.passphrase_differs": sentence("The two passphrases differ. Begin again."),
        "hq.role": sentence("Your account may not do this. Ask an administrator."),
        "hq.openid": sentence("The sign-in service gave no valid answer. Sign in again."),
        "hq.openid_service": sentence("The sign-in service {issuer} does not answer as it should. Try again later."),
        # Pages
        "hq.no_page": sentence("There is no such page."),
        "hq.parameters": sentence("The address or the form holds a value that is not allowed."),
        "hq.bug": sentence("Something went wrong here. Nothing was lost; the log of the service says more."),
        "hq.form_token": sentence("The form is too old, or comes from elsewhere. Open the page again and repeat it."),
        "hq.form_long": sentence("{name} is longer than {most} letters. Shorten it."),
        "hq.form_number": sentence("{name} must be a whole number."),
        "hq.query": sentence("{name} cannot be understood. Correct it and search again."),
        "hq.no_inspection": sentence("There is no such inspection here."),
        "hq.no_photo": sentence("The photo is not here."),
        "hq.no_quarantined": sentence("Nothing of that number was set aside."),
        "hq.no_alert": sentence("Alert {number} is not in force."),
        "hq.alert": sentence("An alert names 1 to {most} containers, companies or substances, with a short note."),
        "hq.remark": sentence("Approve, or return with a remark that says why."),
        "hq.hold_reason": sentence("A legal hold, or lifting one, needs a reason."),
        "hq.policy_limits": sentence("{name} must be from {low} to {high}."),
        "hq.policy_choice": sentence("Choose at least one language, and exports from the list."),
        "hq.revoke_confirm": sentence(
            "Not revoked: the name typed is not {name}, or the number of unsent records has changed. Look again."
        ),
        "hq.edition_form": sentence(
            "This is no edition with its signature: it needs a name of letters and figures, the edition file and the "
            "64 bytes of its .sig file."
        ),
        "hq.edition_known": sentence("The edition {name} is offered already."),
        "hq.no_edition": sentence("There is no such edition here."),
        "hq.verified": sentence("Station {station}: records {records}, bodies {bodies}; the chain holds to {head}."),
        # Requests
        "hq.protocol": sentence(
            "This headquarters speaks version {known} of the exchange, not {spoken}. "
            "Update Quaylens; the records wait on the station and nothing is lost."
        ),
        "hq.too_large": sentence("More than {most} bytes at once are not taken. Send less at a time."),
        "hq.cut_off": sentence("The line broke before the request was here. Send it again."),
        "hq.request_signature": sentence("The request is not signed by a station that is enrolled here."),
        "hq.request_clock": sentence("The request bears another time; here it is {here}."),
        "hq.request_replayed": sentence("The request was made before. Make a new one."),
        "hq.enrolment_form": sentence("This is no request for enrolment."),
        "hq.enrolment_code": sentence(
            "This code enrols no station: it is unknown, used or too old. Ask headquarters for one."
        ),
        "hq.station_name": sentence("The station needs the name that it was enrolled with, of at most 200 letters."),
        "hq.station_revoked": sentence(
            "This station was revoked. Bring it to headquarters; its records are safe on it."
        ),
        "hq.no_station": sentence("There is no enrolled station {station}."),
        # Records and photos
        "hq.batch_form": sentence("This is no batch of records ({detail})."),
        "hq.batch_of_another": sentence("A batch is sent by the station that it is of."),
        "hq.record_version": sentence("The record has a version that is not known here."),
        "hq.record_key": sentence("The record names another key than its station's."),
        "hq.record_signature": sentence("The signature of the record is wrong."),
        "hq.record_station": sentence("The record names another station."),
        "hq.record_fork": sentence(
            "Another record stands in its place: the station was copied, or set back to an old state."
        ),
        "hq.record_far_ahead": sentence("The record is too far ahead of those that are held."),
        "hq.photo_size": sentence("A photo has at most {most} bytes, and its pieces lie within it."),
        "hq.photo_gap": sentence("The piece does not follow. Go on from byte {start}."),
        "hq.photo_total": sentence("The photo was begun with another length. Begin it again."),
        "hq.photo_hash": sentence("The photo has another hash than it was announced with. Begin it again."),
    }
)
