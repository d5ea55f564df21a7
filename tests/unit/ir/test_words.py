"""The table of promises: the words of a wire name."""

from __future__ import annotations

import pytest

from fragmint.ir import words


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        # Case, and whatever is no letter or digit, tells words apart.
        ("excludeDefault", "exclude_default"),
        ("LD-API-Version", "ld_api_version"),
        ("page[size]", "page_size"),
        ("xAxis", "x_axis"),
        # An acronym is a word, and ends before the capital of the next.
        ("HTTPSProxy", "https_proxy"),
        ("userID", "user_id"),
        ("APIKey", "api_key"),
        # So is an acronym in the plural.
        ("userIDs", "user_ids"),
        ("URLsByName", "urls_by_name"),
        # Digits belong to the letters before them, and lower-case letters to the digits.
        ("SHA256Sum", "sha256_sum"),
        ("x5tS256", "x5t_s256"),
        ("base64Encoded", "base64_encoded"),
        ("v2API", "v2_api"),
        ("EC2InstanceID", "ec2_instance_id"),
        ("line1", "line1"),
        ("address_1", "address_1"),
        ("2fa", "2fa"),
        ("3DModel", "3d_model"),
        ("404Error", "404_error"),
        # Capitals alone say nothing.
        ("SHA256SUM", "sha256sum"),
        ("GUARDED_RELEASE", "guarded_release"),
        # Some words are written with a capital inside, or with none in front.
        ("OAuth2", "oauth2"),
        ("OAuthToken", "oauth_token"),
        ("isOAuth", "is_oauth"),
        ("OAuthorize", "o_authorize"),
        ("OpenIDConnect", "openid_connect"),
        ("IPv4Address", "ipv4_address"),
        ("IPv", "i_pv"),
        ("iOS", "ios"),
        ("iOSVersion", "ios_version"),
        ("macOSBuild", "macos_build"),
        ("GitHubRepo", "github_repo"),
        ("GraphQLQuery", "graphql_query"),
        # A sign before a number is a word.
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("2020-01", "2020_01"),
        # Compatibility characters are folded; letters that only look alike are not.
        ("\N{LATIN SMALL LETTER LONG S}ize", "size"),
        ("\N{KELVIN SIGN}elvin", "kelvin"),
        ("\N{CYRILLIC SMALL LETTER A}b", "\N{CYRILLIC SMALL LETTER A}b"),
        ("", ""),
        ("\N{ROCKET}", ""),
    ],
)
def test_the_words_of_a_name(wire: str, expected: str) -> None:
    assert words.snake(wire) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*", "asterisk"),
        (">=", "greater-than sign equals sign"),
        ("\N{ROCKET}", "rocket"),
        (" ", ""),
        ("-----", ""),
    ],
)
def test_a_few_symbols_are_called_as_unicode_calls_them(text: str, expected: str) -> None:
    assert words.symbols(text) == expected


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("stages", "stage"),
        ("policies", "policy"),
        ("addresses", "address"),
        ("boxes", "box"),
        ("matches", "match"),
        ("status", "statusItem"),
        ("statuses", "status"),
        ("data", "dataItem"),
        ("class", "classItem"),
        ("s", "sItem"),
    ],
)
def test_one_of_many_loses_its_plural(many: str, one: str) -> None:
    assert words.singular(many) == one
