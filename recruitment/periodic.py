"""What comes again in recruitment (see core.periodic).

Deadlines end with the day; the hour lets a freed place reach the next person in the morning whenever the worker began.
"""

from core.periodic import every
from recruitment.tasks import offer_freed_places

every(hours=1)(offer_freed_places)
