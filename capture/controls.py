"""What of a camera can be set: only what its driver gives back as it was set is offered.

A torch is no property that OpenCV knows; cameras that have one switch it by "backlight compensation" or not at all.
"""

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


class Device(Protocol):
    """What ``cv2.VideoCapture`` has for it."""

    def get(self, prop: int, /) -> float:
        """The value; 0 or -1 where the driver knows of none."""

    def set(self, prop: int, value: float, /) -> bool:
        """Whether the driver took it."""


@dataclass(frozen=True, slots=True)
class Control:
    """A property that can be set: its value as the camera came, and by how much one step changes it."""

    of: Property
    start: float
    step: float


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
_OWN: Mapping[Property, tuple[float, ...]] = {Property.EXPOSURE: (3, 0.75), Property.FOCUS: (1,)}
_SHARE = 8  # of the value as it came is one step
_SAME = 0.01


def controls_of(device: Device) -> tuple[Control, ...]:
    """The properties that the driver really takes: each was set by one step, read back, and put back as it was."""
    return tuple(control for each in Property if (control := _tried(device, each)) is not None)


def turn(device: Device, control: Control, steps: int) -> bool:
    """Set a property so many steps from what the camera came with; 0 gives it back to the camera's own automatic.

    False when the driver does not take it, or gives back what it had before.
    """
    automatic = _AUTOMATIC.get(control.of)
    if steps == 0:
        device.set(_IDS[control.of], control.start)
        return automatic is None or any(device.set(automatic, value) for value in _OWN[control.of])
    if automatic is not None:
        _by_hand(device, control.of, automatic)
    wanted = control.start + steps * control.step
    return device.set(_IDS[control.of], wanted) and abs(device.get(_IDS[control.of]) - wanted) < control.step / 2


def _tried(device: Device, which: Property) -> Control | None:
    start = device.get(_IDS[which])
    if start in {0.0, -1.0} and which is not Property.BRIGHTNESS:
        return None  # what OpenCV says of a property that there is not
    automatic = _AUTOMATIC.get(which)
    before = None if automatic is None else device.get(automatic)
    # Exposure in powers of two is negative (DirectShow), and goes by ones.
    step = 1.0 if abs(start) < _SHARE else float(round(abs(start) / _SHARE))
    control = Control(which, start, step)
    takes = any(turn(device, control, steps) for steps in (1, -1))
    device.set(_IDS[which], start)
    if automatic is not None and before is not None:
        device.set(automatic, before)
    return control if takes else None


def _by_hand(device: Device, which: Property, automatic: int) -> None:
    for value in _BY_HAND[which]:
        if device.set(automatic, value) and abs(device.get(automatic) - value) < _SAME:
            return
