"""What the receiver of a hand-over signs, where the receiver has an account on this station."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..canonical import canonical, signature_holds
from ..codec import encode
from .things import ReceiverSignature

if TYPE_CHECKING:
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
    said = handover.signature
    if said is None or said.alg != _ALGORITHM:
        return False
    try:
        key = bytes.fromhex(said.key)
    except ValueError:
        return False
    return signature_holds(key, said.signature, receipt_bytes(handover, inspection))
