"""A line that drops, delays, duplicates, truncates and resets, between a station and headquarters.

It counts its own seconds: each request takes its round trip and its bytes the time that the line needs for them, so
that "a reset every few seconds" falls on the same byte however busy the machine is, and nobody has to wait.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from types import TracebackType

CHUNK = 4096
HEAD_END = b"\r\n\r\n"
LONGEST_TURN = 0.003  # real seconds that a virtual wait takes at most
REFUSED = (OSError, asyncio.IncompleteReadError)
BLIND = b"quaylens-software: blind"  # a sender who does not ask first, and is not counted
RST = struct.pack("ii", 1, 0)  # SO_LINGER of no seconds: closing resets


@dataclass(frozen=True, slots=True)
class Faults:
    """Shares of requests, and seconds of the line's own time; ``rate`` is in bytes a second."""

    loss: float = 0.0  # of requests or of their answers
    truncated: float = 0.0
    duplicated: float = 0.0
    late: float = 0.0  # given up by the station and delivered afterwards
    silent: float = 0.0  # neither delivered nor reset: the station has to notice
    round_trip: float = 0.0
    reset_every: float = 0.0
    rate: float = 1e9


class Request(NamedTuple):
    method: str
    path: str
    head: bytes
    body: bytes


@dataclass(slots=True)
class Counted:
    """What the line has seen: bytes of contents sent by the station, and of those what headquarters held already."""

    seconds: float = 0.0
    requests: int = 0
    sent: int = 0
    again: int = 0
    faults: dict[str, int] = field(default_factory=dict)
    through: int = 0
    photos: dict[str, int] = field(default_factory=dict)  # how much of each is held durably, as far as was answered

    def note(self, fault: str) -> None:
        self.faults[fault] = self.faults.get(fault, 0) + 1

    def forwarded(self, request: Request, length: int) -> None:
        """Count a request of which so many bytes of its body reach headquarters."""
        if BLIND in request.head:
            return
        self.sent += length
        if request.method == "PUT":
            name, _, query = request.path.rpartition("/")[2].partition("?")
            start = int(query.partition("start=")[2].partition("&")[0])
            self.again += max(0, min(start + length, self.photos.get(name, 0)) - start)
        elif request.path.endswith("/records") and length == len(request.body):
            for each in json.loads(request.body)["records"]:
                if json.loads(each["header"])["seq"] <= self.through:
                    self.again += len(json.dumps(each))

    def answered(self, request: Request, answer: bytes) -> None:
        """Learn from an answer what is held from now on."""
        head, _, body = answer.partition(HEAD_END)
        if b" 200 " not in head.split(b"\r\n", 1)[0]:
            return
        if request.method == "PUT":
            said = json.loads(body)
            name, _, query = request.path.rpartition("/")[2].partition("?")
            total = int(query.partition("total=")[2])
            self.photos[name] = max(self.photos.get(name, 0), total if said["held"] else said["start"])
        elif request.path.endswith("/records"):
            self.through = max(self.through, json.loads(body)["through"])


