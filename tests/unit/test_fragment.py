"""The curated fragment keeps saying what the pages say, and how each fact is known."""

from __future__ import annotations

import hashlib
import json
import re
from copy import deepcopy
from typing import cast

import jsonschema_rs
import pytest
from openapi_spec_validator import validate
from openapi_spec_validator.readers import read_from_filename

from support.fragment import (
    EXAMPLES,
    FOLDER,
    FRAGMENT,
    Node,
    at,
    documented,
    elements,
    evidence,
    keyword,
    members,
    operations,
    parameters,
    undeclared,
    walk,
)

# Digests of the JSON as the pages show it, keys sorted and without spaces.
PAGES = {
    "examples/release-policies.yaml": "ff5f28eda80927b2daea8c30963a53ce187b7dbfcbad39d0d68333bef4364e53",
    "examples/release-policy.yaml": "53fde0679b315b5e1342675c963e899b3e05b9723667d804945e72533d5835ec",
    "examples/project.yaml": "9346775f647af1d7be7a112a9f0dfc548d800215834df1f14d7bea1060aedb73",
}
ERRORS = {
    "400": "BadRequest",
    "401": "Unauthorized",
    "403": "Forbidden",
    "404": "NotFound",
    "429": "TooManyRequests",
    "500": "InternalServerError",
}
# What must carry evidence, by its place; a property is one wherever it stands.
EVIDENCED = re.compile(
    r"/servers/\d+"
    r"|/paths/[^/]+/get"
    r"|/paths/[^/]+/get/(parameters|responses)/[^/]+"
    r"|/components/(securitySchemes|parameters|headers|responses|schemas)/[^/]+"
    r"|/.*/properties/[^/]+"
)
FACTS = {  # the use of a component leaves it to the component to say how it is known
    pointer: members(node)
    for pointer, node in walk(FRAGMENT)
    if EVIDENCED.fullmatch(pointer)
    and ("/properties/" in pointer or set(members(node)) != {"$ref"})
}


def test_the_fragment_is_valid_openapi() -> None:
    document, uri = read_from_filename(str(FOLDER / "openapi.yaml"))
    validate(document, base_uri=uri)


