"""Multipart forms, read back by parsers that others wrote."""

from __future__ import annotations

import email.policy
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from io import BytesIO
from pathlib import Path
from typing import Annotated, NamedTuple, cast

import pytest
from pydantic import Field, ValidationError
from werkzeug.formparser import parse_form_data

from _runtime.body import Body, form_body, json_body, multipart_body
from _runtime.errors import RequestValidationError
from _runtime.files import File, Upload
from _runtime.operation import NoContent, Operation, Request
from models._base import RequestModel
from support.calling import CallerType, Time, meeting
from support.misbehaving import answer, hang_up


class Owner(RequestModel):
    full_name: Annotated[str | None, Field(alias="fullName")] = None


class Form(RequestModel):
    title: str | None = None
    made_at: Annotated[datetime | None, Field(alias="madeAt")] = None
    count: float | None = None
    public: bool | None = None
    tags: list[str] | None = None
    owner: Owner | None = None
    owners: list[Owner] | None = None
    extra: dict[str, object] | None = None
    picture: Upload | None = None
    pages: list[Upload] | None = None


class Part(NamedTuple):
    """One part as the standard library's parser of e-mail sees it."""

    name: str
    filename: str | None
    content_type: str | None
    content: bytes


def parts(body: Body | None) -> list[Part]:
    assert body is not None
    head = f"Content-Type: {body.content_type}\r\n\r\n".encode()
    message = BytesParser(policy=email.policy.HTTP).parsebytes(head + body.content)
    assert not message.defects
    found: list[Part] = []
    for each in message.iter_parts():
        assert isinstance(each, EmailMessage)
        assert not each.defects
        content = each.get_payload(decode=True)
        assert isinstance(content, bytes)
        name = str(each.get_param("name", header="content-disposition"))
        found.append(Part(name, each.get_filename(), each["content-type"], content))
    return found


def as_werkzeug_reads(body: Body) -> tuple[list[tuple[str, str]], list[tuple[str, File]]]:
    """Fields and files as a server in wide use has them."""
    environ = {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": body.content_type,
        "CONTENT_LENGTH": str(len(body.content)),
        "wsgi.input": BytesIO(body.content),
    }
    _, fields, uploads = parse_form_data(environ)
    files: list[tuple[str, File]] = []
    for name, each in uploads.items(multi=True):
        files.append((name, File(each.read(), each.filename or "", each.content_type or "")))
        each.close()
    return list(fields.items(multi=True)), files


def test_every_kind_of_field_is_sent_by_its_content_type() -> None:
    form = Form(
        title="grüße\r\n--x",
        made_at=datetime(2026, 11, 22, tzinfo=UTC),
        count=1.5,
        public=True,
        tags=["a", "b"],
        owner=Owner(full_name="Ü"),
        owners=[Owner(full_name="A"), Owner()],
        picture=b"\x00\xff\r\n",
        pages=[File(b"1", "one.pdf", "application/pdf"), b"2"],
    )
    assert parts(multipart_body(form, Form)) == [
        Part("title", None, None, "grüße\r\n--x".encode()),
        Part("madeAt", None, None, b"2026-11-22T00:00:00Z"),
        Part("count", None, None, b"1.5"),
        Part("public", None, None, b"true"),
        Part("tags", None, None, b"a"),
        Part("tags", None, None, b"b"),
        Part("owner", None, "application/json", '{"fullName":"Ü"}'.encode()),
        Part("owners", None, "application/json", b'{"fullName":"A"}'),
        Part("owners", None, "application/json", b"{}"),
        Part("picture", "file", "application/octet-stream", b"\x00\xff\r\n"),
        Part("pages", "one.pdf", "application/pdf", b"1"),
        Part("pages", "file", "application/octet-stream", b"2"),
    ]


def test_a_mapping_is_sent_like_the_model_it_describes() -> None:
    given = {"owner": {"full_name": "A"}, "picture": bytearray(b"1")}
    assert multipart_body(given, Form) == multipart_body(
        Form(owner=Owner(full_name="A"), picture=b"1"), Form
    )


def test_what_is_none_or_not_set_is_not_sent() -> None:
    assert multipart_body(None, Form) is None
    assert parts(multipart_body({"title": "a", "tags": [], "picture": None}, Form)) == [
        Part("title", None, None, b"a")
    ]


@pytest.mark.parametrize(
    ("told", "value", "content_type"),
    [
        ("image/png", b"1", "image/png"),
        ("image/*, image/png, image/jpeg", b"1", "image/png"),
        ("image/*", b"1", "application/octet-stream"),
        ("image/png, image/jpeg", File(b"1", "a.jpg", "image/jpeg"), "image/jpeg"),
    ],
)
def test_a_file_has_its_own_media_type_or_the_documented_one(
    told: str, value: Upload, content_type: str
) -> None:
    (part,) = parts(multipart_body({"picture": value}, Form, {"picture": told}))
    assert part.content_type == content_type


