"""A look: one picture with what was read in it, what that states, and what the law says of it."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection.consignment import AskedDate, Circumstances, Consignment, Item
from inspection.identifiers import identify, parse
from inspection.reading import FrameReading, Observation
from inspection.safety import safety_lines
from inspection.session import credible
from inspection.verdict import judge

if TYPE_CHECKING:
    from inspection.claim import Claim, Scheme
    from inspection.finding import Finding
    from inspection.frame import Frame, Region
    from inspection.message import Message
    from inspection.ports import ReferenceData
    from inspection.reference_hit import EditionIdentity
    from inspection.verdict import Judgement

    from .following import Trace
    from .services import Confirm, Services

Bounds = tuple[int, int, int, int]
"""Left, top, width and height in pixels of a frame."""


@dataclass(frozen=True, slots=True)
class Question:
    """The circumstances under which the law is asked about what is in view."""

    consignment: Consignment
    asked: AskedDate
    circumstances: Circumstances


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """``complete`` says that this very frame was read for symbols and text; only such a look is kept.

    ``judgement`` is None while nothing was read that the law could be asked about; ``safety`` comes before it.
    """

    frame: Frame
    observation: Observation
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    judgement: Judgement | None
    complete: bool
    seconds: float
    hint: Message | None = None
    safety: tuple[Message, ...] = ()
    trace: Trace | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What one engine thread read in a frame; ``whole`` demands both parts before the look is complete.

    ``within`` says that only this part of the frame was read, once more and closely.
    """

    frame: Frame
    reading: FrameReading
    whole: bool
    hint: Message | None = None
    trace: Trace | None = None
    within: Bounds | None = None


class LawDesk:
    """Readings in, looks out. Belongs to the law lane: it holds the reference and the confirmation window."""

    def __init__(self, services: Services, question: Question) -> None:
        self._services = services
        self._question = question
        self._reference: ReferenceData | None = None
        self._confirm: Confirm = services.new_confirmation()
        self._half: Part | None = None
        self._look: Look | None = None

    def open(self) -> EditionIdentity:
        """Open the edition and say which one it is. Raises EnvironmentFault when there is none."""
        return self._opened().edition

    def close(self) -> None:
        """Close the edition."""
        if self._reference is not None:
            self._services.close_reference(self._reference)
            self._reference = None

    def begin(self) -> None:
        """Another source: what was seen before confirms nothing any more."""
        self._confirm = self._services.new_confirmation()
        self._half = None
        self._look = None

    def add(self, part: Part) -> Look:
        """Take what was read and say what stands now."""
        if not part.whole:
            return self._judged(part, self._confirm.observe(part.reading, _now_ms()))
        half, self._half = self._half, part
        if half is None or half.frame is not part.frame or half.within != part.within:
            if part.within is not None and self._look is not None:
                return self._look  # what is known stays until the closer look is whole
            return self._judged(part, Observation.of(part.reading))
        self._half = None
        both = Part(
            part.frame, merged(half.reading, part.reading), whole=True, hint=half.hint or part.hint, trace=part.trace
        )
        standing = self._confirm.observe(both.reading, _now_ms())
        seen = upheld(Observation.of(both.reading), standing)
        if part.within is not None and self._look is not None and self._look.frame is part.frame:
            seen = closer(self._look.observation, seen, part.within)
        return self._judged(both, seen, complete=True)

    def ask(self, question: Question) -> Look | None:
        """Ask the law again about what is in view, under other circumstances."""
        self._question = question
        if self._look is None:
            return None
        findings, judgement = self._assessed(self._look.claims)
        self._look = replace(self._look, findings=findings, judgement=judgement)
        return self._look

    def parse(self, scheme: Scheme, text: str) -> Claim:
        """A value typed by hand as a claim. Raises BadInput when it cannot be one."""
        claim = parse(scheme, text, self._opened().vocabulary())
        return self._opened().confirm((claim,))[0]

    def _judged(self, part: Part, seen: Observation, *, complete: bool = False) -> Look:
        reference = self._opened()
        claims = tuple(reference.confirm(identify(seen, reference.vocabulary())))
        if self._look is not None and claims == self._look.claims:
            findings, judgement = self._look.findings, self._look.judgement
        else:
            findings, judgement = self._assessed(claims)
        seconds = sum(part.reading.seconds.values())
        safety = safety_lines(claims, reference.vocabulary(), (text.words for text in seen.texts))
        self._look = Look(
            part.frame, seen, claims, findings, judgement, complete, seconds, part.hint, safety, part.trace
        )
        return self._look

    def _assessed(self, claims: tuple[Claim, ...]) -> tuple[tuple[Finding, ...], Judgement | None]:
        asked = credible(claims)
        if not asked:
            return (), None
        question = self._question
        item = Item(asked, None, question.circumstances)
        findings = self._opened().assess((item,), question.consignment, question.asked)
        return findings, judge(findings)

    def _opened(self) -> ReferenceData:
        if self._reference is None:
            self._reference = self._services.open_reference()
        return self._reference


def merged(one: FrameReading, other: FrameReading) -> FrameReading:
    """Two readings of the same frame as one."""
    return FrameReading(
        one.width,
        one.height,
        one.symbols + other.symbols,
        one.texts + other.texts,
        one.placards + other.placards,
        {**one.seconds, **other.seconds},
    )


def closer(before: Observation, seen: Observation, within: Bounds) -> Observation:
    """What was read in a frame, with what a closer look at one part of it has read there.

    Text that the closer look has read takes the place of what stood in that part; a bar code that was read stays.
    """
    left, top, width, height = within

    def outside(region: Region) -> bool:
        x, y, across, down = region.bounds
        middle = x + across / 2, y + down / 2
        return not (left <= middle[0] <= left + width and top <= middle[1] <= top + height)

    codes = {(each.symbology, each.text) for each in seen.symbols}
    return replace(
        before,
        symbols=(*(each for each in before.symbols if (each.symbology, each.text) not in codes), *seen.symbols),
        texts=(*(each for each in before.texts if not seen.texts or outside(each.region)), *seen.texts),
        placards=(*(each for each in before.placards if not seen.placards or outside(each.region)), *seen.placards),
    )


def upheld(seen: Observation, standing: Observation) -> Observation:
    """What one frame shows, with the agreement over time that stands for the same content."""
    symbols = {(each.symbology, each.text): each.looks for each in standing.symbols}
    texts = {each.signs: each.looks for each in standing.texts}
    return replace(
        seen,
        symbols=tuple(
            replace(each, looks=max(each.looks, symbols.get((each.symbology, each.text), 0))) for each in seen.symbols
        ),
        texts=tuple(replace(each, looks=max(each.looks, texts.get(each.signs, 0))) for each in seen.texts),
    )


def _now_ms() -> int:
    return time.monotonic_ns() // 1_000_000
