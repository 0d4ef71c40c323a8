"""What a document may load: files of this app, its QR sign, and logos from the private storage. Nothing else."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

OWN_FILES = Path(__file__).resolve().parent.parent
SAMPLE_LOGOS = OWN_FILES / "pdf" / "sample_logos"
LOGO = "logo"


class LogoMissing(FatalURLFetchingError):  # type: ignore[misc]  # noqa: N818  # WeasyPrint has no types
    """A document is not made without a logo that it says it has. Other errors WeasyPrint would pass over."""


class OwnFilesFetcher(URLFetcher):  # type: ignore[misc]
    """``logo:<sha256>`` is a drawing kept by ``services.logos``; ``file:`` ends at this app."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        parts = urlsplit(url)
        if parts.scheme == LOGO:
            return URLFetcherResponse(url, _logo(parts.path), {"Content-Type": "image/png"})
        own = parts.scheme == "file" and Path(unquote(parts.path)).resolve().is_relative_to(OWN_FILES)
        if not own and parts.scheme != "data":
            raise ValueError(f"A certificate loads nothing from {url}")
        return super().fetch(url, headers)


def _logo(sha256: str) -> bytes:
    """The drawing of this digest; those of samples come with the app."""
    from certificates.services.logos import open_logo  # here, since services import this package

    if (sample := SAMPLE_LOGOS / f"{Path(sha256).name}.png").is_file():
        return sample.read_bytes()

    try:
        return open_logo(sha256)
    except Exception as error:
        raise LogoMissing(f"Logo {sha256} cannot be read") from error
