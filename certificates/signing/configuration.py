"""The settings of the signature as one value: what is loaded for it is loaded once a process."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Configuration:
    """``process``: a session with a device does not survive a fork, so a child opens its own."""

    backend: str
    file: str
    passphrase: str = field(repr=False)
    module: str
    token: str
    pin: str = field(repr=False)
    key_label: str
    chain: str
    certificates: str
    process: int

    @property
    def is_signing(self) -> bool:
        return self.backend != "none"


def configuration() -> Configuration:
    """The test authority keeps to a file of its own, whatever file the settings name."""
    is_test = settings.SIGNATURE_BACKEND == "test"
    return Configuration(
        backend=settings.SIGNATURE_BACKEND,
        file=str(Path(settings.PRIVATE_ROOT) / "signature" / "test.p12") if is_test else settings.SIGNATURE_FILE,
        passphrase="" if is_test else settings.SIGNATURE_PASSPHRASE,
        module=settings.SIGNATURE_MODULE,
        token=settings.SIGNATURE_TOKEN,
        pin=settings.SIGNATURE_PIN,
        key_label=settings.SIGNATURE_KEY_LABEL,
        chain=settings.SIGNATURE_CHAIN,
        certificates=settings.SIGNATURE_CERTIFICATES,
        process=os.getpid(),
    )
