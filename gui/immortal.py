"""A guard against a fault of PySide6 6.12 on Python 3.11, which would end the program after some minutes.

Its wheels return None and True as Python 3.12 and later allow, where these are immortal: without taking
a reference. On 3.11 each call of a Qt method and each emitted signal then drops a reference too many, until
the interpreter stops with "deallocating None". Measured with 6.12.0: one reference of True for each
``emit()``, one of None for each method without a result. Python 3.12 cured the like by PEP 683; this does the same.
"""

from __future__ import annotations

import ctypes
import sys

PLENTY = 1 << 40  # references; a thousand calls a second would take 34 years to use them up


def make_immortal() -> None:
    """Give None, True and their like more references than a program can drop. To be called once, at the start."""
    if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
        for each in (None, True, False, NotImplemented, Ellipsis):
            if sys.getrefcount(each) < PLENTY:  # the count is the first field of every object
                ctypes.c_ssize_t.from_address(id(each)).value += PLENTY
