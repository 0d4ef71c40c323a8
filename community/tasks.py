"""Background work of the directory."""

from django_tasks import task

from community.models import Profile
from community.services import refresh_search


@task()
def refresh_directory() -> int:
    """After a unit was renamed or the register was loaded: what nobody's signal says."""
    profiles = Profile.objects.filter(is_listed=True).select_related("user")
    return len([refresh_search(user=profile.user) for profile in profiles.iterator()])
