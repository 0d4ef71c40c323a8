"""Logos as a PDF takes them: packed once a process, since the certificates of a course share them."""

from typing import Any

import pydyf

from certificates.pdf.fetching import LOGO

MOST = 64
"""Logos kept in memory, of at most 300 KB each."""
_kept: dict[str, Any] = {}


class Images(dict[str, Any]):
    """Cache of one document. It begins with the logos that earlier ones loaded and hands on those that it loads."""

    def __init__(self) -> None:
        super().__init__(_kept)

    def __setitem__(self, url: str, image: Any) -> None:
        super().__setitem__(url, image)
        if url.startswith(f"{LOGO}:") and image is not None:
            _keep(url, image)


def _keep(url: str, image: Any) -> None:
    """WeasyPrint would pack the image anew for each document."""
    packed = image.get_x_object(interpolate=False, dpi_ratio=1)
    data = b"".join(pydyf._to_bytes(part) for part in packed.stream)
    image.get_x_object = lambda interpolate, dpi_ratio: pydyf.Stream([data], pydyf.Dictionary(packed.extra))
    if len(_kept) >= MOST:
        _kept.clear()
    _kept[url] = image
