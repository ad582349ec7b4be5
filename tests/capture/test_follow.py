"""A drawn label that moves is followed; another scene is not."""

from __future__ import annotations

from datetime import UTC, datetime

import cv2
import numpy as np

from capture.follow import Follower
from inspection.frame import Frame, Pace

WIDTH, HEIGHT = 1280, 720
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def frame(pixels):
    return Frame(pixels, "drawn", "drawn", 0, NOW, Pace.LIVE)


def scene(seed):
    rng = np.random.default_rng(seed)
    blocks = rng.integers(0, 255, (36, 64), np.uint8)
    return cv2.cvtColor(cv2.resize(blocks, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC), cv2.COLOR_GRAY2BGR)


def moved(pixels, at):
    turn = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), 0.6 * at, 1 + 0.004 * at)
    turn[:, 2] += (9 * at, -4 * at)
    return cv2.warpAffine(pixels, turn, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REFLECT), turn


def test_a_point_is_where_its_thing_is_after_a_second_of_motion():
    follower, whole = Follower(), scene(1)
    traces = [follower.add(frame(moved(whole, at)[0])) for at in range(30)]
    a, b, c, d, e, f = traces[0].to(traces[-1])
    turn = moved(whole, 29)[1]
    for x, y in ((400, 300), (640, 360), (800, 500)):
        expected = turn @ (x, y, 1)
        assert np.hypot(a * x + b * y + c - expected[0], d * x + e * y + f - expected[1]) < 12
    back = traces[-1].to(traces[0])
    assert back is not None


def test_where_the_scene_is_another_one_the_run_is_broken():
    follower = Follower()
    first = follower.add(frame(scene(1)))
    same = follower.add(frame(scene(1)))
    other = follower.add(frame(scene(2)))
    assert first.to(same) is not None
    assert first.to(other) is None
    assert follower.add(frame(np.full((HEIGHT, WIDTH, 3), 90, np.uint8))).to(other) is None


def test_noise_is_no_change_and_a_small_thing_that_moves_is():
    follower, whole, rng = Follower(), scene(1), np.random.default_rng(3)

    def noisy(pixels):
        return frame(np.clip(pixels + rng.normal(0, 6, pixels.shape), 0, 255).astype(np.uint8))

    stills = [follower.add(noisy(whole)).still for _ in range(6)]
    assert stills == [False, True, True, True, True, True]
    other = whole.copy()
    other[300:380, 600:700] = 255 - other[300:380, 600:700]
    assert not follower.add(noisy(other)).still
