"""The engine that runs the networks, kept from telling its makers about this station."""

from __future__ import annotations

import os
from typing import Any


def onnx_engine() -> Any:  # noqa: ANN401 - onnxruntime has no types
    """The onnxruntime package, imported at the first call, as it takes long and the window opens without it.

    From 1.29 on it writes a number of the device and what was run into the user's cache, and sends that to its
    makers, unless ORT_DISABLE_TELEMETRY is set before it is loaded (onnxruntime pull requests 27379 and 29843).
    On Windows it only offers such events to the system, which the call below ends.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime  # noqa: PLC0415

    onnxruntime.disable_telemetry_events()
    return onnxruntime
