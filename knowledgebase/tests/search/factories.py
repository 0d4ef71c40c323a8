"""A small knowledge base: pages as if published a moment ago, through Wagtail, so that the index hears of them."""

import datetime

from knowledgebase.models import ArticlePage, GlossaryTerm, KnowledgeBasePage, LegalAct, ResourcePage, TopicPage

DAY = datetime.date(2026, 10, 8)


def make_base(home_page) -> KnowledgeBasePage:
    return home_page.add_child(instance=KnowledgeBasePage(title="Baza wiedzy", slug="baza-wiedzy"))


def make_topic(base, title="Cele i wskaźniki") -> TopicPage:
    return base.add_child(instance=TopicPage(title=title))


def make_article(topic, title="Bank wskaźników", text="Wskaźnik rezultatu mówi o zmianie.", **fields) -> ArticlePage:
    article = ArticlePage(
        title=title,
        lead=fields.pop("lead", "O czym to jest."),
        minutes=7,
        legal_state=DAY,
        review_date=DAY + datetime.timedelta(days=365),
        body=[{"type": "paragraph", "value": f"<p>{text}</p>"}],
        **fields,
    )
    topic.add_child(instance=article)
    return publish(article)


def make_resource(topic, title="Wzór raportu", **fields) -> ResourcePage:
    resource = ResourcePage(
        title=title,
        kind="template",
        lead="Do wypełnienia co roku.",
        source="Akademia",
        publisher="Akademia",
        year=2026,
        address="https://example.org/",
        review_date=DAY,
        **fields,
    )
    topic.add_child(instance=resource)
    return publish(resource)


def publish(page):
    page.save_revision().publish()
    return page


def make_term(term="wskaźnik", **fields) -> GlossaryTerm:
    made = GlossaryTerm(term=term, definition=fields.pop("definition", "Miara zmiany."), **fields)
    made.clean()
    made.save()
    return made


def make_act(**fields) -> LegalAct:
    values = {
        "key": "pomoc-spoleczna",
        "title": "Ustawa z dnia 12 marca 2004 r. o pomocy społecznej",
        "short_title": "ustawa o pomocy społecznej",
        "journal": "t.j. Dz.U. 2026 poz. 639 ze zm.",
        "legal_state": DAY,
        **fields,
    }
    return LegalAct.objects.create(**values)