@pytest.mark.parametrize("file", PAGES)
def test_an_example_of_a_page_stands_whole(file: str) -> None:
    text = json.dumps(EXAMPLES[file]["value"], sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == PAGES[file]


def test_every_example_file_is_referred_to() -> None:
    assert {file for file, _ in documented()} == set(EXAMPLES)


@pytest.mark.parametrize(("file", "schema"), dict(documented()).items())
def test_an_example_matches_its_schema(file: str, schema: Node) -> None:
    whole = {**schema, "components": FRAGMENT["components"]}
    jsonschema_rs.validate(whole, EXAMPLES[file]["value"])


@pytest.mark.parametrize(("file", "schema"), dict(documented()).items())
def test_an_example_holds_only_declared_fields(file: str, schema: Node) -> None:
    assert list(undeclared(EXAMPLES[file]["value"], schema, set())) == []


def test_an_undeclared_field_deep_in_an_example_would_be_found() -> None:
    project = members(deepcopy(EXAMPLES["examples/project.yaml"]["value"]))
    environment = elements(members(project["environments"])["items"])[0]
    members(members(environment)["approvalSettings"])["surprise"] = 1
    schema: Node = {"$ref": "#/components/schemas/Project"}
    assert list(undeclared(project, schema, set())) == ["surprise"]


def test_a_field_known_by_example_stands_in_an_example() -> None:
    seen: set[int] = set()
    for file, schema in documented():
        assert list(undeclared(EXAMPLES[file]["value"], schema, seen)) == []
    unseen = [
        pointer
        for pointer, node in FACTS.items()
        if "/properties/" in pointer
        and evidence(node)["kind"] == "example"
        and id(node) not in seen
    ]
    assert unseen == []


@pytest.mark.parametrize("pointer", FACTS)
def test_a_fact_says_how_it_is_known(pointer: str) -> None:
    assert_evidence(FACTS[pointer])


@pytest.mark.parametrize("file", EXAMPLES)
def test_an_example_says_how_it_is_known(file: str) -> None:
    assert_evidence(EXAMPLES[file])


def assert_evidence(node: Node) -> None:
    known = evidence(node)
    assert set(known) == {"source", "kind"}
    assert known["source"] in at("x-fragmint", "sources")
    from_vendor = known["source"] == "vendor-facts"
    assert known["kind"] in (
        {"vendor-fact", "assumed"} if from_vendor else {"table", "example", "assumed"}
    )


@pytest.mark.parametrize("source", at("x-fragmint", "sources"))
def test_a_source_names_its_page_and_the_day_it_was_handed_over(source: str) -> None:
    facts = at("x-fragmint", "sources", source)
    assert set(facts) == {"page", "url", "handed-over"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(facts["handed-over"]))


def test_the_operations_have_the_names_that_the_client_uses() -> None:
    facts = {name: members(op["x-fragmint"]) for name, op in operations().items()}
    names = {name: (fact["resource"], fact["method"]) for name, fact in facts.items()}
    assert names == {
        "getReleasePolicies": ("release_policies", "list"),
        "getReleasePolicy": ("release_policies", "get"),
        "getProject": ("projects", "get"),
    }


def test_the_api_version_of_the_release_policies_is_one_edit() -> None:
    (version,) = elements(at("components", "parameters", "ApiVersion", "schema")["enum"])
    betas = [
        f"{file}#{pointer}"
        for file, document in {"openapi.yaml": FRAGMENT, **EXAMPLES}.items()
        for pointer, node in walk(document)
        if isinstance(node, str) and re.search(r"\bbeta\b", re.sub(r"https://\S+", "", node), re.I)
    ]
    place = "openapi.yaml#/components/parameters/ApiVersion/schema/enum/0"
    assert betas == ([place] if version == "beta" else [])


def test_only_the_release_policies_take_the_version_header() -> None:
    header = at("components", "parameters", "ApiVersion")
    assert (header["name"], header["in"], header["required"]) == ("LD-API-Version", "header", True)
    users = [name for name, op in operations().items() if "LD-API-Version" in parameters(op)]
    assert users == ["getReleasePolicies", "getReleasePolicy"]


def test_only_the_release_policies_are_superseded() -> None:
    successors = {
        name: members(operation["x-fragmint"]).get("superseded-by")
        for name, operation in operations().items()
    }
    assert successors == {
        "getReleasePolicies": "environment release plans",
        "getReleasePolicy": "environment release plans",
        "getProject": None,
    }


def test_every_operation_documents_the_six_errors() -> None:
    errors = {status: {"$ref": f"#/components/responses/{name}"} for status, name in ERRORS.items()}
    for operation in operations().values():
        responses = members(operation["responses"])
        assert {status: responses[status] for status in responses if status != "200"} == errors


def test_an_error_is_a_code_a_message_and_an_id() -> None:
    assert list(at("components", "schemas", "Error", "properties")) == ["code", "message", "id"]
    for name in ERRORS.values():
        content = at("components", "responses", name, "content", "application/json")
        assert content["schema"] == {"$ref": "#/components/schemas/Error"}


def test_a_429_declares_every_rate_limit_header_and_retry_after() -> None:
    declared = at("components", "responses", "TooManyRequests", "headers")
    families = at("x-fragmint", "rate-limit", "families").values()
    named = {header for family in families for header in members(family).values()}
    assert set(declared) == {"Retry-After", *named}


def test_the_required_fields_are_those_that_the_pages_require() -> None:
    schemas = {name: members(schema) for name, schema in at("components", "schemas").items()}
    required = {
        name: schema["required"] for name, schema in schemas.items() if "required" in schema
    }
    assert required == {
        "ReleasePolicy": ["_id", "rank", "releaseMethod", "name", "key"],
        "Project": ["_id", "key", "includeInSnippetByDefault", "name", "tags"],
    }


def test_the_nullable_fields_are_those_that_the_page_calls_or_null() -> None:
    nulls = [pointer for pointer, node in walk(FRAGMENT) if node == "null"]
    nullable = [re.sub(r"(/anyOf/\d+)?/type(/\d+)?$", "", pointer) for pointer in nulls]
    policy = "/components/schemas/ReleasePolicy/properties"
    names = ["_access", "scope", "guardedReleaseConfig", "progressiveReleaseConfig"]
    assert nullable == [f"{policy}/{name}" for name in names]


def test_the_required_parameters_are_those_in_paths_and_the_version_header() -> None:
    optional = [
        (operation, name)
        for operation, op in operations().items()
        for name, parameter in parameters(op).items()
        if not parameter["required"]
    ]
    assert optional == [("getReleasePolicies", "excludeDefault"), ("getProject", "expand")]


def test_the_enumerations_defaults_and_limits_are_those_of_the_pages() -> None:
    expand = at("paths", "/api/v2/projects/{projectKey}", "get")
    assert members(parameters(expand)["expand"]["schema"])["type"] == "array"
    assert keyword("enum") == {
        "/paths/~1api~1v2~1projects~1{projectKey}/get/parameters/1/schema/items": ["environments"],
        "/components/parameters/ApiVersion/schema": elements(
            at("components", "parameters", "ApiVersion", "schema")["enum"]
        ),
        "/components/schemas/ReleaseMethod": ["guarded-release", "progressive-release"],
    }
    assert list(keyword("default").values()) == [False]
    assert keyword("maxLength") == {"/components/schemas/ReleasePolicy/properties/name": 256}


def test_expand_travels_as_one_comma_separated_value() -> None:
    expand = parameters(operations()["getProject"])["expand"]
    assert (expand["style"], expand["explode"]) == ("form", False)


def test_the_keys_of_an_environment_are_secret() -> None:
    secrets = [
        pointer
        for pointer, node in walk(FRAGMENT)
        if isinstance(node, dict) and members(cast(Node, node).get("x-fragmint", {})).get("secret")
    ]
    environment = "/components/schemas/Environment/properties"
    assert secrets == [f"{environment}/apiKey", f"{environment}/mobileKey"]
    assert [p for p, f in keyword("format").items() if f == "password"] == secrets


def test_the_token_travels_bare_in_authorization() -> None:
    scheme = at("components", "securitySchemes", "ApiKey")
    assert (scheme["type"], scheme["in"], scheme["name"]) == ("apiKey", "header", "Authorization")
    assert FRAGMENT["security"] == [{"ApiKey": []}]


def test_every_server_is_a_region() -> None:
    urls = [members(server)["url"] for server in elements(FRAGMENT["servers"])]
    assert urls == list(at("x-fragmint", "regions"))
    assert list(at("x-fragmint", "regions").values()) == ["us", "federal", "eu"]


def test_the_total_count_of_policies_promises_no_further_page() -> None:
    collection = at("components", "schemas", "ReleasePolicyCollection", "properties")
    text = str(members(collection["totalCount"])["description"])
    assert "may exceed the number of items" in text
    assert "no cursor" in text
