"""What comes again in courses (see core.periodic)."""

from core.periodic import every
from courses.tasks import close_expired_attempts, compute_figures

every(minutes=1)(close_expired_attempts)
every(days=1)(compute_figures)
