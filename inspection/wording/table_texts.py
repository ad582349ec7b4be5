"""Which columns of an edition's tables are sentences of our own: they are translated as they stand there.

``make translations`` takes them into the catalogues. What other columns say is the law's wording, a name or a code.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BODIES = ("basel", "cartagena", "cites", "cwc", "minamata", "montreal", "rotterdam", "stockholm")

OF_OURS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **{f"red_flags_{body}": ("indicator", "how_to_confirm") for body in _BODIES},
        "montreal_groups": ("family",),
        "basel_annex_viii": ("short_label",),
        "basel_annex_ix": ("short_label",),
        "basel_y_codes": ("short_label",),
        "basel_h_codes": ("short_label",),
        "basel_disposal_codes": ("short_label",),
        "dangerous_goods_hazard_classes": ("name",),
    }
)
MARKED = frozenset(
    {
        "basel_annex_vii", "category", "certain", "comparison", "covers", "date_kind", "digit", "eu_member",
        "in_table_a", "kigali_late_start", "kind", "kingdom", "line_kind", "mercury", "mode", "oecd_member", "partial",
        "rank", "role", "scope", "since_kind", "status", "whatever_the_cas",
    }
)  # fmt: skip
"""The columns whose short marks ("at_latest") have words of their own, whatever the table; what a mark
means in one of them alone ("rank.family") goes before what it means in all."""
PARAMETERS = frozenset({("montreal", "family"), ("basel", "label")})
"""The parameters of sentences that such texts fill, by area."""
