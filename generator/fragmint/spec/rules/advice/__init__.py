"""What a correct document leaves a client without: one function per rule, by the code it gives.

These look at documents that have no errors, so they may trust the structure. What is wrong by the standard is `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from fragmint.spec.codes import Finding
from fragmint.spec.rules.advice import descriptions, errors, evidence, examples, names, operations
from fragmint.spec.walk import View

Rule: TypeAlias = Callable[[View], Iterator[Finding]]

# S147 stands apart, in `sunsets`: it needs a date.
ADVICE: Mapping[str, Rule] = {
    "S140": examples.s140_examples_show_declared_fields,
    "S141": operations.s141_success_has_a_schema,
    "S142": operations.s142_beta_has_its_version,
    "S143": errors.s143_limits_are_documented,
    "S144": errors.s144_errors_have_all_fields,
    "S145": evidence.s145_facts_have_a_source,
    "S146": names.s146_secrets_are_marked,
    "S148": names.s148_operations_have_ids,
    "S149": names.s149_names_differ_in_more_than_spelling,
    "S150": descriptions.s150_operations_are_described,
    "S151": operations.s151_schemes_are_required_somewhere,
    "S152": descriptions.s152_components_are_used,
    "S153": operations.s153_reading_gives_a_body,
}
