"""Why nothing can be signed now."""


class SignatureUnavailable(Exception):  # noqa: N818  (named as people read it, like the other domain errors)
    """The key cannot be opened or refuses, or the time-stamp server is silent: the document waits for a later run."""
