"""Forty cylinders: what is there, missing, strange and twice, in whatever order the codes come."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from capture.handheld.scan import reading_of
from inspection.consignment import Declaration, DeclaredLine
from inspection.counting import Count, Outcome, declared_things, is_given_once, listed_things, newly_seen, sighting_of
from inspection.frame import Region
from inspection.identifiers import Vocabulary, identify
from inspection.reading import SymbolReading
from inspection.scan import Scan

GTIN = "09501101530003"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def seen(code):
    read = reading_of(code)
    return sighting_of(Scan(1, read, "wedge", NOON, identify(read, Vocabulary())))


def cylinders(count):
    return Declaration(tuple(DeclaredLine(gtin=GTIN, serial=f"CY-{n:03}") for n in range(count)))


def test_forty_cylinders():
    count = Count.of(declared_things(cylinders(40)))
    codes = [f"]d201{GTIN}21CY-{n:03}" for n in range(37)] + ["CY-999", "cy 000"]
    outcomes = []
    for code in codes:
        count, outcome = count.after(seen(code))
        outcomes.append(outcome)
    assert (count.seen, [each.label for each in count.missing]) == (37, ["CY-037", "CY-038", "CY-039"])
    assert [each.label for each, _ in count.strangers] == ["CY-999"]
    assert outcomes == [Outcome.NEW] * 37 + [Outcome.NOT_LISTED, Outcome.TWICE]
    assert count.twice == ("CY-000",)


def test_a_bare_serial_number_tells_a_line_without_article_and_an_sscc_its_pallet():
    lines = (
        DeclaredLine(serial="ab 12"),
        DeclaredLine(sscc="340123450000000018"),
        DeclaredLine(container="CSQU3054383"),
    )
    count = Count.of(declared_things(Declaration(lines)))
    for code in ("AB-12", "]C100340123450000000018", "CSQU3054383"):
        count, outcome = count.after(seen(code))
        assert outcome is Outcome.NEW
    assert count.missing == ()
    assert count.outcome(seen("340123450000000018")) is Outcome.TWICE


def test_the_same_serial_number_of_another_article_is_not_on_the_list():
    count = Count.of(declared_things(cylinders(1)))
    assert count.outcome(seen("]d2010950110153001021CY-000")) is Outcome.NOT_LISTED


CODES = st.lists(st.text("ABC123", min_size=3, max_size=4), max_size=12)


@given(CODES, CODES)
def test_every_code_counts_once_and_nothing_is_lost(listed, scanned):
    expected = listed_things("\n".join(listed))
    count = Count.of(expected, map(seen, scanned))
    assert len(expected) == len(set(listed))
    assert count.seen + len(count.missing) == len(expected)
    assert sum(count.times) + sum(times for _, times in count.strangers) == len(scanned)
    assert count.seen == len(set(listed) & set(scanned))
    assert len(count.strangers) == len(set(scanned) - set(listed))
    assert sorted(count.twice) == sorted(code for code in set(scanned) if scanned.count(code) > 1)


@given(CODES, CODES, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(listed, scanned, random):
    expected = listed_things(",".join(listed))
    other = list(scanned)
    random.shuffle(other)
    one, two = Count.of(expected, map(seen, scanned)), Count.of(expected, map(seen, other))
    assert (one.times, sorted(one.strangers, key=str)) == (two.times, sorted(two.strangers, key=str))


def test_equal_codes_in_one_picture_are_as_many_things_and_the_same_code_again_is_the_same():
    taken = {}
    assert newly_seen(["A1", "B2", "A1"], {}, taken) == [0, 1, 2]
    assert newly_seen(["A1"], {}, taken) == []
    assert newly_seen(["A1", "A1", "A1"], {"A1": 2}, taken) == [2]
    assert newly_seen(["C3"], {"C3": 1}, taken) == []


def test_two_labels_of_one_pallet_are_one_pallet():
    sscc, article = "00106141411234567897", "0109501101530003"
    first, second = (f"{article}21{serial}" for serial in ("AAA", "BBB"))
    codes = [sscc, sscc, article, article, first, first, second, second]
    symbols = [
        SymbolReading("Code 128", text, text.encode(), "]C1", Region.from_bounds(left, 1, 30, 9), ("zxing",))
        for left, text in enumerate(codes)
    ]
    assert {symbol.text for symbol in symbols if is_given_once(symbol)} == {sscc, first, second}
    assert newly_seen(codes, {}, {}, lambda place: is_given_once(symbols[place])) == [0, 2, 3, 4, 6]
