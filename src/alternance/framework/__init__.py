"""Frameworks of occupations and competences, one file a framework."""

from alternance.framework.esco import Esco, esco

__all__ = ["Esco", "esco"]
