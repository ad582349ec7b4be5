from __future__ import annotations

from inspection.record import photos_named


def test_photos_are_found_at_any_depth_and_nothing_else_is_taken_for_one() -> None:
    digest, other = "0f" * 32, "a1" * 32
    body = {
        "exhibit": {"photo": digest, "claims": [{"photo": "R-22"}, {"deeper": ({"photo": other},)}]},
        "photo": digest.upper(),
        "sha256": digest,
        "photos": None,
    }

    assert list(photos_named(body)) == [digest, other]
