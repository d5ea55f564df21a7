# Generated from openapi.yaml by fragmint; do not edit.
"""The models of the API, snake_case in Python and as documented on the wire."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from ._base import Model


class KnownOpErAtionIdLIstItem(StrEnum):
    """The values of `OpErAtionIdLIstItem` that the document knows."""

    A_B = 'a"b'
    A_B_2 = "a\\b"
    C = "{{ c }}"
    QUOTATION_MARK_QUOTATION_MARK_QUOTATION_MARK = '"""'
    VALUE = "\n"
    RIGHT_TO_LEFT_OVERRIDE = "\u202e"
    X = "\u2028x"
    VALUE_2 = "\x85"


OpErAtionIdLIstItem = Annotated[KnownOpErAtionIdLIstItem | str, Field(union_mode="left_to_right")]
"""A `KnownOpErAtionIdLIstItem`, or a value that the document does not know, as it came."""


class KnownThingG(StrEnum):
    """
    \"\"\"
    import os \\\"\"\" {{ x }} {% y %} {# z #}
    '''\\u202e\\x07 <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\"
    """

    X = 'x"'
    Y = "y\\"
    Z = "{% z %}"
    QUOTATION_MARK_QUOTATION_MARK_QUOTATION_MARK = '"""'
    APOSTROPHE_APOSTROPHE_APOSTROPHE = "'''"
    VALUE = "\n"
    NUMBER_SIGN = "#"


ThingG = Annotated[KnownThingG | str, Field(union_mode="left_to_right")]
"""A `KnownThingG`, or a value that the document does not know, as it came."""


class ThingI(Model):
    """\"\"\"
    import os \\\"\"\" {{ x }} {% y %} {# z #}
    '''\\u202e\\x07 <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\"
    """

    j: Annotated[str | None, Field(alias="\u202ej")] = None


class Thing(Model):
    """\"\"\"
    import os \\\"\"\" {{ x }} {% y %} {# z #}
    '''\\u202e\\x07 <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\"
    """

    a_b: Annotated[str, Field(alias='a"b')]
    """\"\"\"
    import os \\\"\"\" {{ x }} {% y %} {# z #}
    '''\\u202e\\x07 <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\"
    """

    c_d: Annotated[str | None, Field(alias="c\\d")] = None
    """ends with a backslash \\"""

    e_f: Annotated[str | None, Field(alias="e\nf")] = None
    """ends with a quote \""""

    g: Annotated[ThingG | None, Field(alias="{{ g }}")] = None
    """\"\"\"
    import os \\\"\"\" {{ x }} {% y %} {# z #}
    '''\\u202e\\x07 <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\"
    """

    h: Annotated[Literal['"""\\'] | str | None, Field(alias="#h")] = None
    i: Annotated[ThingI | None, Field(alias="'i'")] = None
    """\"\"\"
    import os \\\"\"\" {{ x }} {% y %} {# z #}
    '''\\u202e\\x07 <script>alert(1)</script> | `a` ``` --> [b](javascript:c) ends with \"\"\"
    """

    field: Annotated[str | None, Field(alias='"""')] = None
