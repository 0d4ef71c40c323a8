"""Loads the handbook from text files: all of it or nothing, and never over a person's edit."""

from core.loading import NoHomePage, Report

from .advice import warnings_of
from .handbook import Handbook
from .load import load_handbook
from .reading import read_handbook

__all__ = ["Handbook", "NoHomePage", "Report", "load_handbook", "read_handbook", "warnings_of"]
