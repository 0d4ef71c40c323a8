"""The electronic signature of certificates: whose key signs, and who stamps the time (decision 25)."""

import environ

env = environ.Env()

SIGNATURE_BACKEND = env.str("SIGNATURE_BACKEND", default="none")
"""none · test (an authority of our own making, without legal force) · pkcs12 (a file) · pkcs11 (a device)."""

SIGNATURE_FILE = env.str("SIGNATURE_FILE", default="")
SIGNATURE_PASSPHRASE = env.str("SIGNATURE_PASSPHRASE", default="")
"""pkcs12: path of the file, and what opens it."""

SIGNATURE_MODULE = env.str("SIGNATURE_MODULE", default="")
SIGNATURE_TOKEN = env.str("SIGNATURE_TOKEN", default="")
SIGNATURE_PIN = env.str("SIGNATURE_PIN", default="")
SIGNATURE_KEY_LABEL = env.str("SIGNATURE_KEY_LABEL", default="")
"""pkcs11: path of the vendor's library, label of the token, its PIN, label of the key and of its certificate."""

SIGNATURE_CHAIN = env.str("SIGNATURE_CHAIN", default="")
"""Path of a PEM file: the authorities above the signing certificate and above the time-stamp server."""

SIGNATURE_CERTIFICATES = env.str("SIGNATURE_CERTIFICATES", default="")
"""Path of a PEM file: the certificate of today's key, then those of earlier keys, which signed what is still checked.
Without it the certificate is read from where the key is, and there are no earlier ones."""

TIMESTAMP_URL = env.str("TIMESTAMP_URL", default="")
"""Address of a time-stamp server (RFC 3161). With it signatures can be checked long after the certificate ended."""
