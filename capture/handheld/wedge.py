"""Scanners that type: telling a scan from a hand on the keyboard, by its pace. No clock and no window in here.

Every character is held back for the short time in which a scanner's next one would follow. A hand is slower: what it
typed is then let go to where it belongs. So no part of a scan ever lands in a field.
"""

from __future__ import annotations

from dataclasses import dataclass, field

ENDS = ("\r", "\n", "\t")
GS = "\x1d"
_PATIENCE = 10  # where a prefix makes it certain that a scan has begun


@dataclass(frozen=True, slots=True)
class WedgeSettings:
    """How the scanner is set: what it sends before and after a code, and how fast it types.

    A ``prefix`` makes it certain that a scan begins. ``suffix`` is the key that ends it, empty where the scanner sends
    none: then a pause does. ``gap_ms`` is the longest time between two characters of a scan, ``least`` the length from
    which quick characters without a prefix are a scan.
    """

    prefix: str = ""
    suffix: str = "\r"
    gap_ms: int = 40
    least: int = 4


@dataclass(frozen=True, slots=True)
class Scanned:
    """A whole scan, without prefix and suffix; control characters within it are kept.

    ``keys`` are all that made it up; ``ended`` says that the suffix was among them, and not a pause the end.
    """

    text: str
    keys: tuple[str, ...] = field(default=(), compare=False)
    ended: bool = field(default=True, compare=False)

    @property
    def scan(self) -> str:
        """The code."""
        return self.text


@dataclass(frozen=True, slots=True)
class Typed:
    """Keys that were no scan, in order; they go where they would have gone."""

    keys: tuple[str, ...]

    @property
    def scan(self) -> None:
        """There is none."""

    @property
    def ended(self) -> bool:
        """A hand ends nothing."""
        return False


Event = Scanned | Typed


@dataclass(slots=True)
class Wedge:
    """The state between two keys. ``feed`` takes a key, ``pause`` is called when ``deadline`` has passed."""

    settings: WedgeSettings = WedgeSettings()
    _keys: list[str] = field(default_factory=list)
    _last_ms: int = 0

    @property
    def gap_ms(self) -> int:
        """The longest time until the next character of what is held; behind a prefix there is no hurry."""
        prefixed = self.settings.prefix and "".join(self._keys).startswith(self.settings.prefix)
        return self.settings.gap_ms * (_PATIENCE if prefixed else 1)

    @property
    def deadline(self) -> int | None:
        """When what is held must be looked at again, in the milliseconds of ``feed``; None when nothing is held."""
        return self._last_ms + self.gap_ms if self._keys else None

    def feed(self, key: str, at_ms: int) -> tuple[Event, ...]:
        """Take one key (the character that it gives) and say what is certain now."""
        before: tuple[Event, ...] = ()
        if self._keys and at_ms - self._last_ms > self.gap_ms:
            before = self.pause()
        self._last_ms = at_ms
        if key in ENDS:
            return (*before, *self._ended(key))
        self._keys.append(key)
        return before

    def pause(self) -> tuple[Event, ...]:
        """No further key came in time."""
        if not self._keys:
            return ()
        return self._judged(scan=self._is_scan(ended=False))

    def _ended(self, key: str) -> tuple[Event, ...]:
        ends_scans = key == self.settings.suffix or (self.settings.suffix == "\r" and key == "\n")
        if ends_scans and self._is_scan(ended=True):
            return self._judged(scan=True, end=key)
        self._keys.append(key)
        return self._judged(scan=False)

    def _is_scan(self, *, ended: bool) -> bool:
        text = "".join(self._keys)
        if self.settings.suffix and not ended:
            return False
        if self.settings.prefix:
            return text.startswith(self.settings.prefix) and len(text) > len(self.settings.prefix)
        return len(text) >= self.settings.least

    def _judged(self, *, scan: bool, end: str = "") -> tuple[Event, ...]:
        keys, self._keys = tuple(self._keys), []
        if not scan:
            return (Typed(keys),)
        text = "".join(keys).removeprefix(self.settings.prefix)
        return (Scanned(text, (*keys, end) if end else keys, ended=bool(end)),)
