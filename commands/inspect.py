"""``inspect``: the whole job without a window, from pictures to a kept, cited and printed inspection."""

from __future__ import annotations

import dataclasses
import getpass
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inspection.consignment import Consignment, Route
from inspection.declaration_file import read_declaration
from inspection.errors import BadInput, EnvironmentFault
from inspection.illegal_traffic import Suspicion
from inspection.instruments.as_json import measurements_json
from inspection.message import message
from inspection.watching import Named, hits
from inspection.wire import difference_json, illegal_traffic_json, judged_json, reading_json, seconds_json
from inspection.wording import say

from . import options
from .chosen_edition import open_reference
from .read import Pictures
from .software import software
from .told import line, tell_findings, tell_illegal_traffic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection.claim import Claim
    from inspection.consignment import Declaration
    from inspection.dossier import Dossier, Opening
    from inspection.errors import Fault
    from inspection.identifiers.vocabulary import Vocabulary
    from inspection.instruments import InstrumentReading
    from inspection.ports import ReferenceData
    from inspection.session import InspectionSession
    from inspection.watching import Hit
    from local_store.store import Store

    from .pictures import ReadPicture


@dataclass(frozen=True, slots=True)
class Papers:
    """A declaration with the document that it was read from."""

    declaration: Declaration
    document: bytes
    name: str


def inspect(
    pictures: Pictures,
    declaration: Annotated[Path | None, typer.Option("--declaration", help="Declaration, CSV, XLSX or JSON.")] = None,
    instrument: Annotated[
        list[Path] | None,
        typer.Option("--instrument", metavar="FILE.json", help="What an instrument measured; repeatable."),
    ] = None,
    report: Annotated[Path | None, typer.Option("--report", metavar="OUT.pdf", help="Where the report goes.")] = None,
    case: Annotated[Path | None, typer.Option("--case", metavar="OUT.zip", help="Where the case file goes.")] = None,
    label: Annotated[str | None, typer.Option("--label", help="What to call the inspection.")] = None,
    officer: Annotated[str | None, typer.Option("--officer", help="Who inspects (default: the user's name).")] = None,
    from_: options.From = None,
    via: options.Via = None,
    to: options.To = None,
    on: options.On = None,
    condition: options.ConditionOption = None,
    purpose: options.Purpose = None,
    source: options.SourceLetter = None,
    non_refillable: options.NonRefillable = False,
    packing_group: options.PackingGroup = None,
    limited_quantity: options.LimitedQuantity = False,
    suspicion: options.Suspicion = None,
    informed: options.Informed = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    edition: options.EditionOption = None,
    pack: options.Packs = None,
    as_json: options.Json = False,
) -> None:
    """Inspect pictures against the law and the declaration; keep everything and print the report."""
    from inspection.dossier import Opening

    from .station import open_station

    # Everything that can be wrong with what was given is found before the store is touched.
    for out in (report, case):
        demand_new(out)
    papers = _papers(declaration)
    declared = papers.declaration.route if papers else Route()
    where = options.route(from_, via, to, partial(_country_of_port, edition))
    where = Route(where.export or declared.export, where.transit or declared.transit, where.import_ or declared.import_)
    opening = Opening(
        label=label or pictures[0].name,
        officer=officer or getpass.getuser(),
        consignment=Consignment(where),
        asked=options.asked_date(on),
        software=software(),
        circumstances=options.circumstances(
            condition,
            purpose,
            source,
            non_refillable=non_refillable,
            group=packing_group,
            limited_quantity=limited_quantity,
        ),
    )
    suspected = _suspicion(suspicion, informed, opening)
    with open_reference(edition, pack) as reference:
        readings = _readings(instrument or (), len(pictures), reference.vocabulary())
        read = _read_all(pictures, reference.vocabulary())
        with open_station(store, passphrase_file, passphrase_fd, create=True, officer=opening.officer) as station:
            dossier = carry_out(opening, papers, read, station, reference, report, case, suspected, readings)
            watched = hits(station.heard.alerts(datetime.now(UTC).astimezone().date()), Named.by_dossier(dossier))
            _tell(dossier, read, reference, report, case, watched, as_json=as_json)


def _country_of_port(edition: Path | None, code: str) -> str | None:
    """Opens the edition only where a route names a port."""
    with open_reference(edition) as reference:
        return reference.country_of_port(code)


def carry_out(
    opening: Opening,
    papers: Papers | None,
    pictures: Sequence[ReadPicture],
    store: Store,
    reference: ReferenceData,
    report: Path | None,
    case: Path | None,
    suspicion: Suspicion | None = None,
    readings: Sequence[InstrumentReading] = (),
) -> Dossier:
    """Keep the pictures, assess, close, and write the report and the case file where they are wanted."""
    from inspection.session import InspectionSession

    session = InspectionSession.open(replace(opening, officer=store.officer), store, reference)
    if papers is not None:
        session.declare(papers.declaration, papers.document, papers.name)
    for picture in pictures:
        session.observe(
            picture.observation,
            picture.content,
            media_type=picture.media_type,
            original_kind=picture.original_kind,
            source=picture.source,
            name=picture.name,
            taken_at=picture.taken_at,
        )
    for reading in readings:
        session.measure(reading)
    session.assess()
    if suspicion is not None:
        session.suspect(replace(suspicion, grounds=session.grounds))
    session.close()
    write_papers(session, store, report, case)
    return session.dossier


