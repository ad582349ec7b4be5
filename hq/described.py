"""What the OpenAPI document says beside the signatures of the functions: bodies that are read as bytes, refusals."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from inspection.exchange import MOST_RECORDS, PROTOCOL, SIGNATURE_DIGITS

from .photos import LARGEST_PIECE

_SHA256 = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


class Refusal(BaseModel):
    """Why something was refused, as a code and as a sentence for the officer."""

    code: str
    message: str
    start: str | None = None
    protocols: list[int] | None = None


REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Refusal, "description": "It is not what is asked for here"},
    403: {"model": Refusal, "description": "Not from a station that may"},
    413: {"model": Refusal, "description": "Too large"},
    422: {"model": Refusal, "description": "A parameter that is not allowed"},
    426: {"model": Refusal, "description": "Another version of the protocol"},
    503: {"model": Refusal, "description": "Not now; try again later"},
}
SIGNED: dict[int | str, dict[str, Any]] = {
    401: {
        "model": Refusal,
        "description": "Not signed by an enrolled station, by another clock, or not for the first time",
    }
}
GAP: dict[int | str, dict[str, Any]] = {
    409: {"model": Refusal, "description": "The piece does not fit; go on from the byte `start`"}
}
NOTHING_NEW: dict[int | str, dict[str, Any]] = {204: {"description": "Nothing new to receipt"}}
BYTES: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}},
    206: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}},
    404: {"model": Refusal, "description": "There is no such edition"},
    416: {"description": "The range lies beyond the end"},
}
ENROLMENT = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["code", "name", "public_key"],
                    "properties": {
                        "code": {"type": "string", "maxLength": 64},
                        "name": {"type": "string", "minLength": 1, "maxLength": 200},
                        "public_key": _SHA256,
                    },
                }
            }
        },
    }
}
BATCH = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["v", "station", "records"],
                    "properties": {
                        "v": {"const": PROTOCOL},
                        "station": _SHA256,
                        "records": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": MOST_RECORDS,
                            "items": {
                                "type": "object",
                                "required": ["header", "signature", "body"],
                                "properties": {
                                    "header": {"type": "string", "description": "The canonical bytes as text"},
                                    "signature": {
                                        "type": "string", "minLength": SIGNATURE_DIGITS, "maxLength": SIGNATURE_DIGITS,
                                    },
                                    "body": {"type": ["string", "null"]},
                                },
                            },
                        },
                    },
                }
            }
        },
    }
}  # fmt: skip
PIECE = {
    "requestBody": {
        "required": True,
        "content": {
            "application/octet-stream": {
                "schema": {"type": "string", "format": "binary", "minLength": 1, "maxLength": LARGEST_PIECE}
            }
        },
    }
}
