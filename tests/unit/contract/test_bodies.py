from __future__ import annotations

import pytest

from fragmint.contract.bodies import parts
from fragmint.contract.exchange import SentRequest, WireRequest
from unit.contract.documents import FORM, PARTED, multipart


def sent(body: bytes, content_type: str) -> SentRequest:
    return SentRequest.of(WireRequest("POST", "/a", "", (("Content-Type", content_type),), body))


@pytest.mark.parametrize(
    ("content_type", "body", "value"),
    [
        ("application/json", b'{"a": [1]}', {"a": [1]}),
        ("application/json; charset=utf-16", '"ü"'.encode("utf-16"), "ü"),
        ("application/merge-patch+json", b"null", None),
        (FORM, b"a=1+2&b=%C3%BC&a=&c", [("a", "1 2"), ("b", "ü"), ("a", ""), ("c", "")]),
        ("text/plain", "ü".encode(), "ü"),
        ("text/plain; charset=latin-1", b"\xfc", "ü"),
        ("application/octet-stream", b"\x00\xff", b"\x00\xff"),
        ("image/png", b"a", b"a"),
        ("application/xml", b"<a/>", "<a/>"),
        ("application/json", b"{", b"{"),
        ("", b"a", b"a"),
    ],
)
def test_a_body_is_what_its_media_type_makes_of_it(
    content_type: str, body: bytes, value: object
) -> None:
    assert sent(body, content_type).body == value


def test_a_multipart_is_its_fields_and_the_content_of_its_files() -> None:
    body = multipart(
        ('name="a"', "ü".encode()),
        ('name="j"\r\nContent-Type: application/json', b'{"x": 1}'),
        (
            'name="f"; filename="f.bin"\r\nContent-Type: application/octet-stream',
            b"\x00\r\n--c\r\n\xff",
        ),
        ('name="f"; filename="g.bin"', b""),
    )

    assert sent(body, PARTED).body == [
        ("a", "ü"), ("j", '{"x": 1}'), ("f", b"\x00\r\n--c\r\n\xff"), ("f", b"")
    ]  # fmt: skip


def test_the_boundary_is_no_part_of_what_is_said() -> None:
    assert (
        sent(multipart(('name="a"', b"1")), PARTED).header("Content-Type") == "multipart/form-data"
    )


def test_names_of_parts_may_hold_any_letter() -> None:
    named = parts(multipart(('name="ü [0] %22"; filename="ä b"', b"")), PARTED)

    assert [(part.name, part.filename) for part in named] == [('ü [0] "', "ä b")]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", PARTED),
        (b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1", PARTED),
        (b"--b\r\nX: y\r\n\r\n1\r\n--b--\r\n", PARTED),
        (b"--other--", PARTED),
        (b"--b--", "multipart/form-data"),
    ],
)
def test_what_is_no_multipart_has_no_parts(body: bytes, content_type: str) -> None:
    with pytest.raises(ValueError, match=r"boundary|cannot parse|Missing"):
        parts(body, content_type)


def test_a_cookie_may_have_any_name_and_any_value() -> None:
    crumbs = 'a=1; b%20c=%C3%BC; ü=x; e=a=b; q="x y"'
    wire = WireRequest("GET", "/", "", (("Cookie", crumbs),))

    assert wire.cookies == {"a": "1", "b c": "ü", "ü": "x", "e": "a=b", "q": "x y"}
