"""What the receiver of a hand-over signs, where the receiver has an account on this station."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..canonical import canonical, signature_holds
from ..codec import encode
from .things import ReceiverSignature

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..ports import Signer
    from .things import Handover

PURPOSE = b"quaylens custody receipt 1\n"
_ALGORITHM = "ed25519"


def receipt_bytes(handover: Handover, inspection: str) -> bytes:
    """What the receiver signs: the hand-over without a signature, and the inspection that it belongs to."""
    return PURPOSE + canonical({"inspection": inspection, "handover": encode(replace(handover, signature=None))})


def with_receipt(handover: Handover, inspection: str, receiver: Signer) -> Handover:
    """The hand-over with the receiver's signature."""
    signature = receiver.sign(receipt_bytes(handover, inspection)).hex()
    return replace(handover, signature=ReceiverSignature(_ALGORITHM, receiver.public_key.hex(), signature))


def receipt_holds(handover: Handover, inspection: str) -> bool:
    """Whether the receiver's signature is there and right; whose key it is, the accounts say."""
    return kept_receipt_holds(encode(handover), inspection)


def kept_receipt_holds(handover: Mapping[str, Any], inspection: str) -> bool:
    """The same for a hand-over as a record keeps it, with the fields that it had when it was signed."""
    try:
        said = handover["signature"]
        signed = canonical({"inspection": inspection, "handover": {**handover, "signature": None}})
        key = bytes.fromhex(said["key"])
        whole = set(said) == {"alg", "key", "signature"} and said["alg"] == _ALGORITHM
        return whole and signature_holds(key, said["signature"], PURPOSE + signed)
    except (ValueError, TypeError, KeyError):
        return False
