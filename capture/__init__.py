"""Pictures and scans in, readings out: sources, engines, and what makes a reading count."""

from .confirm import ConfirmationWindow
from .devices import Camera, CameraIdentity, list_cameras
from .door import open_source
from .exhibits import exhibit_bytes
from .picture_file import decode_picture
from .pump import CapturePump
from .quality import Quality, judge_quality
from .rates import RateCounter
from .read_frame import LivePace, ReadFrame, missing_engines, standard_reader
from .text.rapid import RapidReader

__all__ = [
    "Camera",
    "CameraIdentity",
    "CapturePump",
    "ConfirmationWindow",
    "LivePace",
    "Quality",
    "RapidReader",
    "RateCounter",
    "ReadFrame",
    "decode_picture",
    "exhibit_bytes",
    "judge_quality",
    "list_cameras",
    "missing_engines",
    "open_source",
    "standard_reader",
]
