"""Example texts of the page for developers; invented, except for the words of the act."""

from uuid import uuid4

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message


def block(kind: str, value: object) -> dict:
    return {"type": kind, "value": value, "id": str(uuid4())}


BLOCKS = [
    block("heading", {"text": "Jeden przepis, trzy pytania", "anchor": "przepis"}),
    block(
        "paragraph",
        "<p>Ustawa o pomocy społecznej nie mówi, ile stron ma mieć strategia. Wymaga za to diagnozy, prognozy "
        "i celów (art. 16b ust. 2). Skala ocen: 0–3, <b>od 22 listopada 2026 r.</b> w 2 477 gminach.</p>"
        "<h3>Trzy listy</h3><ul><li>punkt pierwszy</li><li>punkt drugi z <a href='#a'>odsyłaczem</a></li></ul>"
        "<ol><li>najpierw</li><li>potem</li></ol>",
    ),
    block(
        "definition",
        {"term": "Ramy finansowe", "text": "<p>Zestawienie źródeł pieniędzy i kwot na lata strategii.</p>"},
    ),
    block(
        "law",
        {
            "act": "Ustawa z dnia 12 marca 2004 r. o pomocy społecznej",
            "journal": "t.j. Dz.U. 2026 poz. 639 ze zm.",
            "provision": "art. 16b ust. 1",
            "quote": "<p>1. Gmina i powiat opracowują strategię rozwiązywania problemów społecznych.</p>",
            "legal_state": "2026-10-08",
            "url": "https://isap.sejm.gov.pl",
            "note": "Przykład wyglądu, nie cytat.",
        },
    ),
    block(
        "example",
        {"title": "Jasienna: jeden wskaźnik", "text": "<p>Wartość bazowa 62%, docelowa 75%.</p>", "is_invented": True},
    ),
    block("checklist", {"title": "Czy strategia ma wszystko?", "items": ["diagnozę", "prognozę zmian"], "note": ""}),
    block(
        "steps",
        {
            "items": [
                {"title": "Znajdź rozdział.", "text": "Zapisz stronę."},
                {"title": "Oceń.", "text": "W skali 0–3."},
            ]
        },
    ),
    block(
        "table",
        {
            "caption": "Tabela 1. Elementy i moduły",
            "header": ["Element", "Pytanie", "Moduł"],
            "rows": [["Diagnoza", "Jak jest dzisiaj?", "3"], ["Prognoza", "Co się stanie?", "5"]],
            "row_headers": True,
            "wide": False,
            "numeric_columns": [3],
        },
    ),
    block(
        "flow",
        {
            "items": [{"title": name, "text": "opis"} for name in ("Diagnoza", "Prognoza", "Cele", "Wskaźniki")],
            "caption": "Rysunek 1. Każdy element wynika z poprzedniego.",
            "description": "Cztery pola połączone strzałkami.",
        },
    ),
    block(
        "self_check",
        {
            "question": "Projekt zamiast prognozy podaje dane z pięciu lat. Co to oznacza?",
            "answers": [
                {"text": "Trend zastępuje prognozę.", "is_correct": False, "feedback": "Trend opisuje to, co było."},
                {"text": "Brakuje elementu obowiązkowego.", "is_correct": True, "feedback": ""},
            ],
            "explanation": "Prognozę wymienia art. 16b ust. 2 pkt 2.",
        },
    ),
    block(
        "assignment", {"title": "Karta dokumentu", "text": "<p>Wpisz okres strategii.</p>", "hint": "Około 20 minut."}
    ),
]

VIDEO = {
    "title": "Rozmowa o prognozie",
    "file": {"url": "/static/site/nie-ma.mp4"},
    "transcript": "Prowadząca: Dzień dobry. Gość: Dzień dobry.",
}

MESSAGES = [
    Message(constants.SUCCESS, "Zapisaliśmy zmiany."),
    Message(constants.INFO, "Wysłaliśmy kod na adres anna@example.org."),
    Message(constants.WARNING, "Sesja kończy się za 5 minut."),
    Message(constants.ERROR, "Kod wygasł. Poproś o nowy."),
]
