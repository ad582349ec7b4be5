"""Sentences on the Chemical Weapons Convention."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "cwc.listed": sentence("{chemical} stands in {schedule} of the Annex on Chemicals."),
        "cwc.listed_1a": sentence(
            "{chemical} stands in {schedule}, part A (entry {number}): a toxic chemical made as a weapon, with next to"
            " no peaceful use. Stop, keep your distance, call the experts before anyone opens anything."
        ),
        "cwc.listed_1b": sentence(
            "{chemical} stands in {schedule}, part B (entry {number}): one step from a chemical weapon, with next to no"
            " peaceful use. Stop and call the experts."
        ),
        "cwc.listed_2a": sentence(
            "{chemical} stands in {schedule}, part A (entry {number}): a toxic chemical that is a significant risk and"
            " is traded in small amounts."
        ),
        "cwc.listed_2b": sentence(
            "{chemical} stands in {schedule}, part B (entry {number}): a precursor that is a significant risk and is"
            " traded in limited amounts."
        ),
        "cwc.listed_3a": sentence(
            "{chemical} stands in {schedule}, part A (entry {number}): a toxic chemical of industry that has been used"
            " as a weapon."
        ),
        "cwc.listed_3b": sentence(
            "{chemical} stands in {schedule}, part B (entry {number}): a precursor that industry uses in large amounts."
        ),
        "cwc.schedule_1": sentence(
            "{chemical} ({schedule}) may pass between Parties for research, medical, pharmaceutical or protective"
            " purposes only; none of these is declared for this transfer from {export} to {destination}. National law"
            " decides and may go further."
        ),
        "cwc.schedule_1_purpose": sentence(
            "{chemical} ({schedule}) may pass between Parties for research, medical, pharmaceutical or protective"
            " purposes only; the declared purpose ({purpose}) is none of them. National law decides and may go further."
        ),
        "cwc.notice": sentence(
            "{chemical} ({schedule}) for a {purpose} purpose: both States notify the Organisation at least 30 days"
            " before the transfer from {export} to {destination}; it may not go on to a third State. National law"
            " decides and may go further."
        ),
        "cwc.notice_saxitoxin": sentence(
            "Five milligrams of {chemical} ({schedule}) or less for a {purpose} purpose: both States notify the"
            " Organisation by the time of the transfer from {export} to {destination}; it may not go on to a third"
            " State. National law decides and may go further."
        ),
        "cwc.non_party": sentence(
            "{countries} is not a Party on {day}: no Party may transfer {chemical} ({schedule}) to it or receive it"
            " from there. National law decides and may go further."
        ),
        "cwc.party_unknown": sentence(
            "Whether {countries} is bound by the Convention is not known here, and the rule for {chemical} ({schedule})"
            " depends on it."
        ),
        "cwc.end_use_certificate": sentence(
            "{countries} is not a Party on {day}: before {chemical} ({schedule}) leaves for it, the exporting State"
            " must hold an end-use certificate of the receiving government. National law decides and may go further."
        ),
        "cwc.declaration": sentence(
            "{chemical} ({schedule}) from {export} to {destination}: the Parties declare what they export and import,"
            " by country; many States license it as well. National law decides and may go further."
        ),
        "cwc.question_family": sentence(
            "{value} sounds like a chemical family of the Schedules: {entries} ({titles}). Whether it belongs to it is"
            " a question of its structure. The test: {told}."
        ),
        "cwc.question_salt": sentence(
            "{value} is a salt of a listed chemical ({told}); entry {entries} does not speak of salts, and States"
            " treat them differently."
        ),
        "cwc.question_abbreviation": sentence(
            "{value} is a common mark for {told} ({entries}) and can mean other things. Name and CAS number settle it."
        ),
        "cwc.question_shared": sentence(
            "{value} is shared by listed chemicals ({entries}: {titles}) and many others. Name and CAS number settle"
            " it."
        ),
        "cwc.which_chemical": sentence("Which chemical is it? Name and CAS number settle it."),
        "cwc.riot_control": sentence(
            "{chemical}: a riot control agent. It stands in no Schedule; it may serve law enforcement and never as a"
            " method of warfare, and the States declare what they hold. National law on weapons decides and may go"
            " further."
        ),
        "cwc.exempted": sentence(
            "{chemical} is left out of entry {number} by name. That is no statement that the goods may move: the"
            " general prohibition covers every toxic chemical meant as a weapon, and national law may list it."
        ),
        "cwc.not_yet": sentence(
            "{chemical}: the rule applies from {since}; on {day} it did not stand yet. National law decides."
        ),
        "cwc.not_bound": sentence(
            "Neither {export} nor {destination} is a Party on {day}: the Convention does not bind this transfer of"
            " {chemical} ({schedule}). National law decides."
        ),
        "cwc.same_country": sentence(
            "{chemical} ({schedule}): the States of export and import are the same ({destination}); the rules on"
            " transfers speak of movements between States. Check the route."
        ),
        "cwc.route_unknown": sentence(
            "{chemical} ({schedule}): the rule depends on the States of export and import, and one of them is missing."
        ),
        "cwc.not_listed": sentence(
            "Looked up in edition {edition} and found in no Schedule: {values}. Families of chemicals cannot be ruled"
            " out by number or name alone, and every toxic chemical meant as a weapon is prohibited. That is no"
            " statement that the goods may move."
        ),
        "cwc.exception.purposes": sentence(
            "If the receiving Party needs it for research, medical, pharmaceutical or protective purposes, in an amount"
            " that these justify, and both States notified it 30 days before"
        ),
        "cwc.exception.saxitoxin": sentence(
            "If it is five milligrams or less for medical or diagnostic purposes, notified by the time of the transfer"
        ),
        "cwc.exception.mixture": sentence(
            "If it is a mixture with no more than {percent} % of the chemical by weight, where the exporting State"
            " applies that limit"
        ),
        "cwc.exception.retail": sentence("If it is consumer goods packed for retail sale for personal use"),
    }
)
