# Generated from openapi.yaml by fragmint; do not edit.
"""The models of errors, parameters and request bodies against the document; those of answers are beside their operations."""

from __future__ import annotations

import pytest
from fragmint.contract import Contract, differences, encoded
from pydantic import BaseModel

from launchdarkly_releases import models


@pytest.mark.targets("mock")
@pytest.mark.parametrize(
    ("operation", "part", "model"),
    [
        ("GET /api/v2/projects/{projectKey}", "response 400", models.Error),
    ],
)
def test_a_model_holds_what_the_document_describes(
    operation: str, part: str, model: type[BaseModel], contract: Contract
) -> None:
    for value in contract.oracle.values(operation, part):
        held = model.model_validate(value)

        assert differences(value, encoded(held)) == []
        assert contract.misread(held, operation, part) == []
