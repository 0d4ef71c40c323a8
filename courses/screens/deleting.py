"""Deleting what other records may stand on: the database refuses, and the editor is told why."""

from typing import Any

from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views import generic


class RefusingDelete(generic.DeleteView):
    """A subclass says its `refusal`: what stands in the way, and what to do instead."""

    refusal: Any

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except ProtectedError:
            messages.error(request, self.refusal)
            return redirect(self.edit_url_name, self.object.pk)
