"""Only what a driver gives back as it was set is offered; what was set stays set when the camera comes back."""

import cv2
import numpy as np
import pytest

from capture.controls import Property, controls_of
from capture.live import LiveSource
from inspection.errors import EnvironmentFault


class Driver:
    """A stand-in at the edge of the device: V4L2 with exposure, a gain that ignores what it is told, no focus."""

    def __init__(self):
        self.values = {cv2.CAP_PROP_EXPOSURE: 160.0, cv2.CAP_PROP_AUTO_EXPOSURE: 3.0, cv2.CAP_PROP_GAIN: 50.0}
        self.gone = False

    def get(self, prop):
        return self.values.get(prop, 0.0)

    def set(self, prop, value):
        if prop == cv2.CAP_PROP_GAIN:
            return True  # it says yes and does nothing
        by_hand = prop == cv2.CAP_PROP_EXPOSURE and self.values[cv2.CAP_PROP_AUTO_EXPOSURE] == 1
        taken = by_hand or (prop == cv2.CAP_PROP_AUTO_EXPOSURE and value in {1, 3})
        if taken:
            self.values[prop] = float(value)
        return taken

    def read(self):
        return (False, None) if self.gone else (True, np.zeros((8, 8, 3), np.uint8))

    def release(self):
        self.gone = True


def test_what_the_driver_does_not_take_is_not_offered_and_all_is_as_it_was():
    driver = Driver()
    (control,) = controls_of(driver)
    assert (control.of, control.start, control.step) == (Property.EXPOSURE, 160.0, 20.0)
    assert driver.values[cv2.CAP_PROP_AUTO_EXPOSURE] == 3
    assert control.turn(driver, 2)
    assert driver.values[cv2.CAP_PROP_EXPOSURE] == 200
    control.turn(driver, 0)
    assert driver.values[cv2.CAP_PROP_AUTO_EXPOSURE] == 3


def test_what_was_set_is_set_again_when_the_camera_is_back():
    drivers = [Driver(), Driver()]
    opened = iter(drivers)
    source = LiveSource(lambda: next(opened), "camera:x", "Dock", "capture.camera_lost", find_controls=controls_of)
    source.turn("exposure", -1)
    source.read()
    assert drivers[0].values[cv2.CAP_PROP_EXPOSURE] == 140
    drivers[0].gone = True
    with pytest.raises(EnvironmentFault):
        source.read()
    source.read()
    assert drivers[1].values[cv2.CAP_PROP_EXPOSURE] == 140
    source.close()
    assert drivers[1].values[cv2.CAP_PROP_AUTO_EXPOSURE] == 3, "the next program finds it as it came"
