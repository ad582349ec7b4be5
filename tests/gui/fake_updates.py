"""The desk of updates, kept in memory."""

import dataclasses
from pathlib import Path

from gui.updates_services import ArrivedEdition, UpdateOffer, UpdatesDesk, UpdatesFound, UpdatesHere
from inspection.errors import BadInput, EnvironmentFault, VerificationFailed
from inspection.message import message


def look(place, stopped):
    if "tampered" in place:
        raise VerificationFailed("updates.changed", source=place)
    said = (("editions/2027.1.edition", "edition", "2027.1"), ("application/q.tar.xz", "application", "0.2.0"))
    offers = [UpdateOffer(*each, "2027-01-15", 2_000_000, "new", "Two rows of the Montreal Protocol.") for each in said]
    older = dataclasses.replace(offers[0], key="old", name="2026.10", standing="older", changes="")
    return UpdatesFound(place, (*offers, older))


def here(desks):
    vouched = message("updates.page.vouched", key="publisher")
    arrived = ArrivedEdition(Path("a.edition"), "2026.12", "2026-12-01", vouched, True, 3, 2, 1)
    bad = message("reference.unsigned", path="b.edition")
    other = ArrivedEdition(Path("b.edition"), "cdcdcdcd", "", bad, False)
    edition = message("desk.about.signed", name="2026.11", day="2026-11-22")
    left = tuple(each for each in (arrived, other) if each.path.name not in desks.installed)
    return UpdatesHere("Quaylens 0.1.0", "per-user", edition, desks.before, True, left)


def updates_desk(desks, noted):
    def demand_closed(store, in_hand):
        if in_hand or desks.open:
            raise BadInput("updates.open_inspection", label=in_hand or desks.open)

    def install(place, key, tell, stopped):
        for number in range(200):
            tell(number * 10_000)
            if stopped():
                raise EnvironmentFault("updates.stopped")
            if desks.held.wait(0.01):
                break
        desks.installed.append(key)
        if key.startswith("editions"):
            return message("updates.installed_edition", name="2027.1", day="2027-01-15")
        desks.before = "0.1.0"
        return message("updates.staged", name="0.2.0", before="0.1.0")

    def install_arrived(path):
        desks.installed.append(path.name)
        return message("updates.installed_edition", name="2026.12", day="2026-12-01")

    def back():
        desks.before = None
        return message("updates.gone_back", name="0.1.0")

    return UpdatesDesk(
        here=noted("updates_here", lambda: here(desks)),
        headquarters=noted("updates_headquarters", lambda store: "https://hq.example/updates"),
        look=noted("updates_look", look),
        demand_closed=noted("demand_closed", demand_closed),
        install=noted("update_install", install),
        install_arrived=noted("install_arrived", install_arrived),
        back=noted("update_back", back),
    )
