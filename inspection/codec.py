"""Domain values to plain JSON values and back, for the bodies of records.

Every frozen dataclass of the hub goes through the same two functions, so that a record
read back is equal to what was kept. Decimals and dates are text, bytes hexadecimal, floats
rounded to four decimals (a pixel's ten-thousandth; RFC 8785 then writes them in one way).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from . import (
    claim,
    comparison,
    consignment,
    dossier,
    finding,
    finding_codes,
    frame,
    illegal_traffic,
    message,
    reading,
    verdict,
)
from . import reference_hit as reference
from .red_flags import flag

T = TypeVar("T")


def encode(value: object) -> Any:  # noqa: ANN401, PLR0911 - plain JSON values have no narrower name
    """Turn a value of the domain into dicts, lists, text and numbers. Raises TypeError for anything else."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Mapping):
        return {str(key): encode(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [encode(each) for each in value]
    raise TypeError(f"cannot be kept in a record: {type(value).__name__}")


@cache
def _names() -> Mapping[str, object]:
    """The names that annotations of the hub use, also those imported for type checking only."""
    modules = (
        claim,
        comparison,
        consignment,
        dossier,
        finding,
        finding_codes,
        flag,
        frame,
        illegal_traffic,
        message,
        reading,
        verdict,
        reference,
    )
    names: dict[str, object] = {"Mapping": Mapping, "datetime": datetime, "date": date, "Decimal": Decimal}
    for module in (*modules, reference):
        names |= {name: each for name, each in vars(module).items() if isinstance(each, type)}
    return names


@cache
def _fields(cls: type) -> Mapping[str, Any]:
    return get_type_hints(cls, localns=dict(_names()))


def decode(kind: type[T], value: Any) -> T:  # noqa: ANN401
    """Read a value that :func:`encode` made as the given type.

    Raises ValueError, TypeError or KeyError when the value is not of that type. Fields that a later
    version added take their default; fields that this version does not know are left out.
    """
    return _decode(kind, value)  # type: ignore[no-any-return]


def _decode(kind: Any, value: Any) -> Any:  # noqa: ANN401, C901, PLR0911
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if value is None:
            return None
        (inner,) = (each for each in get_args(kind) if each is not NoneType)
        return _decode(inner, value)
    if origin is tuple:
        inner = get_args(kind)
        if len(inner) == 2 and inner[1] is Ellipsis:  # noqa: PLR2004
            return tuple(_decode(inner[0], each) for each in value)
        return tuple(_decode(each_kind, each) for each_kind, each in zip(inner, value, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        return MappingProxyType({key: _decode(get_args(kind)[1], each) for key, each in value.items()})
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _fields(kind)
        return kind(**{name: _decode(hints[name], each) for name, each in value.items() if name in hints})
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is date:
        return date.fromisoformat(value)
    if kind is bytes:
        return bytes.fromhex(value)
    if kind is float:
        return float(value)
    if kind is Decimal or issubclass(kind, StrEnum):
        return kind(value)
    if not isinstance(value, kind):
        raise TypeError(f"expected {kind.__name__}, found {type(value).__name__}")
    return value
