"""What there is to say of the exchange with headquarters, on the station's side."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "sync.unreachable": sentence(
            "Headquarters at {address} gives no answer ({detail}). Nothing is lost: what waits is sent later, "
            "from where it stopped."
        ),
        "sync.no_headquarters": sentence(
            "What answers at {address} is no headquarters of Quaylens. Check the address in the settings."
        ),
        "sync.other_headquarters": sentence(
            "What answers at {address} is not the headquarters that made this code. Nothing was sent; "
            "ask headquarters for its address."
        ),
        "sync.statement": sentence(
            "What came from {address} is not signed by headquarters' key. It was not taken; tell headquarters."
        ),
        "sync.clock": sentence("The clock of this computer and that of headquarters at {address} do not agree."),
        "sync.not_enrolled": sentence(
            "This station is not enrolled. Ask headquarters for a code, then run: python main.py sync enrol ADDRESS"
        ),
        "sync.code_file": sentence("The file {file} holds no code. Write the code of headquarters into it."),
        "sync.authority_file": sentence("{file} holds no certificates. Name the PEM file of headquarters' authority."),
        "sync.code_prompt": sentence("Code of headquarters"),
        "sync.bundle_exists": sentence("{file} exists already. Name another file; nothing was written."),
        "sync.nothing_waits": sentence("Nothing waits for headquarters."),
        "sync.no_address": sentence("{address} is no address. Give one that begins with https://."),
        "sync.enrolled": sentence("This station is known to headquarters {address} now, whose key is {key}."),
        "sync.bundled": sentence("{file} holds records {first} to {last}; photos: {photos}."),
        "sync.lost": sentence(
            "Photos that are missing or damaged on this station and could not be brought: {count} ({names})."
        ),
        "sync.imported": sentence("New statements of headquarters: {statements}; editions on the stick: {editions}."),
        "sync.progress": sentence(
            "Records {records} of {records_of}, photos {photos} of {photos_of}, {bytes_sent} bytes sent."
        ),
        "sync.complete": sentence("Headquarters holds everything to record {through}, by receipt {receipt}."),
        "sync.incomplete": sentence("Headquarters holds records to {through}. Not everything has arrived; push again."),
        "sync.refused_records": sentence("Records set aside there: {count}; headquarters' page says why."),
        "sync.status": sentence("Headquarters {address}. Waiting for a receipt: records {records}, photos {photos}."),
        "sync.item": sentence("{inspection}  {state}  {detail}"),
        "sync.state.waiting": sentence("waiting"),
        "sync.state.sent": sentence("sent in part"),
        "sync.state.held": sentence("held by headquarters"),
        "sync.state.refused": sentence("refused"),
        "sync.by_receipt": sentence("receipt {receipt}"),
        "sync.edition_changed": sentence(
            "The edition {name} did not arrive as headquarters announced it. It was dropped; push again to fetch it."
        ),
        "sync.edition_arrived": sentence(
            "An edition has arrived. Put it in use with: python main.py edition install {file}"
        ),
        "sync.alert": sentence("Headquarters asks to watch for {what}. {note}"),
        "sync.odd_statement": sentence(
            "What headquarters said of {inspection} has not the form that it should have. Nothing of it was changed; "
            "tell headquarters, and update this program."
        ),
        "sync.returned": sentence("Headquarters returned {label}. {by}: {text}"),
        # what headquarters watches for, and what a supervisor said
        "alert.hit": sentence(
            "Headquarters watches for {what}, and it is named here (alert {number}). Look closely and tell "
            "headquarters; an alert is no verdict. {note}"
        ),
        "review.name": sentence("What headquarters says of this inspection"),
        "review.approved": sentence("Approved by headquarters"),
        "review.returned": sentence("Returned with remarks"),
        "review.by": sentence("{by}, {at}"),
        "review.to_do_open": sentence(
            "What to do: amend what the remark asks for; what you keep goes to headquarters with the next exchange."
        ),
        "review.to_do_closed": sentence(
            "What to do: this inspection is closed and stays as it is. Results, hand-overs and seals can still be "
            "added to it. For anything else begin a new inspection and name {label} in it. Then exchange with "
            "headquarters; the remark stands until a supervisor approves."
        ),
        "review.held": sentence("legal hold"),
        "review.on_hold": sentence("Under legal hold: nothing of this inspection is purged until it is lifted."),
        "review.on_hold_since": sentence("{by}, {at}: {reason}"),
        "review.earlier": sentence("Before that: {review}. {by}, {at}. {text}"),
        "sync.stopped": sentence("Stopped. What was sent stays sent; push again to go on."),
        "sync.enrolled_elsewhere": sentence(
            "This station reports to the headquarters at {address}. One station has one headquarters."
        ),
        "sync.fork": sentence(
            "Headquarters holds another record {seq} under this station's name. The store was copied, or set back to "
            "an old state; nothing was sent. Ask headquarters before going on with it."
        ),
        "sync.refused": sentence("Headquarters at {address} refuses ({reason}): {detail}"),
    }
)
