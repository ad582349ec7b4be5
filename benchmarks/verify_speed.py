"""How long the verification of a whole store takes: ``python -m benchmarks.verify_speed 100000``.

On a machine that does other things as well, the time on the clock says little; the time of the processors is given
beside it, of this process and of those that it shares the work with, and one signature's as a measure of the machine:
a station makes its own signatures again, everybody else judges them by the public key.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from local_store.verification import PROCESSES, verify_store

from . import scripted
from .journal import fill

SIGNATURES = 2000


def processor_seconds() -> tuple[float, float]:
    """What this process has used, and what its children have that ended."""
    here, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return here.ru_utime + here.ru_stime, children.ru_utime + children.ru_stime


def one_signature() -> tuple[float, float]:
    """Seconds of a processor for making one signature, and for judging one."""
    key = Ed25519PrivateKey.generate()
    content, public = b"x" * 500, key.public_key()
    signature = key.sign(content)
    moments = [time.process_time()]
    for work in (lambda: key.sign(content), lambda: public.verify(signature, content)):
        for _ in range(SIGNATURES):
            work()
        moments.append(time.process_time())
    made, judged = ((after - before) / SIGNATURES for before, after in pairwise(moments))
    return made, judged


def main(records: int = 20_000) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        with scripted.new_store(folder) as store:
            fill(store, records)
        with scripted.open_store(folder) as store:
            before, start = processor_seconds(), time.perf_counter()
            report = verify_store(store)
            seconds = time.perf_counter() - start
            here, there = (after - then for after, then in zip(processor_seconds(), before, strict=True))
    total = here + there
    made, judged = one_signature()
    print(f"{report.records} records verified in {seconds:.1f} s")
    print(f"processors: {total:.1f} s, {here:.1f} s of them in this process; {PROCESSES} processes share the rest")
    each = total / report.records
    print(
        f"each record {each * 1e6:.0f} µs; to make a signature takes {made * 1e6:.0f}, to judge one {judged * 1e6:.0f}"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
