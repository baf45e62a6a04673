"""The verifier: every rule recomputed from the raw tables of a community and a plan; it imports no engine."""

from alternance.verify.result import RuleResult, Verification
from alternance.verify.rule import Rule, Violation
from alternance.verify.rules import RULES
from alternance.verify.verify import verify

__all__ = ["RULES", "Rule", "RuleResult", "Verification", "Violation", "verify"]
