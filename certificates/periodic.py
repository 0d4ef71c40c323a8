"""What comes again in certificates (see core.periodic)."""

from certificates import tasks
from core.periodic import every

every(minutes=5)(tasks.issue_missing_certificates)
every(minutes=5)(tasks.continue_bulk_issues)
every(days=1)(tasks.expire_certificates)
every(days=1)(tasks.remind_of_expiry)
every(days=1)(tasks.delete_forgotten_documents)
