"""One name and one text for the codes of the retail family, which engines spell in different ways."""

from __future__ import annotations

_UPC_E_DIGITS = 8
_UPC_A_DIGITS = 12
_EAN_13_DIGITS = 13
_ITF_14_DIGITS = 14

RETAIL = frozenset({"EAN-13", "EAN-8", "UPC-A", "UPC-E"})
# Linear kinds in which a part of a code can pass for a whole one, as no check digit is compulsory.
UNCHECKED = frozenset({"ITF", "Code 39", "Codabar"})
LINEAR = RETAIL | UNCHECKED | {"Code 93", "Code 128", "DataBar", "DataBar Expanded", "DataBar Limited"}


def retail_text(symbology: str, text: str) -> tuple[str, str]:
    """Name and text in the common spelling: UPC-A and UPC-E with the 12 digits of their GTIN-12.

    An EAN-13 with a leading zero is a UPC-A (GS1 General Specifications, 5.2): the bars are
    the same. Other kinds stay as they are.
    """
    if symbology not in RETAIL or not text.isdecimal():
        return symbology, text
    if symbology == "UPC-E" and len(text) == _UPC_E_DIGITS:
        return symbology, _expanded(text)
    if len(text) == _EAN_13_DIGITS and text.startswith("0"):
        return ("UPC-E" if symbology == "UPC-E" else "UPC-A"), text[1:]
    if len(text) == _UPC_A_DIGITS and symbology == "EAN-13":
        return "UPC-A", text
    return symbology, text


def check_digit_holds(digits: str) -> bool:
    """Whether the last figure is the modulo-10 check digit of GS1 (General Specifications, 7.9)."""
    return (
        digits.isdecimal()
        and sum(int(digit) * (1 if place % 2 == 0 else 3) for place, digit in enumerate(reversed(digits))) % 10 == 0
    )


def is_itf14(symbology: str, text: str) -> bool:
    """Whether this is an ITF-14 with a check digit that holds."""
    return symbology == "ITF" and len(text) == _ITF_14_DIGITS and check_digit_holds(text)


def _expanded(text: str) -> str:
    """The 12 digits that a UPC-E of 8 (number system, six, check digit) stands for (5.2.2.4)."""
    system, six, check = text[0], text[1:7], text[7]
    match six[5]:
        case "0" | "1" | "2":
            body = f"{six[:2]}{six[5]}0000{six[2:5]}"
        case "3":
            body = f"{six[:3]}00000{six[3:5]}"
        case "4":
            body = f"{six[:4]}00000{six[4]}"
        case _:
            body = f"{six[:5]}0000{six[5]}"
    return f"{system}{body}{check}"
