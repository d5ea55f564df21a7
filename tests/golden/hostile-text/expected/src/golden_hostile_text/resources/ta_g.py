# Generated from openapi.yaml by fragmint; do not edit.
""" ""\"
import os \\\"\"\" {{ x }} {% y %} {# z #}
'''\\u202e\\x07 <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .._runtime.body import json_body
from .._runtime.operation import Json, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.parameters import form, header, simple
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import OpErAtionIdLIstItem, Thing

_OP_ER_ATION_ID = Operation(
    id='op"""er\\ation\n{{ id }}',
    method="POST",
    path="/a'b$(c);d/{p\"q}",
    responses={"200": Json(Thing, 'application/vnd."x"+json')},
    security=(('sch"eme\\',),),
    api_versions=(),
    notice='ta_g.op_er_ation_id is deprecated and is superseded by """ import os \\""" {{ x }} {% y %} {# z #} \'\'\'\\u202e\\x07 <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with """',
)


def _op_er_ation_id(
    p_q: str,
    body: Thing | Mapping[str, Any],
    q_u: str | None,
    l_ist: Sequence[OpErAtionIdLIstItem] | None,
    options: RequestOptions | None,
) -> Request[Thing]:
    return Request(
        _OP_ER_ATION_ID,
        path={'p"q': simple('p"q', p_q)},
        query=(
            form("q'{{ u }}\\", q_u),
            form('l"ist', l_ist),
        ),
        headers=(header("X-Only", 'only"\\ {{ o }}'),),
        body=json_body(body, Thing),
        options=options,
    )


class TaG:
    """ ""\"
    import os \\\"\"\" {{ x }} {% y %} {# z #}
    '''\\u202e\\x07 <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\".
    """

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawTaG:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawTaG(self._transport)

    def op_er_ation_id(
        self,
        p_q: str,
        *,
        body: Thing | Mapping[str, Any],
        q_u: str | None = None,
        l_ist: Sequence[OpErAtionIdLIstItem] | None = None,
        options: RequestOptions | None = None,
    ) -> Thing:
        """ ""\"
        import os \\\"\"\" {{ x }} {% y %} {# z #}
        '''\\u202e\\x07 <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\".

        Deprecated by the vendor.

        Superseded by ""\"
        import os \\\"\"\" {{ x }} {% y %} {# z #}
        '''\\u202e\\x07 <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\".

        Args:
            p_q: \"\"\" import os \\\"\"\" {{ x }} {% y %} {# z #} '''\\u202e\\x07
                <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\".
            body: \"\"\" import os \\\"\"\" {{ x }} {% y %} {# z #} '''\\u202e\\x07
                <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\".
            q_u: \"\"\" import os \\\"\"\" {{ x }} {% y %} {# z #} '''\\u202e\\x07
                <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\".
                Pattern: "|\\\\|`. The API assumes "\\"\\"\\"\\n" when it is left out.
            l_ist: `l"ist`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_op_er_ation_id(p_q, body, q_u, l_ist, options)).parse()


class AsyncTaG:
    """ ""\"
    import os \\\"\"\" {{ x }} {% y %} {# z #}
    '''\\u202e\\x07 <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\".
    """

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawTaG:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawTaG(self._transport)

    async def op_er_ation_id(
        self,
        p_q: str,
        *,
        body: Thing | Mapping[str, Any],
        q_u: str | None = None,
        l_ist: Sequence[OpErAtionIdLIstItem] | None = None,
        options: RequestOptions | None = None,
    ) -> Thing:
        """ ""\"
        import os \\\"\"\" {{ x }} {% y %} {# z #}
        '''\\u202e\\x07 <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\".

        Deprecated by the vendor.

        Superseded by ""\"
        import os \\\"\"\" {{ x }} {% y %} {# z #}
        '''\\u202e\\x07 <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\".

        Args:
            p_q: \"\"\" import os \\\"\"\" {{ x }} {% y %} {# z #} '''\\u202e\\x07
                <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\".
            body: \"\"\" import os \\\"\"\" {{ x }} {% y %} {# z #} '''\\u202e\\x07
                <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\".
            q_u: \"\"\" import os \\\"\"\" {{ x }} {% y %} {# z #} '''\\u202e\\x07
                <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\".
                Pattern: "|\\\\|`. The API assumes "\\"\\"\\"\\n" when it is left out.
            l_ist: `l"ist`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_op_er_ation_id(p_q, body, q_u, l_ist, options))).parse()


class RawTaG:
    """`client.ta_g.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def op_er_ation_id(
        self,
        p_q: str,
        *,
        body: Thing | Mapping[str, Any],
        q_u: str | None = None,
        l_ist: Sequence[OpErAtionIdLIstItem] | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[Thing]:
        """See `TaG.op_er_ation_id`."""
        return self._transport.send(_op_er_ation_id(p_q, body, q_u, l_ist, options))


class AsyncRawTaG:
    """`client.ta_g.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def op_er_ation_id(
        self,
        p_q: str,
        *,
        body: Thing | Mapping[str, Any],
        q_u: str | None = None,
        l_ist: Sequence[OpErAtionIdLIstItem] | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[Thing]:
        """See `AsyncTaG.op_er_ation_id`."""
        return await self._transport.send(_op_er_ation_id(p_q, body, q_u, l_ist, options))
