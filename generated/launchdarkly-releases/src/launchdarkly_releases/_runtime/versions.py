# Generated from openapi.yaml by fragmint; do not edit.

"""Which API version a call asks for."""

from __future__ import annotations

from .errors import UnsupportedApiVersionError
from .operation import Operation
from .options import Settings


def version_for(operation: Operation, settings: Settings, asked: str | None) -> str | None:
    """The value of the version header for one call, None where none is sent.

    `asked` is the wish of this very call: `UnsupportedApiVersionError` if the operation documents others only. The
    client's version applies to operations that document it or document none; others keep their own.
    """
    documented = operation.api_versions
    if settings.version_header is None:
        return None
    if asked is not None:
        if documented and asked not in documented:
            raise UnsupportedApiVersionError(
                f"{operation.id} documents API version {' or '.join(documented)}, not {asked}",
                method=operation.method,
                path=operation.path,
            )
        return asked
    wished = (settings.api_version, settings.default_version)
    if not documented:
        return next((version for version in wished if version is not None), None)
    return next((version for version in wished if version in documented), documented[0])