@pytest.mark.parametrize(
    ("told", "field", "value", "sent"),
    [
        ("text/csv", "title", "a;ü", ("text/csv", "a;ü".encode())),
        ("text/csv; charset=latin-1", "title", "ü", ('text/csv; charset="latin-1"', b"\xfc")),
        ("application/json", "title", "a", ("application/json", b'"a"')),
        ("application/ld+json", "owner", {}, ("application/ld+json", b"{}")),
        ("text/xml, application/json", "owner", {}, ("application/json", b"{}")),
        ("application/json", "tags", ["a"], ("application/json", b'"a"')),
    ],
)
def test_a_field_is_written_as_its_documented_content_type(
    told: str, field: str, value: object, sent: tuple[str, bytes]
) -> None:
    (part,) = parts(multipart_body({field: value}, Form, {field: told}))
    assert (part.content_type, part.content) == sent


@pytest.mark.parametrize(
    ("value", "told", "pointer"),
    [
        ({"owner": {}}, {"owner": "application/xml"}, "/owner"),
        ({"picture": "picture.png"}, {}, "/picture"),
        ({"pages": [b"1", "2.png"]}, {}, "/pages/1"),
        ({"count": float("nan")}, {}, "/count"),
        ({"extra": {"a": float("inf")}}, {}, "/extra/a"),
        ({"extra": {"a": object()}}, {}, "/extra"),
        ({"picture": File(b"1", media_type="a/b\r\nX-Evil: 1")}, {}, "/picture"),
        ({"picture": File(b"1", name="\ud800")}, {}, "/picture"),
        ({"title": "\ud800"}, {}, "/title"),
        ({"extra": {"a": {"b": b"\xff"}}}, {}, "/extra"),
    ],
)
def test_what_cannot_be_sent_is_told_by_place(
    value: object, told: dict[str, str], pointer: str
) -> None:
    with pytest.raises(RequestValidationError) as caught:
        multipart_body(value, Form, told)
    assert caught.value.pointers == (pointer,)


HOSTILE = 'a"; name="b\r\nX-Evil: 1\r\n\r\n\x00\x85\u2028ü%22'


def test_a_hostile_name_stays_one_name() -> None:
    body = multipart_body({HOSTILE: File(b"1", HOSTILE)}, dict[str, Upload])
    assert body is not None
    escaped = "a%22; name=%22b%0D%0AX-Evil: 1%0D%0A%0D%0A%00%C2%85%E2%80%A8ü%22"
    assert f'name="{escaped}"; filename="{escaped}"\r\n'.encode() in body.content
    read = escaped.replace("%22", '"')
    assert as_werkzeug_reads(body) == ([], [(read, File(b"1", read))])


def test_the_same_form_is_the_same_bytes_and_no_part_ends_it_early() -> None:
    first = multipart_body({"title": "a"}, Form)
    assert first is not None
    boundary = first.content_type.partition("boundary=")[2]
    assert len(boundary) <= 70
    assert multipart_body({"title": "a"}, Form) == first
    inner = multipart_body({"title": "a", "picture": first.content}, Form)
    assert inner is not None
    assert as_werkzeug_reads(inner)[1] == [("picture", File(first.content))]


def test_a_retried_form_arrives_whole_both_times(caller: CallerType, time: Time) -> None:
    body = multipart_body({"title": "ü", "picture": File(b"\x00" * 100_000, "ü.bin")}, Form)
    request: Request[None] = Request(
        Operation(id="put", method="PUT", path="/a", responses={"200": NoContent()}), body=body
    )
    with meeting(caller, time.settings(), hang_up, answer(200)) as (server, client):
        client.send(request)

    first, second = server.requests
    assert body is not None
    assert first.body == second.body == body.content
    arrived = Body(second.body, second.header("Content-Type") or "")
    assert as_werkzeug_reads(arrived) == (
        [("title", "ü")],
        [("picture", File(b"\x00" * 100_000, "ü.bin"))],
    )


def test_null_in_a_list_has_no_form() -> None:
    with pytest.raises(RequestValidationError, match="NoneType") as caught:
        multipart_body({"a": ["b", None]}, dict[str, object])
    assert caught.value.pointers == ("/a",)


def test_a_file_is_read_with_its_name_and_a_guess_at_its_type(tmp_path: Path) -> None:
    picture, unknown = tmp_path / "a.png", tmp_path / "b.unheardof"
    for each in (picture, unknown):
        each.write_bytes(b"1")
    assert File.read(picture) == File(b"1", "a.png", "image/png")
    assert File.read(str(unknown)) == File(b"1", "b.unheardof", "application/octet-stream")


def test_a_file_holds_bytes_and_prints_without_them() -> None:
    assert repr(File(b"sdk-secret", "a")) == "File(name='a', media_type='application/octet-stream')"
    with pytest.raises(TypeError, match=r"File\.read"):
        File(cast(bytes, "a.png"))


def test_an_upload_is_kept_as_it_was_given_and_goes_into_no_json() -> None:
    file = File(b"1")
    assert Form(picture=file).picture is file
    with pytest.raises(ValidationError):
        Form.model_validate({"picture": "a.png"})
    with pytest.raises(RequestValidationError, match="JSON cannot write"):
        json_body(Form(picture=file), Form)
    with pytest.raises(RequestValidationError, match="JSON cannot write"):
        form_body(Form(picture=file), Form)