class FaultyLine:
    """A proxy on loopback, in a thread of its own; ``answered`` sees each answer before the station does."""

    def __init__(
        self,
        headquarters: int,
        chance: random.Random,
        faults: Faults,
        answered: Callable[[Request, bytes], None] = lambda _request, _answer: None,
    ) -> None:
        self.headquarters = headquarters  # its port; another one after a restart
        self.faults = faults
        self.counted = Counted()
        self.port = 0
        self._chance = chance
        self._answered = answered
        self._reset_at = faults.reset_every
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.Future[Any]] = set()
        self._started = threading.Event()
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=lambda: self._loop.run_until_complete(self._serve()))

    def __enter__(self) -> Self:
        self._thread.start()
        self._started.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()
        self._loop.close()

    def wait(self, seconds: float) -> None:
        """Let time pass, for the station."""
        self.counted.seconds += seconds
        time.sleep(min(seconds, LONGEST_TURN))

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._started.set()
        await self._stop.wait()
        server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - this is one
        self._open.add(task)
        with contextlib.suppress(*REFUSED, asyncio.CancelledError):
            while await self._one(await _request(reader), writer):
                pass
        self._open.discard(task)
        _reset(writer)

    async def _one(self, request: Request, station: asyncio.StreamWriter) -> bool:
        """Bring one request over; says whether the line still stands."""
        self.counted.requests += 1
        faults, chance = self.faults, self._chance
        whole = request.head + request.body
        cut = self._time(len(whole))
        fate = chance.random()
        for name in ("loss", "truncated", "late", "silent", "duplicated"):
            share = getattr(faults, name)
            if fate < share:
                self.counted.note(name)
                break
            fate -= share
        else:
            name = "" if cut is None else "reset"
        if name == "silent":
            await self._stop.wait()
        if (name == "loss" and chance.random() < 0.5) or name == "silent":
            return False
        if name in {"truncated", "reset"} and (cut is not None or chance.random() < 0.5):
            self.counted.note("reset" if name == "reset" else "cut short")
            await self._send(request, cut if cut is not None else chance.randrange(len(whole)))
            return False
        if name == "late":
            _reset(station)
            await asyncio.sleep(chance.uniform(0, 0.05))
        if name == "duplicated":
            twin = asyncio.ensure_future(self._send(request, len(whole), counted=False))
            self._open.add(twin)
            twin.add_done_callback(self._open.discard)
        answer = await self._send(request, len(whole))
        if name in {"loss", "late"} or not answer:
            return False
        if name == "truncated" or self._time(len(answer)) is not None:
            station.write(answer[: chance.randrange(len(answer))])
            await station.drain()
            return False
        station.write(answer)
        await station.drain()
        return True

    def _time(self, length: int) -> float | int | None:
        """Let the time pass that so many bytes take; gives the byte at which the line is reset, None if it is not."""
        faults, counted = self.faults, self.counted
        before = counted.seconds + faults.round_trip / 2
        counted.seconds = before + length / faults.rate
        if not faults.reset_every or counted.seconds < self._reset_at:
            return None
        cut = max(0, int((self._reset_at - before) * faults.rate))
        self._reset_at = counted.seconds + self._chance.uniform(0.5, 1.5) * faults.reset_every
        return min(cut, length - 1)

    async def _send(self, request: Request, length: float, *, counted: bool = True) -> bytes:
        """Give headquarters so many bytes; its answer, empty when it gives none."""
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.headquarters)
        except OSError:
            return b""
        try:
            whole = request.head + request.body
            if counted:
                self.counted.forwarded(request, max(0, int(length) - len(request.head)))
            writer.write(whole[: int(length)])
            await writer.drain()
            if length < len(whole):
                return b""
            answer = await _answer(reader)
            self.counted.answered(request, answer)
            await asyncio.to_thread(self._answered, request, answer)
        except REFUSED:
            return b""
        finally:
            _reset(writer)
        return answer


async def _request(reader: asyncio.StreamReader) -> Request:
    head = await reader.readuntil(HEAD_END)
    method, path, _ = head.split(b"\r\n", 1)[0].decode().split(" ")
    return Request(method, path, head, await reader.readexactly(_length(head)))


async def _answer(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(HEAD_END)
    return head + await reader.readexactly(_length(head))


def _length(head: bytes) -> int:
    fields = (line.partition(b":") for line in head.lower().split(b"\r\n"))
    return next((int(value) for name, _, value in fields if name == b"content-length"), 0)


def _reset(writer: asyncio.StreamWriter) -> None:
    ends: socket.socket | None = writer.get_extra_info("socket")
    if ends is not None and not writer.is_closing():
        with contextlib.suppress(OSError):
            ends.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RST)
        writer.transport.abort()