def write_papers(session: InspectionSession, store: Store, report: Path | None, case: Path | None) -> None:
    """Write the report and the case file of an inspection, and keep their hashes."""
    pdf = None
    if report is not None or case is not None:
        from local_store.report import render_report

        pdf = render_report(session.dossier, store.photo)
        session.exported("report", pdf)
    if report is not None and pdf is not None:
        write_new(report, pdf)
    if case is not None:
        from local_store.case_file import export_case

        export_case(store, session.inspection, case, pdf)


def demand_new(out: Path | None) -> None:
    """Raise BadInput where a file to be written exists already or its folder does not."""
    if out is not None and out.exists():
        raise BadInput("commands.exists", path=out)
    if out is not None and not out.parent.is_dir():
        raise BadInput("commands.cannot_write", path=out, detail="no such folder")


def write_new(out: Path, content: bytes) -> None:
    """Write a file that must not exist yet. Raises EnvironmentFault when it cannot be written."""
    try:
        with out.open("xb") as file:
            file.write(content)
    except OSError as error:
        raise EnvironmentFault("commands.cannot_write", path=out, detail=error.strerror) from error


def _papers(path: Path | None) -> Papers | None:
    if path is None:
        return None
    content = options.file_content(path)
    return Papers(read_declaration(content, path.name), content, path.name)


def _suspicion(whose: str | None, informed: str | None, opening: Opening) -> Suspicion | None:
    """What is declared of illegal traffic; its grounds are those that the findings point to."""
    conduct = options.conduct(whose)
    told = options.asked_date(informed).day if informed else None
    return None if conduct is None else Suspicion((), conduct, opening.asked.day, told)


def _readings(paths: Sequence[Path], pictures: int, known: Vocabulary) -> tuple[InstrumentReading, ...]:
    """The readings of the files; where there is one picture, a reading that names nothing is about that one."""
    from inspection.instruments.reading_file import read_readings

    found = [each for path in paths for each in read_readings(options.file_content(path), path, known.refrigerants)]
    return tuple(
        replace(each, about=1) if pictures == 1 and each.about is None and not each.label else each for each in found
    )


def _read_all(paths: Sequence[Path], known: Vocabulary) -> tuple[ReadPicture, ...]:
    """Read every picture; the first that cannot be read stops the job before anything is kept."""
    from capture import standard_reader

    from .pictures import read_pictures

    def stop(fault: Fault) -> None:
        raise fault

    return tuple(read_pictures(paths, standard_reader(known), stop))


def _tell(
    dossier: Dossier,
    read: Sequence[ReadPicture],
    reference: ReferenceData,
    report: Path | None,
    case: Path | None,
    watched: Sequence[Hit],
    *,
    as_json: bool,
) -> None:
    differences = [difference_json(each) for each in (dossier.assessment.differences if dossier.assessment else ())]
    if as_json:
        for picture, exhibit in zip(read, dossier.exhibits, strict=True):
            answer: dict[str, Any] = {"picture": picture.name, **reading_json(picture.reading)}
            answer |= _judged(exhibit.claims, dossier, reference)
            answer["illegal_traffic"] = illegal_traffic_json(dossier, dossier.opening.asked.day)
            answer |= {"differences": differences, "inspection": dossier.inspection, "photo_sha256": exhibit.photo}
            answer["alerts"] = [dataclasses.asdict(each) for each in watched]
            answer["seconds"] = seconds_json(picture.reading.seconds)
            print(json.dumps(answer, ensure_ascii=False))
        return
    for each in watched:
        print(f"! {say(each.told)}")
    tell_dossier(dossier, reference)
    for code, path in (("commands.report_at", report), ("commands.case_at", case)):
        if path is not None:
            print(say(message(code, path=path)))


def _judged(claims: Iterable[Claim], dossier: Dossier, reference: ReferenceData) -> dict[str, Any]:
    """What was said of the whole inspection, beside some of its claims."""
    assessment = dossier.assessment
    if assessment is None:
        return judged_json(claims, (), reference.edition) | measurements_json(dossier)
    judged = judged_json(
        claims,
        assessment.findings,
        reference.edition,
        safety=assessment.safety,
        red_flags=assessment.red_flags,
        checklist=assessment.checklist,
        authorities=reference.authorities(dossier.consignment.route, assessment.findings),
    )
    return judged | measurements_json(dossier)


def tell_dossier(dossier: Dossier, reference: ReferenceData) -> None:
    """Print the verdict, the findings, and how the papers and the goods differ."""
    claims = [claim for exhibit in dossier.exhibits for claim in exhibit.claims]
    assessment = dossier.assessment
    tell_findings(_judged(claims, dossier, reference))
    for difference in assessment.differences if assessment else ():
        print(f"{say(message(f'scheme.{difference.scheme}'))}: {say(difference.reason)}")
    tell_illegal_traffic(illegal_traffic_json(dossier, dossier.opening.asked.day))
    line("commands.kept", inspection=dossier.inspection)
