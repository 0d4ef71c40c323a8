"""A document in each of its states, drawn once a session. Nothing here reads a database."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from certificates import rules, signing
from certificates.pdf import SignatureLook, render_certificate
from certificates.samples import ISSUED, LOGOS, TEXTS, plain_texts, sample_snapshot

DATA = Path(__file__).parent / "data"
BADGE = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJvZG9aIn0.c2lnbmF0dXJl"
POLISH = "ĄĆĘŁŃÓŚŹŻąćęłńóśźż"
LONG = ("Aleksandra Świętosława", "Brzęczyszczykiewicz-Wołodźko")
THREE = (*TEXTS.signatories, rules.Signatory("Grażyna Chrząstek-Śliwińska", "przewodnicząca Rady Programowej"))
FILLED = replace(
    TEXTS,
    signatories=THREE,
    logos=LOGOS * 2,
    programme=("Ramy prawne strategii", "Diagnoza", "Cele i wskaźniki"),
    outcomes=("wskazuje przepisy, które nakładają na gminę obowiązek opracowania strategii",),
    accent="green",
)
TEN_MODULES = tuple(
    rules.ModuleFacts(
        title=f"Moduł {number}: jak to robić w gminie",
        lessons=5,
        minutes=60,
        outcomes=tuple(f"umie zrobić rzecz {number}.{place} tak, aby dało się to sprawdzić" for place in range(5)),
        result=None,
    )
    for number in range(1, 11)
)


def snapshot_v1() -> rules.Snapshot:
    """As the first release wrote it (commit 4d59ff3); its digest then was ``V1_SHA256``."""
    return json.loads((DATA / "snapshot_v1.json").read_text())


V1_SHA256 = "b89fe3aad407e4c7e5aeee7c78059beea71e9e55cf875e6d71a6b0b3be097c1b"


def plain() -> rules.Snapshot:
    return sample_snapshot("Ewa", "Łoś", texts=plain_texts(), edition="", final_result=None)


def successor() -> rules.Snapshot:
    old = sample_snapshot("Anna", "Wiśnewska") | {"number": "AS/2026/004217"}
    number, code = "AS/2026/004311", "7K3MQ9TX2HVA64RN"
    return rules.corrected(old, first_name="Anna", last_name="Wiśniewska", number=number, code=code, issued_at=ISSUED)


STATES: dict[str, Callable[[], bytes]] = {
    "plain": lambda: render_certificate(plain()),
    "filled": lambda: render_certificate(
        sample_snapshot(*LONG, texts=FILLED), badge=BADGE, signature=SignatureLook(is_test=False)
    ),
    "successor": lambda: render_certificate(successor(), badge=BADGE, signature=SignatureLook(is_test=True)),
    "sample": lambda: render_certificate(sample_snapshot("Ewa", "Łoś"), badge=BADGE, is_sample=True),
    "version 1": lambda: render_certificate(snapshot_v1()),
    "ten modules": lambda: render_certificate(sample_snapshot("Ewa", "Łoś", modules=TEN_MODULES), badge=BADGE),
    "signed": lambda: (
        signing.sign(render_certificate(sample_snapshot(*LONG), badge=BADGE, signature=signing.look())).document
    ),
}


@cache
def document(state: str) -> bytes:
    return STATES[state]()
