"""Array functions that make a picture easier to read, and the way back to its own coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from inspection.frame import Region

if TYPE_CHECKING:
    from numpy.typing import NDArray


# Grey levels of the brightest hundredth: below the first a network finds less print than in the picture made brighter.
_LIT, _WELL_LIT = 110, 220
_MOST_LIGHT, _LIFTED = 8.0, 0.8
_GRAIN, _STROKE = 2.0, 9  # pixels of print enlarged to some twenty: what is noise, what is wider than a stroke
_GROUND, _LEAST_GROUND = 0.028, 10.0  # of the width, and pixels: over which light changes
_SHARPENED = 1.5
_INK_AND_GROUND, _LEAST_CONTRAST = (1, 70), 0.05  # percentiles; below it is grain


def grey(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """One channel, height x width; a grey picture as it is."""
    return pixels if pixels.ndim == 2 else _bytes(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY))  # noqa: PLR2004


def evened(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A grey picture with its contrast evened out in 8 x 8 tiles (CLAHE, clip limit 3)."""
    return _bytes(cv2.createCLAHE(3.0, (8, 8)).apply(picture))


def stretched(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A grey picture whose darkest and brightest 2 % become black and white."""
    dark, bright = np.percentile(picture, (2, 98))
    return _bytes(np.clip((picture - np.float32(dark)) * (255 / (bright - dark + 1)), 0, 255).astype(np.uint8))


def brightened(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A picture in whose brightest parts there is little light, made up to eight times brighter; any other as it is."""
    brightest = float(np.percentile(pixels[::8, ::8], 99)) if pixels.size else 255.0
    if brightest >= _LIT:
        return pixels
    light = np.arange(256) / 255 * min(_MOST_LIGHT, _WELL_LIT / max(brightest, 1.0))
    return _bytes(cv2.LUT(pixels, _bytes(255 * np.clip(light, 0, 1) ** _LIFTED)))


def print_on_white(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Small print as if it stood dark on evenly lit white: BGR, its ground divided out, sharpened and stretched.

    In blurred, dark or tinted print the finding network sees lines again that it passes over as they are. Light print
    on a dark ground is turned round; where there is no print, it is white.
    """
    levels = grey(pixels).astype(np.float32)
    stroke = np.ones((_STROKE, _STROKE), np.uint8)
    thin = cv2.GaussianBlur(levels, (0, 0), _GRAIN / 2)
    dark_strokes, light_strokes = (
        cv2.morphologyEx(thin, how, stroke) for how in (cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT)
    )
    if np.square(light_strokes).sum() > np.square(dark_strokes).sum():
        levels, thin = 255 - levels, 255 - thin
    smooth = cv2.dilate(cv2.GaussianBlur(levels, (0, 0), _GRAIN), stroke)
    ground = cv2.GaussianBlur(smooth, (0, 0), max(_LEAST_GROUND, pixels.shape[1] * _GROUND))
    ink = thin / np.maximum(ground, 1)
    ink += _SHARPENED * (ink - cv2.GaussianBlur(ink, (0, 0), 2 * _GRAIN))
    dark, light = (float(np.percentile(ink[::2, ::2], share)) for share in _INK_AND_GROUND)
    even = np.clip(1 - (light - ink) / max(light - dark, _LEAST_CONTRAST), 0, 1) * 225 + 15
    return _bytes(cv2.cvtColor(_bytes(even.astype(np.uint8)), cv2.COLOR_GRAY2BGR))


def scaled(picture: NDArray[np.uint8], factor: float) -> NDArray[np.uint8]:
    """The picture made larger (cubic) or smaller (by area)."""
    how = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
    return _bytes(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=how))


def turned(picture: NDArray[np.uint8], degrees: float) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """A grey picture turned anticlockwise on a larger white canvas, and the matrix (2 x 3) that leads back."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    new_width, new_height = int(height * sine + width * cosine), int(height * cosine + width * sine)
    matrix[:, 2] += (new_width / 2 - width / 2, new_height / 2 - height / 2)
    canvas = cv2.warpAffine(picture, matrix, (new_width, new_height), flags=cv2.INTER_LINEAR, borderValue=255)
    return _bytes(canvas), np.asarray(cv2.invertAffineTransform(matrix), dtype=np.float64)


def moved(region: Region, back: NDArray[np.float64]) -> Region:
    """The region in the coordinates that the matrix (2 x 3) leads to."""
    return Region.from_points(back @ (x, y, 1.0) for x, y in region.corners)


def cut(picture: NDArray[np.uint8], region: Region, margin: float) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """The upright rectangle round a region, and the matrix (2 x 3) that leads back into the whole picture.

    It is wider than the region on every side by a multiple of the region's longer side, and
    empty when the region lies outside.
    """
    x, y, width, height = region.bounds
    more = margin * max(width, height)
    left, top = max(0, int(x - more)), max(0, int(y - more))
    right, bottom = max(0, int(x + width + more) + 1), max(0, int(y + height + more) + 1)
    return picture[top:bottom, left:right], np.array([[1.0, 0.0, left], [0.0, 1.0, top]])


def cut_along(
    picture: NDArray[np.uint8], region: Region, margin: float, most_rows: int
) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """A band through a region, its upper side level, and the matrix (2 x 3) that leads back.

    It is longer than the region at both ends by a multiple of its length.
    """
    (x0, y0), (x1, y1), _, (x3, y3) = region.corners
    length = max(1.0, float(np.hypot(x1 - x0, y1 - y0)))
    across, down = (x1 - x0) / length, (y1 - y0) / length
    rows = int(min(most_rows, max(most_rows / 4, np.hypot(x3 - x0, y3 - y0))))
    columns = int(length * (1 + 2 * margin)) + 1
    x, y = region.centre
    left = x - across * columns / 2 + down * rows / 2
    top = y - down * columns / 2 - across * rows / 2
    back = np.array([[across, -down, left], [down, across, top]])
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    band = cv2.warpAffine(picture, back, (columns, rows), flags=how, borderMode=cv2.BORDER_REPLICATE)
    return _bytes(band), back


def _bytes(array: object) -> NDArray[np.uint8]:
    return np.asarray(array, dtype=np.uint8)
