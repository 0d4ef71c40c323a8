"""What comes again in messaging (see core.periodic)."""

from core.periodic import every
from messaging.tasks import forget_orphan_files, send_digests

every(minutes=10)(send_digests)
every(days=1)(forget_orphan_files)
