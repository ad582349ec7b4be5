"""What is said about pictures, cameras and engines."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # pictures and folders
        "capture.empty_file": sentence("{name} is empty (0 bytes): copy it again from the camera or card."),
        "capture.not_a_picture": sentence(
            "{name} is not a picture that can be read: give a JPEG, PNG, WebP, TIFF or HEIC file."
        ),
        "capture.torn_picture": sentence("{name} is a damaged or incomplete picture: copy it again, or take it again."),
        "capture.too_large": sentence(
            "{name} states a size of {width} x {height} pixels, above the limit of {limit} megapixels:"
            " give a smaller copy."
        ),
        "capture.file_too_big": sentence("{name} is larger than {limit} MB: give a smaller copy."),
        "capture.out_of_memory": sentence(
            "There is not enough memory for {name} ({width} x {height} pixels): close other programs,"
            " or give a smaller copy."
        ),
        "capture.not_found": sentence("{name} does not exist: check the path."),
        "capture.not_a_file": sentence("{name} is neither a file nor a folder: give a picture, a folder or a video."),
        "capture.no_permission": sentence(
            "{name} may not be read by this user: change its permissions, or copy it to a folder of your own."
        ),
        "capture.cannot_read": sentence("{name} cannot be read ({why}): check the disk or card that it is on."),
        "capture.no_pictures": sentence(
            "{name} holds no pictures: give a folder with JPEG, PNG, WebP, TIFF or HEIC files."
        ),
        # video files, cameras and streams
        "capture.not_a_video": sentence(
            "{name} is not a video that can be read, or it is damaged: copy it again, or give its pictures."
        ),
        "capture.bad_stream": sentence(
            "{name} is no stream address: give one that begins with rtsp, rtsps, http, https, rtp or udp."
        ),
        "capture.bad_camera": sentence("{name} does not name a camera: choose one from the list of cameras."),
        "capture.camera_absent": sentence(
            "The camera {name} is not connected: plug it in; the picture comes back by itself."
        ),
        "capture.camera_ambiguous": sentence(
            "Several cameras like {name} are connected, none in its usual socket: choose one from the list of cameras."
        ),
        "capture.camera_busy": sentence(
            "The camera {name} cannot be opened: close other programs that use it, and check its permissions."
        ),
        "capture.camera_lost": sentence(
            "The camera {name} gives no picture any more: check its cable; the picture comes back by itself."
        ),
        "capture.camera_back": sentence("The camera {name} gives pictures again."),
        "capture.stream_unreachable": sentence(
            "The stream {name} does not answer: check the address and the network; it is tried again by itself."
        ),
        "capture.stream_lost": sentence("The stream {name} has stopped: it is tried again by itself."),
        "capture.source_broken": sentence(
            "Something went wrong while taking pictures; nothing was lost. Save this report and start again."
        ),
        # engines
        "capture.no_zxing": sentence(
            "The first bar code reader is missing: run the set-up again (make run), which installs zxing-cpp."
            " Until then only the second reader reads bar codes: none of Data Matrix, PDF417, Aztec, MaxiCode."
        ),
        "capture.no_zbar": sentence(
            "The second bar code reader is missing: install the system package libzbar0."
            " Bar codes are read by one engine only until then."
        ),
        "capture.no_rapidocr": sentence(
            "The text reader RapidOCR is missing: run the set-up again (make run), which installs it."
            " Until then print on labels and containers is hardly read; bar codes and papers still are."
        ),
        "capture.no_tesseract": sentence(
            "The second text reader is missing: install the system package tesseract-ocr."
            " Until then nothing stands in for the first one, and what it reads on papers is not borne out."
        ),
        "capture.no_placards": sentence(
            "The model that names hazard labels and pictograms ({name}) is missing: copy the program again from"
            " its source. Until then pictograms are not read, and classes by their words and figures only."
        ),
        "capture.no_figures": sentence(
            "The model that reads the check digits of containers ({name}) is missing: copy the program again from"
            " its source. Until then a check digit in a box is seldom read, and such numbers are left unconfirmed."
        ),
        "capture.tesseract_failed": sentence(
            "The text reader Tesseract failed ({why}): install the system packages tesseract-ocr and"
            " tesseract-ocr-eng again."
        ),
        # hints for the next picture
        "capture.hint.blurred": sentence("Blurred: wait until it is sharp, or step back a little."),
        "capture.hint.motion": sentence("Hold still."),
        "capture.hint.closer": sentence("Too small: move closer."),
        "capture.hint.tilt": sentence("Seen aslant: hold the camera straight before the label."),
        "capture.hint.dark": sentence("Too dark: use a lamp."),
        "capture.hint.bright": sentence("Too bright: turn away from the sun."),
        "capture.hint.glare": sentence("Glare: tilt the camera a little."),
    }
)
