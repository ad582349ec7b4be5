"""Domain values to plain JSON values and back, for the bodies of records.

Every frozen dataclass of the hub goes through the same two functions, so that a record
read back is equal to what was kept. Decimals and dates are text, bytes hexadecimal, floats
rounded to four decimals (a pixel's ten-thousandth; RFC 8785 then writes them in one way).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache, partial
from types import MappingProxyType, NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from . import (
    answers,
    claim,
    comparison,
    consignment,
    correction,
    dossier,
    finding,
    finding_codes,
    frame,
    illegal_traffic,
    message,
    place,
    reading,
    scan,
    verdict,
)
from . import reference_hit as reference
from .custody import things as custody_things
from .instruments import matching
from .instruments import reading as instrument_reading
from .red_flags import flag

if TYPE_CHECKING:
    from collections.abc import Callable

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
        answers,
        claim,
        comparison,
        consignment,
        correction,
        custody_things,
        dossier,
        finding,
        finding_codes,
        flag,
        frame,
        illegal_traffic,
        instrument_reading,
        matching,
        message,
        place,
        reading,
        scan,
        verdict,
        reference,
    )
    names: dict[str, object] = {"Mapping": Mapping, "datetime": datetime, "date": date, "Decimal": Decimal}
    for module in (*modules, reference):
        names |= {name: each for name, each in vars(module).items() if isinstance(each, type)}
    return names


def decode(kind: type[T], value: Any) -> T:  # noqa: ANN401
    """Read a value that :func:`encode` made as the given type.

    Raises ValueError, TypeError or KeyError when the value is not of that type. Fields that a later
    version added take their default; fields that this version does not know are left out.
    """
    return _reader(kind)(value)  # type: ignore[no-any-return, arg-type] # a type is hashable


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401, PLR0911
    """What reads values of a type. To take a type apart costs more than to read a value, so it is done once."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        (inner,) = (each for each in get_args(kind) if each is not NoneType)
        return partial(_optional, _reader(inner))
    if origin is tuple:
        kinds = get_args(kind)
        if len(kinds) == 2 and kinds[1] is Ellipsis:  # noqa: PLR2004
            return partial(_many, _reader(kinds[0]))
        return partial(_each, tuple(map(_reader, kinds)))
    if origin is not None and issubclass(origin, Mapping):
        return partial(_members, _reader(get_args(kind)[1]))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return partial(_object, kind)
    if kind in {datetime, date}:
        return kind.fromisoformat  # type: ignore[no-any-return]
    if kind is bytes:
        return bytes.fromhex
    if kind is Decimal:
        return _decimal
    if kind is float or issubclass(kind, StrEnum):
        return kind  # type: ignore[no-any-return]
    return partial(_as_it_is, kind)


def _optional(read: Callable[[Any], Any], value: Any) -> Any:  # noqa: ANN401
    return None if value is None else read(value)


def _many(read: Callable[[Any], Any], value: Any) -> tuple[Any, ...]:  # noqa: ANN401
    return tuple(map(read, value))


def _each(readers: tuple[Callable[[Any], Any], ...], value: Any) -> tuple[Any, ...]:  # noqa: ANN401
    return tuple(read(each) for read, each in zip(readers, value, strict=True))


def _members(read: Callable[[Any], Any], value: Any) -> Mapping[str, Any]:  # noqa: ANN401
    return MappingProxyType({key: read(each) for key, each in _as_it_is(dict, value).items()})


def _object(kind: type, value: Any) -> Any:  # noqa: ANN401
    readers = _field_readers(kind)
    return kind(**{name: readers[name](each) for name, each in _as_it_is(dict, value).items() if name in readers})


@cache
def _field_readers(kind: type) -> Mapping[str, Callable[[Any], Any]]:
    hints = get_type_hints(kind, localns=dict(_names()))
    return MappingProxyType({field.name: _reader(hints[field.name]) for field in dataclasses.fields(kind)})


def _decimal(value: Any) -> Decimal:  # noqa: ANN401
    try:
        return Decimal(value)
    except InvalidOperation:
        raise ValueError("not a decimal number") from None


def _as_it_is(kind: type, value: Any) -> Any:  # noqa: ANN401
    if not isinstance(value, kind):
        raise TypeError(f"expected {kind.__name__}, found {type(value).__name__}")
    return value
