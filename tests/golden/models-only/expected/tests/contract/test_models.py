# Generated from openapi.yaml by fragmint; do not edit.
"""The models of a document that has no operation, against the document."""

from __future__ import annotations

import pytest
from fragmint.contract import Contract
from pydantic import TypeAdapter

from golden_models_only import Client, models


@pytest.mark.targets("mock")
def test_the_document_has_no_operation_that_the_client_lacks(
    client: Client, contract: Contract
) -> None:
    assert contract.oracle.operations == []


def test_every_model_is_whole_and_says_what_json_it_takes() -> None:
    for name in models.__all__:
        # Raises where a model refers to what is not there.
        TypeAdapter(getattr(models, name)).json_schema()
