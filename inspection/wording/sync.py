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
        "sync.enrolled_elsewhere": sentence(
            "This station reports to the headquarters at {address}. One station has one headquarters."
        ),
        "sync.fork": sentence(
            "Headquarters holds another record {seq} under this station's name. The store was copied, or set back to an "
            "old state; nothing was sent. Ask headquarters before going on with it."
        ),
        "sync.refused": sentence("Headquarters at {address} refuses ({reason}): {detail}"),
    }
)
