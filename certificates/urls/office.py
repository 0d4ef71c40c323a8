"""Addresses of the register, below /certyfikaty/rejestr/. For coordinators."""

from django.urls import path

from certificates.views.office import correction, editions, erasure, exports, obstacles, record, register, revocation

urlpatterns = [
    path("", register.register, name="register"),
    path("rejestr.xlsx", exports.workbook, name="register_xlsx"),
    path("edycje/", editions.editions, name="editions"),
    path("edycje/<int:number>/", editions.edition, name="edition"),
    path("edycje/<int:number>/wydanie/", editions.issue, name="bulk_issue"),
    path("edycje/<int:number>/postep/", editions.progress, name="issue_progress"),
    path("edycje/<int:number>/certyfikaty.zip", exports.archive, name="edition_zip"),
    path("prosby/", correction.queue, name="corrections"),
    path("prosby/<int:number>/", correction.show, name="correction"),
    path("prosby/<int:number>/uwzglednienie/", correction.accept, name="accept_correction"),
    path("prosby/<int:number>/odmowa/", correction.refuse, name="refuse_correction"),
    path("uniewaznienia/", revocation.queue, name="revocations"),
    path("czekajace/", obstacles.obstacles, name="obstacles"),
    path("<uuid:pk>/", record.record, name="record"),
    path("<uuid:pk>/pdf/", record.document, name="office_document"),
    path("<uuid:pk>/uniewaznienie/", revocation.propose, name="revoke"),
    path("<uuid:pk>/uniewaznienie/potwierdzenie/", revocation.confirm, name="confirm_revocation"),
    path("<uuid:pk>/uniewaznienie/wycofanie/", revocation.drop, name="drop_revocation"),
    path("<uuid:pk>/poprawka/", correction.correct, name="correct"),
    path("<uuid:pk>/usuniecie-danych/", erasure.erase, name="erase"),
]
