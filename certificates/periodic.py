"""What comes again in certificates (see core.periodic)."""

from certificates.tasks import issue_missing_certificates
from core.periodic import every

every(minutes=5)(issue_missing_certificates)
