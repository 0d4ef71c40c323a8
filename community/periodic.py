"""What comes again in the community (see core.periodic)."""

from community.tasks import refresh_directory
from core.periodic import every

every(days=1)(refresh_directory)
