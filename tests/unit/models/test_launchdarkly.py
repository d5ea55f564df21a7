"""The models of the curated fragment, as a caller has them; the type checkers read this file too."""

from __future__ import annotations

import pytest
from launchdarkly_releases.models import (
    Environment,
    Error,
    KnownReleaseMethod,
    Project,
    ReleasePolicy,
    ReleasePolicyCollection,
    ReleasePolicyScope,
)
from pydantic import BaseModel, ValidationError

from support.fragment import EXAMPLES, members

WHOLE: dict[str, type[BaseModel]] = {
    "examples/release-policies.yaml": ReleasePolicyCollection,
    "examples/release-policy.yaml": ReleasePolicy,
    "examples/project.yaml": Project,
}
POLICY = members(EXAMPLES["examples/release-policy.yaml"]["value"])


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_each_example_of_the_pages_comes_back_as_it_was(name: str) -> None:
    example = EXAMPLES[name]["value"]
    model = WHOLE.get(name, Error).model_validate(example)
    assert model.model_dump(mode="json", by_alias=True, exclude_unset=True) == example


def test_a_secret_is_text_and_dumped_but_not_shown() -> None:
    environment = Environment(name="Test", api_key="sdk-secret", mobile_key="mob-secret")
    assert environment.api_key == "sdk-secret"
    assert environment.model_dump(by_alias=True, exclude_unset=True)["apiKey"] == "sdk-secret"
    assert "secret" not in repr(environment) + str(environment)
    assert "Test" in repr(environment)


def test_a_model_is_built_by_its_python_names_or_those_of_the_wire() -> None:
    scope = ReleasePolicyScope(environment_keys=["production"])
    assert scope == ReleasePolicyScope.model_validate({"environmentKeys": ["production"]})
    assert scope.model_dump(by_alias=True, exclude_unset=True) == {
        "environmentKeys": ["production"]
    }


def test_an_unknown_field_is_kept() -> None:
    policy = ReleasePolicy.model_validate({**POLICY, "newField": {"a": 1}})
    assert policy.model_extra == {"newField": {"a": 1}}
    assert policy.model_dump(by_alias=True, exclude_unset=True)["newField"] == {"a": 1}


def test_a_known_value_of_an_enum_is_its_member_and_an_unknown_one_is_text() -> None:
    known = ReleasePolicy.model_validate({**POLICY, "releaseMethod": "guarded-release"})
    assert known.release_method is KnownReleaseMethod.GUARDED_RELEASE
    unknown = ReleasePolicy.model_validate({**POLICY, "releaseMethod": "teleport"})
    assert type(unknown.release_method) is str
    assert not isinstance(unknown.release_method, KnownReleaseMethod)
    assert unknown.model_dump(by_alias=True)["releaseMethod"] == "teleport"


def test_null_in_an_optional_field_is_told_from_one_that_is_missing() -> None:
    policy = ReleasePolicy.model_validate({**POLICY, "scope": None})
    assert policy.scope is None
    assert policy.model_dump(by_alias=True, exclude_unset=True)["scope"] is None
    left_out = {name: value for name, value in POLICY.items() if name != "scope"}
    policy = ReleasePolicy.model_validate(left_out)
    assert "scope" not in policy.model_dump(by_alias=True, exclude_unset=True)


def test_a_required_field_that_is_missing_is_an_error_without_the_value() -> None:
    with pytest.raises(ValidationError) as caught:
        ReleasePolicy.model_validate({"id": "hunter2", "name": 3})
    assert "hunter2" not in str(caught.value)
