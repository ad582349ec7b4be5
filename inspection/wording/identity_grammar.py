"""What is said when a text is not an identifier of the scheme it was given for."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "identity.empty": sentence("Nothing was given for “{scheme}”. Give a value or leave it out."),
        "identity.too_long": sentence("The value given for “{scheme}” is longer than {limit} characters. Shorten it."),
        "identity.not_un": sentence("“{text}” is not a UN number. Give four figures, for example 1018."),
        "identity.not_hin": sentence(
            "“{text}” is not a hazard identification number. Give two or three figures, with X before them if the "
            "plate has it, for example 268."
        ),
        "identity.not_class": sentence("“{text}” is not a hazard class. Give a class or division, for example 2.1."),
        "identity.not_container": sentence(
            "“{text}” is not a container number. Give four letters and seven figures, for example CSQU3054383."
        ),
        "identity.not_refrigerant": sentence(
            "“{text}” is not a refrigerant designation or a known trade name. Give, for example, R-22 or HFC-134a."
        ),
        "identity.not_cas": sentence("“{text}” is not a CAS number. Give it with hyphens, for example 75-45-6."),
        "identity.not_ghs": sentence("“{text}” is not a GHS pictogram. Give GHS01 to GHS09."),
        "identity.not_h_code": sentence("“{text}” is not a GHS hazard statement code. Give, for example, H420."),
        "identity.not_basel": sentence("“{text}” is not a Basel code. Give, for example, Y31, A1160 or B1010."),
        "identity.not_hs": sentence("“{text}” is not an HS code. Give two to ten figures, for example 2903.71."),
        "identity.not_species": sentence("“{text}” is not a name of a species. Give its scientific name."),
        "identity.not_cites_permit": sentence("“{text}” is not a permit number. Give it as it stands on the permit."),
        "identity.not_lmo": sentence(
            "“{text}” is no unique identifier of a modified organism, record number of the Biosafety Clearing-House or "
            "name of a known event. Give, for example, MON-00810-6."
        ),
        "identity.not_gtin": sentence("“{text}” is not a GTIN. Give 8, 12, 13 or 14 figures."),
        "identity.not_sscc": sentence("“{text}” is not an SSCC. Give 18 figures."),
        "identity.not_packaging_mark": sentence(
            "“{text}” is not a UN packaging mark. Give it with its slashes, for example 4G/Y30/S/24/NL/VL823."
        ),
        "identity.not_name": sentence("“{text}” is not a name. Give the name of the substance."),
    }
)
