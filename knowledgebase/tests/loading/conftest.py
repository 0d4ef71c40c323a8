"""A small knowledge base of files that a test may change."""

from pathlib import Path

import pytest

from core.models import LoadedText
from knowledgebase.loading import load_knowledge_base

INDEX = """---
title: Baza wiedzy
slug: baza-wiedzy
lead: Wszystko pod ręką.
---
"""
TOPIC = """---
title: Prawo
slug: prawo
lead: Przepisy i terminy.
---
"""
ARTICLE = """---
kind: article
title: Co zawiera strategia
slug: co-zawiera-strategia
lead: Sześć treści z ustępu drugiego.
minutes: 6
legal_state: 2026-09-29
review_date: 2027-03-31
sources:
  - title: Ustawa o pomocy społecznej
    url: https://example.org/ustawa
related: [raport-roczny]
---
## Przepis {#przepis}

Zajrzyj do [raportu](raport-roczny), do [słownika](slownik#cel), do [aktu](akty/pomoc-spoleczna#art-16b),
do [lekcji](/podrecznik/modul/lekcja/) i na [początek](#przepis).

::: law
cites: pomoc-spoleczna/art-16b
:::
"""
RESOURCE = """---
kind: resource
type: report
title: Raport roczny
slug: raport-roczny
lead: Co rok o tym samym.
source: Bank Danych Lokalnych
publisher: GUS
year: 2026
url: https://example.org/raport
review_date: 2027-03-31
---
Zacznij od **tabeli 1**.
"""
GLOSSARY = """- term: cel
  definition: Stan, do którego dążymy.
  see: [wskaznik]
- term: wskaźnik
  abbreviation: W
  definition: Liczba, po której poznać zmianę.
"""
ACT = """key: pomoc-spoleczna
title: Ustawa z dnia 12 marca 2004 r. o pomocy społecznej
short: ustawa o pomocy społecznej
journal: "t.j. Dz.U. 2026 poz. 639 ze zm."
legal_state: 2026-09-29
provisions:
  - key: art-16b
    unit: art. 16b
    text: |
      1. Gmina opracowuje strategię.
      2. Strategia zawiera diagnozę.
  - key: art-17
    unit: art. 17
    text: Zadania gminy.
"""
ARTICLE_NAME = "baza-wiedzy/01-prawo/01-co-zawiera.md"
RESOURCE_NAME = "baza-wiedzy/01-prawo/10-raport.md"
ACT_NAME = "acts/01-pomoc-spoleczna.yaml"
FILES = {
    "baza-wiedzy/index.md": INDEX,
    "baza-wiedzy/01-prawo/topic.md": TOPIC,
    ARTICLE_NAME: ARTICLE,
    RESOURCE_NAME: RESOURCE,
    "glossary.yaml": GLOSSARY,
    ACT_NAME: ACT,
}


class Files:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def load(self):
        return load_knowledge_base(folder=self.folder)

    def load_all(self):
        """As if a file had changed: every text is looked at."""
        LoadedText.objects.filter(key__startswith="folder:").delete()
        return self.load()


@pytest.fixture
def files(tmp_path) -> Files:
    return Files(tmp_path)
