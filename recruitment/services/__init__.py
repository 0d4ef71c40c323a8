"""Verbs of recruitment: write, send, decide, answer, and what the daily task does."""

from .answering import accept_place, decline_place, withdraw
from .deciding import ask_to_supplement, begin_review, offer_place, put_on_waiting_list, reject, restore
from .drafts import discard_draft, save_needs, save_part, start_application
from .errors import (
    AlreadyParticipant,
    ApplicantGone,
    ApplicationIncomplete,
    CallNotOpen,
    CommuneFull,
    DeadlineInThePast,
    NoSeatsLeft,
    NotAllowed,
    NotEditable,
    OfferExpired,
    PeselMissing,
    ReasonMissing,
    RecruitmentError,
)
from .letters import LetterText, compose_letter, reset_letter, text_of_file
from .notes import add_note
from .secrets import PeselWrong, clean_pesel, look_at_sensitive, own_secrets
from .submitting import consent_subject, send_supplement, submit_application
from .waiting import expire_offers, offer_freed_places

__all__ = [
    "AlreadyParticipant",
    "ApplicantGone",
    "ApplicationIncomplete",
    "CallNotOpen",
    "CommuneFull",
    "DeadlineInThePast",
    "LetterText",
    "NoSeatsLeft",
    "NotAllowed",
    "NotEditable",
    "OfferExpired",
    "PeselMissing",
    "PeselWrong",
    "ReasonMissing",
    "RecruitmentError",
    "accept_place",
    "add_note",
    "ask_to_supplement",
    "begin_review",
    "clean_pesel",
    "compose_letter",
    "consent_subject",
    "decline_place",
    "discard_draft",
    "expire_offers",
    "look_at_sensitive",
    "offer_freed_places",
    "offer_place",
    "own_secrets",
    "put_on_waiting_list",
    "reject",
    "reset_letter",
    "restore",
    "save_needs",
    "save_part",
    "send_supplement",
    "start_application",
    "submit_application",
    "text_of_file",
    "withdraw",
]
