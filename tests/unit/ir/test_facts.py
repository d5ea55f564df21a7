from __future__ import annotations

import pytest

from fragmint.ir.model import Location, SecurityKind
from fragmint.ir.stated import RateLimitFamily, Source
from support.apis import api


@pytest.mark.parametrize(
    ("scheme", "kind", "argument"),
    [
        ("{type: apiKey, in: query, name: key}", SecurityKind.API_KEY, "api_key"),
        ("{type: http, scheme: Bearer}", SecurityKind.BEARER, "access_token"),
        ("{type: http, scheme: basic}", SecurityKind.BASIC, "basic"),
        ("{type: oauth2, flows: {}}", SecurityKind.BEARER, "access_token"),
        ("{type: openIdConnect, openIdConnectUrl: https://x}", SecurityKind.BEARER, "access_token"),
    ],
)
def test_the_only_scheme_of_its_kind_is_called_after_the_kind(
    scheme: str, kind: SecurityKind, argument: str
) -> None:
    text = f"paths: {{}}\ncomponents: {{securitySchemes: {{Mine: {scheme}}}}}"
    (found,) = api(text).security_schemes
    assert (found.kind, found.argument) == (kind, argument)


def test_a_scheme_that_the_client_does_not_know_is_left_out() -> None:
    text = "paths: {}\ncomponents: {securitySchemes: {Cert: {type: mutualTLS}}}"
    assert api(text).security_schemes == ()


def test_schemes_of_one_kind_are_called_after_themselves() -> None:
    found = api("""
paths: {}
components:
  securitySchemes:
    Public key: {type: apiKey, in: header, name: X-Public}
    secretKey: {type: apiKey, in: cookie, name: secret}
""".replace("Public key", "Public.key")).security_schemes
    assert [(each.argument, each.location) for each in found] == [
        ("public_key", Location.HEADER),
        ("secret_key", Location.COOKIE),
    ]


def test_credentials_have_names_of_their_own_beside_the_other_settings_of_a_client() -> None:
    found = api("""
paths: {}
components:
  securitySchemes:
    timeout: {type: apiKey, in: header, name: X-One}
    a-b: {type: apiKey, in: header, name: X-Two}
    a_b: {type: apiKey, in: header, name: X-Three}
    access.token: {type: apiKey, in: header, name: X-Four}
    Bearer: {type: http, scheme: bearer}
""").security_schemes
    assert [each.argument for each in found] == [
        "timeout_2",
        "a_b_2",
        "a_b",
        "access_token_2",
        "access_token",
    ]


def test_servers_have_their_variables_filled_in_and_their_region() -> None:
    found = api("""
paths: {}
servers:
  - {url: "https://{place}.example.com/v1/", variables: {place: {default: eu}}}
  - {url: /relative}
  - {url: https://us.example.com, description: America}
x-fragmint: {regions: {"https://us.example.com": us}}
""").servers
    assert [(each.url, each.region, each.description) for each in found] == [
        ("https://eu.example.com/v1", "", ""),
        ("https://us.example.com", "us", "America"),
    ]


def test_a_region_of_a_server_with_variables_is_named_by_its_url_as_written() -> None:
    (found,) = api("""
paths: {}
servers: [{url: "https://{place}.example.com", variables: {place: {default: eu}}}]
x-fragmint: {regions: {"https://{place}.example.com": europe}}
""").servers
    assert found.region == "europe"


def test_rate_limit_headers_are_kept_by_family() -> None:
    found = api("""
paths: {}
x-fragmint: {rate-limit: {reset-unit: epoch-ms, families: {global: {limit: X-L, reset: X-R}}}}
""").rate_limit
    assert found is not None
    assert (found.reset_unit, found.families) == (
        "epoch-ms",
        (RateLimitFamily("global", limit="X-L", reset="X-R"),),
    )
    assert api("paths: {}").rate_limit is None


def test_sources_say_the_page_where_it_was_and_when_it_was_read() -> None:
    found = api("""
paths: {}
x-fragmint: {sources: {docs: {page: The docs, url: https://x, handed-over: "2026-11-21"}}}
""").sources
    assert found == (Source("docs", "The docs", "https://x", "2026-11-21"),)


def test_the_files_of_the_document_travel_with_the_api() -> None:
    found = api("paths: {}")
    assert found.root_file == "openapi.yaml"
    assert found.files["openapi.yaml"].endswith(b"paths: {}")
