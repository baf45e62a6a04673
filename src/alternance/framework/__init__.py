"""Frameworks of occupations and competences, one file a framework."""

from alternance.framework.case import Case, CaseError, read_case
from alternance.framework.csco import Csco, csco
from alternance.framework.esco import Esco, esco
from alternance.framework.framework import Framework
from alternance.framework.known import Known, known

__all__ = ["Case", "CaseError", "Csco", "Esco", "Framework", "Known", "csco", "esco", "known", "read_case"]
