"""Answers in words for a person at a terminal."""

from __future__ import annotations

from typing import Any

from inspection.message import message
from inspection.wording import say


def line(code: str, **params: object) -> None:
    """Print one sentence."""
    print(say(message(code, **params)))


def tell_findings(answered: dict[str, Any]) -> None:
    """Print what may hurt, the verdict, every finding with its citation, and the edition behind them."""
    tell_safety(answered["safety"])
    for measured in answered.get("measurements", ()):
        for says in measured["says"]:
            line("instruments.line", says=says)
    for reading in answered.get("instruments", ()):
        for doubt in reading["doubts"]:
            line("instruments.line", says=doubt)
    line("commands.verdict", verdict=say(message(f"verdict.{answered['verdict']}")).upper())
    if answered["open_questions"]:
        line("verdict.open_questions", count=answered["open_questions"])
    for finding in answered["findings"]:
        print()
        line("commands.because", verdict=say(message(f"verdict.{finding['verdict']}")), reason=finding["reason"])
        line("commands.cited", **finding["citation"])
        for exception in finding["exceptions"]:
            line("commands.exception", exception=exception)
        for document in finding["documents"]:
            line("commands.document", document=document)
    tell_red_flags(answered)
    for authority in answered["authorities"]:
        print(say(message("pack.authority", **authority)).rstrip())
    print()
    line("not_listed_is_not_allowed")
    line("national_law")
    tell_edition(answered["edition"])


def tell_safety(safety: list[str]) -> None:
    """Print the safety lines before everything else."""
    if safety:
        print(say(message("safety.first")).upper())
        for each in safety:
            print(f"! {each}")
        print()


def tell_red_flags(answered: dict[str, Any]) -> None:
    """Print the indicators that showed, and how many more there are to look at."""
    if answered["red_flags"]:
        print()
        print(f"{say(message('red_flags.heading'))}. {say(message('red_flags.meaning'))}")
        for flag in answered["red_flags"]:
            print(f"* {flag['reason']}")
            print("  " + say(message("red_flags.confirm", how=flag["how_to_confirm"])))
    if answered["checklist"]:
        line("red_flags.checklist_count", count=len(answered["checklist"]))


def tell_illegal_traffic(traffic: dict[str, Any]) -> None:
    """Print what points to illegal traffic in waste and, once it is declared, the duties with their days."""
    if traffic["signs"]:
        print()
        line("illegal_traffic.signs")
        for sign in traffic["signs"]:
            print(f"- {sign['provision']}: {sign['reason']}")
    if traffic["tasks"]:
        line("illegal_traffic.tasks")
        for task in traffic["tasks"]:
            print(f"[{'x' if task['done'] else ' '}] {_day_of(task)}: {task['what']} ({task['provision']})")


def _day_of(task: dict[str, Any]) -> str:
    if task["done"]:
        return say(message("illegal_traffic.done", day=task["done"]))
    if task["due"]:
        return say(message("illegal_traffic.overdue" if task["overdue"] else "illegal_traffic.due", day=task["due"]))
    return say(message("illegal_traffic.no_date"))


def tell_edition(edition: dict[str, Any]) -> None:
    """Print which edition answered and who vouches for it."""
    status = say(message("edition.signed" if edition["signed"] else "edition.local"))
    for pack in edition["packs"]:
        tell_pack(pack)
    line("commands.edition_line", name=edition["name"], day=edition["date"], status=status, sha256=edition["sha256"])


def tell_pack(pack: dict[str, Any]) -> None:
    """Print which national pack it is and who vouches for it."""
    status = say(message("pack.signed" if pack["signed"] else "pack.local"))
    shown = {"name": pack["name"], "country": pack["country"], "day": pack["date"], "sha256": pack["sha256"]}
    line("pack.line", status=status, **shown)


def tell_claims(claims: list[dict[str, Any]]) -> None:
    """Print what the labels say."""
    for claim in claims:
        line(
            "commands.read_claim",
            scheme=say(message(f"scheme.{claim['scheme']}")),
            value=claim["value"],
            confidence=claim["confidence"],
            confirmation=say(message(f"confirmation.{claim['confirmation']}")),
        )
