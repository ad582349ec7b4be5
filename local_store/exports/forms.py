"""The forms of the authorities, filled from an inspection: what is missing comes first."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from inspection.claim import Scheme
from inspection.errors import BadInput
from inspection.message import message, table_text
from inspection.wording import say

from .facts import Facts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from inspection.dossier import Dossier

    Filler = Callable[[Facts], str]

FIELDS_FILE = Path(__file__).resolve().parent / "form_fields.csv"


class Form(StrEnum):
    """Which form; the value stands on the command line."""

    BASEL = "basel"
    CEN = "cen"
    ECOMESSAGE = "ecomessage"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: where it stands, its name, what it means, and what the inspection says, "" where it says nothing."""

    section: str
    name: str
    meaning: str
    value: str


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form with what an inspection can say."""

    form: Form
    inspection: str
    fields: tuple[Field, ...]

    @property
    def missing(self) -> tuple[Field, ...]:
        """The fields that somebody has to fill in."""
        return tuple(each for each in self.fields if not each.value)


def fill(form: Form, dossier: Dossier, on: date, language: str = "en") -> FilledForm:
    """Fill a form from an inspection. Raises BadInput for the Basel form where no illegal traffic was declared."""
    if form is Form.BASEL and dossier.suspicion is None:
        raise BadInput("illegal_traffic.no_suspicion", label=dossier.opening.label)
    facts, fillers = Facts(dossier, language), _FILLERS[form]
    dated = {"report_date": on.isoformat(), "message_date": on.isoformat()}
    with FIELDS_FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["form"] == form.value]
    fields = tuple(
        Field(
            row["section"],
            row["field"],
            say(table_text(row["meaning"]), language),
            dated.get(row["field"]) or (fillers[row["field"]](facts) if row["field"] in fillers else ""),
        )
        for row in rows
    )
    return FilledForm(form, dossier.inspection, fields)


def form_json(filled: FilledForm, language: str = "en") -> dict[str, Any]:
    """The form as JSON: docs/schema/form.json. ``missing`` comes first."""
    return {
        "format": "quaylens-form",
        "v": 1,
        "form": filled.form.value,
        "inspection": filled.inspection,
        "note": say(message("exports.in_the_style"), language),
        "missing": [{"section": each.section, "field": each.name, "meaning": each.meaning} for each in filled.missing],
        "fields": [
            {"section": each.section, "field": each.name, "meaning": each.meaning, "value": each.value}
            for each in filled.fields
        ],
    }


def form_bytes(filled: FilledForm, language: str = "en") -> bytes:
    """The same as a file."""
    return (json.dumps(form_json(filled, language), ensure_ascii=False, indent=2) + "\n").encode()


def _codes(*schemes: Scheme) -> Filler:
    return lambda facts: facts.both(*schemes)


def _role(*roles: str) -> Filler:
    return lambda facts: facts.person(*roles)


_BASEL: Mapping[str, Filler] = {
    "case_reference": lambda facts: facts.dossier.inspection,
    "description": Facts.goods,
    "basel_codes": _codes(Scheme.BASEL),
    "annex_iii_hazards": _codes(Scheme.H_CODE),
    "hs_code": _codes(Scheme.HS),
    "un_number": _codes(Scheme.UN),
    "quantity_tonnes": Facts.tonnes,
    "packaging": lambda facts: "; ".join(filter(None, (facts.packages(), facts.containers()))),
    "declared_goods": Facts.declared_goods,
    "state_of_export": Facts.export,
    "states_of_transit": Facts.transit,
    "state_of_import": Facts.destination,
    "exporter": _role("exporter"),
    "importer_consignee": _role("importer", "consignee"),
    "generator": _role("generator"),
    "carriers": lambda facts: "; ".join(filter(None, (facts.person("carrier", "agent"), facts.vessel()))),
    "disposer_recoverer": _role("disposer", "recoverer"),
    "article_9_ground": Facts.grounds,
    "responsible": Facts.responsible,
    "circumstances": Facts.circumstances,
    "documents_found": Facts.papers,
    "measures_taken": Facts.measures,
    "status": Facts.status,
    "cooperation": Facts.told_authorities,
    "attachments": Facts.attachments,
}
_CEN: Mapping[str, Filler] = {
    "case_number": lambda facts: facts.dossier.inspection,
    "seizure_date_time": lambda facts: facts.dossier.opened_at.isoformat(),
    "environment_category": Facts.category,
    "commodity_type": Facts.category,
    "description": Facts.goods,
    "hs_code": _codes(Scheme.HS),
    "quantity_unit": Facts.mass,
    "packaging_concealment": Facts.packages,
    "brand_marks": lambda facts: facts.found(Scheme.NAME, Scheme.UN, Scheme.PACKAGING_MARK, Scheme.GTIN),
    "departure": Facts.export,
    "transit": Facts.transit,
    "destination": Facts.destination,
    "vessel_voyage": Facts.vessel,
    "container_number": Facts.containers,
    "carrier": _role("carrier", "agent"),
    "role": lambda facts: "; ".join(dict.fromkeys(each.role for each in facts.dossier.consignment.parties)),
    "company": _role("exporter", "importer", "consignee", "notifier"),
    "action_taken": Facts.measures,
    "report_by": lambda facts: facts.dossier.opening.officer,
    "images": Facts.attachments,
    "narrative": lambda facts: "; ".join(filter(None, (facts.measured(), facts.modus_operandi(), facts.reason()))),
}
_ECOMESSAGE: Mapping[str, Filler] = {
    "subject": lambda facts: "; ".join(filter(None, (facts.category(), facts.dossier.opening.label))),
    "sender_contact": lambda facts: facts.dossier.opening.officer,
    "recipient_countries": lambda facts: ", ".join(
        filter(None, (facts.export(), facts.transit(), facts.destination()))
    ),
    "reference_number": lambda facts: facts.dossier.inspection,
    "legal_basis": Facts.law,
    "date_time_of_discovery": lambda facts: facts.dossier.opened_at.isoformat(),
    "modus_operandi": Facts.modus_operandi,
    "goods_description": lambda facts: "; ".join(filter(None, (facts.goods(), facts.measured()))),
    "quantity": lambda facts: "; ".join(filter(None, (facts.mass(), facts.packages(), facts.containers()))),
    "samples_photos": Facts.attachments,
    "company_name": _role("exporter", "importer", "consignee", "notifier"),
    "conveyance": Facts.vessel,
    "container_numbers": Facts.containers,
    "route": Facts.route,
    "documents_used": Facts.papers,
    "remarks": lambda facts: "; ".join(filter(None, (facts.results(), facts.reason()))),
}
_FILLERS: Mapping[Form, Mapping[str, Filler]] = MappingProxyType(
    {Form.BASEL: _BASEL, Form.CEN: _CEN, Form.ECOMESSAGE: _ECOMESSAGE}
)
