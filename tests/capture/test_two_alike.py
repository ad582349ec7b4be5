"""Two equal codes in view are two, by the place where each stands; one that is seen again is one."""

from capture.confirm import ConfirmationWindow
from inspection.frame import Region
from inspection.reading import FrameReading, SymbolReading


def code(left):
    return SymbolReading("QR Code", "CY-001", b"CY-001", "]Q1", Region.from_bounds(left, 10, 30, 30), ("zxing",))


def test_equal_codes_in_one_frame_stand_beside_each_other():
    window = ConfirmationWindow()
    for at in (0, 300, 600):
        seen = window.observe(FrameReading(200, 60, symbols=(code(150 + at / 100), code(10 + at / 100))), at)
    assert [each.region.bounds[0] for each in seen.symbols] == [16, 156]


def test_one_code_that_moves_stays_one():
    window = ConfirmationWindow()
    for at in range(0, 1500, 300):
        seen = window.observe(FrameReading(200, 60, symbols=(code(10 + at / 10),)), at)
    assert len(seen.symbols) == 1
