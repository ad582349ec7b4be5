"""What the rules on the transport of dangerous goods say."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "dangerous_goods.declaration": sentence(
            "UN {number} is {name}; class and subsidiary hazards: {hazards}; packing groups: {packing_groups}. It "
            "travels with a dangerous goods declaration and with marks and labels."
        ),
        "dangerous_goods.fumigated_unit": sentence(
            "UN {number}: the unit is or was under fumigation ({name}). It stays shut until it is ventilated and "
            "measured; papers name the fumigant, the time and the amount."
        ),
        "dangerous_goods.un_unknown": sentence(
            "UN {number} stands in no list of edition {edition}: never assigned, newer, or misread."
        ),
        "dangerous_goods.un_us_only": sentence(
            "UN {number} ({name}) stands in the list of the United States only, not in the Model Regulations."
        ),
        "dangerous_goods.un_withdrawn": sentence(
            "UN {number} ({name}) was withdrawn; in its place: UN {replaced_by}. Papers that use it are out of date."
        ),
        "dangerous_goods.hin_mismatch": sentence(
            "The plate shows {value}, but UN {number} has {expected}. One of the two figures is wrong."
        ),
        "dangerous_goods.hin_not_assigned": sentence(
            "The plate shows {value}, but UN {number} has no hazard identification number: it does not travel in "
            "tanks or bulk under that number."
        ),
        "dangerous_goods.hin_unknown": sentence("{value} is no hazard identification number in use."),
        "dangerous_goods.hin_only": sentence(
            "The plate shows {value} ({meaning}) without a UN number that is known. Which UN number?"
        ),
        "dangerous_goods.class_mismatch": sentence(
            "The label shows class {value}, but UN {number} has {expected}. Label or number is wrong, or there are "
            "other goods inside."
        ),
        "dangerous_goods.class_only": sentence(
            "A label of class {value} ({meaning}) without a UN number that is known. Which UN number?"
        ),
        "dangerous_goods.un_mismatch": sentence(
            "{substance} does not travel under UN {number}; expected: UN {expected}."
        ),
        "dangerous_goods.dry_ice": sentence(
            "UN {number} is {name}, a coolant that gives off carbon dioxide and suffocates; class: {hazards}. The "
            "unit bears the asphyxiation warning mark and is ventilated, and the papers state that it is there and "
            "how much."
        ),
        "dangerous_goods.batteries": sentence(
            "UN {number} is {name}; class: {hazards}. It travels with a dangerous goods declaration, the battery mark "
            "and a test summary; damaged, defective and waste batteries have stricter rules (special provisions 376 "
            "and 377)."
        ),
        "dangerous_goods.name_mismatch": sentence(
            "“{value}” is the proper shipping name of UN {own}, but UN {number} is stated ({name}). Name or number is "
            "wrong."
        ),
        "dangerous_goods.name_only": sentence(
            "“{value}” is a proper shipping name of UN {numbers}; class and subsidiary hazards: {hazards}. No UN "
            "number is stated: if it is that substance, it travels with a dangerous goods declaration, marks and "
            "labels."
        ),
        "dangerous_goods.name_of_several": sentence(
            "“{value}” is a proper shipping name of several numbers: UN {numbers}. Which one is it?"
        ),
        "dangerous_goods.packing_group": sentence(
            "Packing group {group} is declared, but UN {number} has {expected}. Group or number is wrong."
        ),
        "dangerous_goods.no_packing_group": sentence(
            "Packing group {group} is declared, but UN {number} has no packing group."
        ),
        "dangerous_goods.carriage_prohibited": sentence(
            "UN {number} ({name}): {rules} prohibits its carriage by {mode}."
        ),
        "dangerous_goods.only_by_mode": sentence(
            "UN {number} ({name}) is under the rules on dangerous goods only when it travels by {mode}."
        ),
        "dangerous_goods.mark": sentence(
            "The packaging mark {value} is that of: {kind}; for packing groups {groups}; made in {year}."
        ),
        "dangerous_goods.mark_unknown": sentence("{value} is no packaging code that this edition knows."),
        "dangerous_goods.mark_limits": sentence(
            "The packaging is marked {level}; UN {number} also exists in packing group {groups}, which {level} does "
            "not hold. Which packing group is it?"
        ),
        "dangerous_goods.mark_too_weak": sentence(
            "The packaging {value} is marked {level} and does not hold packing group {groups}, which is that of UN "
            "{number}. Packaging or number is wrong."
        ),
        "dangerous_goods.mark_not_infectious": sentence(
            "UN {number} travels only in packagings marked CLASS 6.2; {value} is none."
        ),
        "dangerous_goods.mark_mass": sentence(
            "A package so marked weighs at most {limit} kg: {kg} kg need at least {packages} packages."
        ),
        "dangerous_goods.mark_future": sentence(
            "{value}: the packaging is marked as made in {made}, after {date}. Misread, or the mark is forged."
        ),
        "dangerous_goods.mark_expired": sentence(
            "The packaging {value} of plastics was made in {made}: after five years it may hold dangerous goods only "
            "with an approval of the competent authority."
        ),
        "dangerous_goods.mark_expiring": sentence(
            "The packaging {value} of plastics was made in {made}: within this year its five years of use end, or "
            "have ended. Read the month on the packaging."
        ),
        "dangerous_goods.ibc_inspection": sentence(
            "The bulk container {value} was made in {made}: it has to be inspected every two and a half years. Read "
            "the date of the last inspection beside the mark."
        ),
        "dangerous_goods.segregation": sentence(
            "{one} and {other} ({hazards}) must not share a cargo transport unit at sea: their classes have to be "
            "separated."
        ),
        "dangerous_goods.segregation_if_together": sentence(
            "If they share a cargo transport unit: {one} and {other} ({hazards}) must not do so at sea, because their "
            "classes have to be separated. Which containers are they in?"
        ),
        "dangerous_goods.segregation_1": sentence(
            "{one} and {other} ({hazards}) have to be kept away from each other: they may share a cargo transport "
            "unit at sea only with the approval of the competent authority."
        ),
        "dangerous_goods.segregation_1_if_together": sentence(
            "If they share a cargo transport unit: {one} and {other} ({hazards}) may do so at sea only with the "
            "approval of the competent authority, because they have to be kept away from each other. Which containers "
            "are they in?"
        ),
        "dangerous_goods.compatibility": sentence(
            "The explosives {one} and {other} ({hazards}) are of compatibility groups that must not share a cargo "
            "transport unit."
        ),
        "dangerous_goods.compatibility_if_together": sentence(
            "If they share a cargo transport unit: the explosives {one} and {other} ({hazards}) are of compatibility "
            "groups that must not do so. Which containers are they in?"
        ),
        "dangerous_goods.same_type": sentence(
            "The explosives {one} and {other} ({hazards}) are of group L and may travel together only when they are "
            "of the very same type."
        ),
        "dangerous_goods.one_type": sentence(
            "The explosives {one} and {other} ({hazards}) are of group N: different types may travel together only "
            "when it is proved that they do not set each other off."
        ),
        "dangerous_goods.articles_only": sentence(
            "The explosives {one} and {other} ({hazards}): articles of group G may travel with articles of groups C, "
            "D and E, but fireworks and explosive substances may not."
        ),
        "dangerous_goods.segregation_group": sentence(
            "{one} and {other} ({groups}) react with each other: {danger}. The Dangerous Goods List may keep them "
            "apart whatever their classes; read their segregation codes."
        ),
        "dangerous_goods.exception.other_mode": sentence("If it travels by another mode whose rules let it pass"),
        "dangerous_goods.exception.limited_quantity": sentence("If they travel in limited quantities (chapter 3.4)"),
        "dangerous_goods.exception.by_land": sentence(
            "If they travel by road or rail only: mixed loading by ADR or RID 7.5.2"
        ),
    }
)
