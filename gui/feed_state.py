"""What a source is doing, and whether the engines are ready: what pages ask of the feed."""

from __future__ import annotations

from enum import StrEnum


class FeedState(StrEnum):
    """What the source is doing."""

    CLOSED = "closed"
    OPENING = "opening"
    LIVE = "live"  # pictures come by themselves
    FROZEN = "frozen"  # a live source held still
    READING = "reading"  # a picture is being read
    WAITING = "waiting"  # read; the next one can be asked for
    ENDED = "ended"  # read; there is no next one


class EngineState(StrEnum):
    """Whether text can be read yet."""

    LOADING = "loading"
    READY = "ready"
    PARTLY = "partly"  # an engine is missing; a notice says which
