"""What of a camera can be set: only what its driver gives back as it was set is offered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

import cv2

if TYPE_CHECKING:
    from collections.abc import Mapping


class Property(StrEnum):
    """What light and sharpness depend on."""

    EXPOSURE = "exposure"
    GAIN = "gain"
    BRIGHTNESS = "brightness"
    FOCUS = "focus"
    TORCH = "torch"


class Device(Protocol):
    """What ``cv2.VideoCapture`` has for it."""

    def get(self, prop: int, /) -> float:
        """The value; 0 or -1 where the driver knows of none."""

    def set(self, prop: int, value: float, /) -> bool:
        """Whether the driver took it."""


class Control(Protocol):
    """Something of a camera that can be set."""

    @property
    def of(self) -> Property:
        """Which property."""

    def turn(self, device: Device, steps: int, /) -> bool:
        """Set it so many steps from what the camera came with; 0 is as it came.

        False when the driver does not take it, or gives back what it had before.
        """


@dataclass(frozen=True, slots=True)
class Scale:
    """A property that goes by degrees: value and automatic as the camera came, and by how much one step changes it."""

    of: Property
    start: float
    step: float
    automatic: float | None = None

    def turn(self, device: Device, steps: int, /) -> bool:
        """Set it; 0 gives it back as it came, to the camera's own automatic where that was on."""
        automatic = _AUTOMATIC.get(self.of)
        if steps == 0:
            device.set(_IDS[self.of], self.start)
            return automatic is None or self.automatic is None or device.set(automatic, self.automatic)
        if automatic is not None:
            _by_hand(device, self.of, automatic)
        wanted = self.start + steps * self.step
        return device.set(_IDS[self.of], wanted) and abs(device.get(_IDS[self.of]) - wanted) < self.step / 2


_IDS: Mapping[Property, int] = {
    Property.EXPOSURE: cv2.CAP_PROP_EXPOSURE,
    Property.GAIN: cv2.CAP_PROP_GAIN,
    Property.BRIGHTNESS: cv2.CAP_PROP_BRIGHTNESS,
    Property.FOCUS: cv2.CAP_PROP_FOCUS,
}
_AUTOMATIC: Mapping[Property, int] = {
    Property.EXPOSURE: cv2.CAP_PROP_AUTO_EXPOSURE,
    Property.FOCUS: cv2.CAP_PROP_AUTOFOCUS,
}
# V4L2 says 1 for manual and 3 for automatic exposure, DirectShow 0.25 and 0.75; of focus all say 0 and 1.
_BY_HAND: Mapping[Property, tuple[float, ...]] = {Property.EXPOSURE: (1, 0.25), Property.FOCUS: (0,)}
_SHARE = 8  # of the value as it came is one step
_SAME = 0.01


def controls_of(device: Device) -> tuple[Scale, ...]:
    """The properties that the driver really takes: each was set by one step, read back, and put back as it was."""
    return tuple(control for each in _IDS if (control := _tried(device, each)) is not None)


def _tried(device: Device, which: Property) -> Scale | None:
    start = device.get(_IDS[which])
    if start in {0.0, -1.0} and which is not Property.BRIGHTNESS:
        return None  # what OpenCV says of a property that there is not
    automatic = _AUTOMATIC.get(which)
    before = None if automatic is None else device.get(automatic)
    # Exposure in powers of two is negative (DirectShow), and goes by ones.
    step = 1.0 if abs(start) < _SHARE else float(round(abs(start) / _SHARE))
    control = Scale(which, start, step, before)
    takes = any(control.turn(device, steps) for steps in (1, -1))
    device.set(_IDS[which], start)
    if automatic is not None and before is not None:
        device.set(automatic, before)
    return control if takes else None


def _by_hand(device: Device, which: Property, automatic: int) -> None:
    for value in _BY_HAND[which]:
        if device.set(automatic, value) and abs(device.get(automatic) - value) < _SAME:
            return
