"""Forms in the markup of GOV.UK Frontend, for every Django form as it is: ours and allauth's alike.

`{{ form }}` renders all fields; `{% include "components/error_summary.html" with form=form only %}` stands at
the top of the page.
"""

from core.forms.errors import FormError, form_errors
from core.forms.renderer import GovukRenderer

__all__ = ["FormError", "GovukRenderer", "form_errors"]
