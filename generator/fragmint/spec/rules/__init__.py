"""What a document of the right structure can still get wrong: one function per rule, named by the code it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from fragmint.spec.codes import Finding
from fragmint.spec.rules import (
    examples,
    extents,
    facts,
    operations,
    paths,
    schemas,
    security,
    servers,
)
from fragmint.spec.walk import View

Rule: TypeAlias = Callable[[View], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    extents.l104_schemas_can_be_put_together,
    extents.l104_texts_can_be_written,
    facts.s102_facts_of_the_known_form,
    operations.s103_operation_ids_are_unique,
    paths.s104_path_parameters_are_declared,
    paths.s105_declared_path_parameters_are_used,
    operations.s106_parameters_are_unique,
    paths.s107_paths_differ,
    security.s108_security_schemes_exist,
    facts.s109_versions_agree,
    facts.s110_sources_exist,
    schemas.s111_schemas_have_an_end,
    schemas.s112_keywords_are_supported,
    servers.s113_server_variables_exist,
    paths.s114_path_templates_are_whole,
    operations.s115_parameters_have_names_that_can_be_sent,
    security.s115_keys_have_names_that_can_be_sent,
    servers.s116_server_urls_can_be_called,
    schemas.s125_formats_are_known,
    examples.s126_examples_fit,
    security.s127_scopes_mean_something,
    schemas.s128_keywords_are_spelt_right,
    paths.s132_a_name_comes_once_in_a_path,
    examples.s173_defaults_fit,
    servers.s173_defaults_of_variables_are_legal,
    servers.s175_servers_can_be_called,
    paths.s176_paths_have_no_fragment,
    schemas.s178_patterns_can_be_read,
    operations.s179_the_transport_has_headers_of_its_own,
)
