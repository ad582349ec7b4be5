"""A scan is a scan and a hand is a hand, whatever the order of keys."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from capture.handheld.self_test import TEST_TEXT, diagnose
from capture.handheld.wedge import GS, Scanned, Typed, Wedge, WedgeSettings

CODE = st.text(st.characters(codec="ascii", exclude_characters="\r\n\t"), min_size=4, max_size=60)


def fed(wedge, keys, gap_ms, start=0):
    events, at = [], start
    for key in keys:
        events += wedge.feed(key, at)
        at += gap_ms
    return events


@given(CODE, st.integers(0, 40))
def test_quick_keys_up_to_the_suffix_are_one_scan(code, gap_ms):
    assert fed(Wedge(), f"{code}\r", gap_ms) == [Scanned(code)]


@given(st.text("abc1\r\t", min_size=1, max_size=20), st.integers(41, 400))
def test_what_a_hand_types_comes_out_as_it_was_typed(text, gap_ms):
    wedge = Wedge()
    events = [*fed(wedge, text, gap_ms), *wedge.pause()]
    assert all(isinstance(event, Typed) for event in events)
    assert "".join(key for event in events for key in event.keys) == text


@given(st.lists(st.tuples(st.sampled_from("aB3\r\t\x1d"), st.integers(0, 200)), max_size=40))
def test_no_key_is_lost_or_said_twice(keys):
    wedge, at, out = Wedge(), 0, []
    for key, gap in keys:
        at += gap
        out += wedge.feed(key, at)
    out += wedge.pause()
    assert wedge.deadline is None
    said = "".join(event.text + "\r" if isinstance(event, Scanned) else "".join(event.keys) for event in out)
    assert said == "".join(key for key, _ in keys)


def test_a_group_separator_stays_in_the_scan():
    assert fed(Wedge(), f"0109501{GS}21A\r", 5) == [Scanned(f"0109501{GS}21A")]


def test_with_a_prefix_nothing_else_is_a_scan():
    wedge = Wedge(WedgeSettings(prefix="\x02"))
    assert fed(wedge, "quickly\r", 5) == [Typed((*"quickly", "\r"))]
    assert fed(wedge, "\x02AB\r", 5, start=1000) == [Scanned("AB")]


def test_without_a_suffix_a_pause_ends_the_scan():
    wedge = Wedge(WedgeSettings(suffix=""))
    assert fed(wedge, "CSQU3054383", 5) == []
    assert wedge.deadline == 10 * 5 + 40
    assert wedge.pause() == (Scanned("CSQU3054383"),)
    assert fed(wedge, "ab", 5, start=1000) == []
    assert wedge.pause() == (Typed(("a", "b")),)


def test_the_self_test_names_the_setting():
    def named(received, *, suffix=True):
        return [each.code for each in diagnose(received, ended_by_suffix=suffix)]

    assert named(TEST_TEXT) == []
    assert named(TEST_TEXT, suffix=False) == ["handheld.no_suffix"]
    assert named(TEST_TEXT.swapcase()) == ["handheld.caps_lock"]
    assert named(TEST_TEXT.replace(GS, "")) == ["handheld.no_separator"]
    assert named(TEST_TEXT[:20]) == ["handheld.cut"]
    assert named(TEST_TEXT.translate(str.maketrans("zyZY", "yzYZ"))) == ["handheld.layout"]
    assert named(TEST_TEXT.translate(str.maketrans("aqzwAQZW", "qawzQAWZ"))) == ["handheld.layout"]
    assert named(TEST_TEXT.replace("/", "-")) == ["handheld.signs"]
    assert named("4006381333931") == ["handheld.other_code"]


def test_a_scan_that_falters_behind_its_prefix_is_still_one():
    wedge = Wedge(WedgeSettings(prefix="~"))
    assert fed(wedge, "~CSQU", 5) == []
    assert fed(wedge, "3054383\r", 300, start=300) == [Scanned("CSQU3054383")]
    assert fed(wedge, "CS", 300, start=9000) == [Typed(("C",))]
