from datetime import UTC, datetime

import numpy as np

from gui.engine_threads import Job, JobPlace
from inspection.frame import Frame


def test_a_picture_held_still_is_not_lost_to_one_that_comes_in_the_same_moment():
    frame = Frame(np.zeros((9, 9, 3), np.uint8), "camera", "one", 0, datetime.now(UTC))
    held, late = (Job(1, frame, whole=whole) for whole in (True, False))
    place = JobPlace()
    place.offer(late)
    place.offer(held)
    place.offer(late)
    assert place.take() is held
    place.offer(late)
    assert place.take() is late
