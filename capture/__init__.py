"""Pictures and scans in, readings out: sources, engines, and what makes a reading count."""

from .confirm import ConfirmationWindow
from .devices import Camera, CameraIdentity, list_cameras
from .door import open_source
from .exhibits import exhibit_bytes
from .guide import Guide
from .picture_file import decode_picture
from .pump import CapturePump
from .quality import Quality, judge_quality
from .rates import RateCounter
from .read_frame import LivePace, ReadFrame, missing_engines, standard_reader
from .text.paper import looks_like_paper
from .text.paper_reader import Paper, PaperReader
from .text.rapid import RapidReader
from .text.tesseract import TesseractReader

__all__ = [
    "Camera",
    "CameraIdentity",
    "CapturePump",
    "ConfirmationWindow",
    "Guide",
    "LivePace",
    "Paper",
    "PaperReader",
    "Quality",
    "RapidReader",
    "RateCounter",
    "ReadFrame",
    "TesseractReader",
    "decode_picture",
    "exhibit_bytes",
    "judge_quality",
    "list_cameras",
    "looks_like_paper",
    "missing_engines",
    "open_source",
    "standard_reader",
]
