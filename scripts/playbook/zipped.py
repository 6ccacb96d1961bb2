"""Zip containers with one fixed date, so that the same content gives the same bytes."""

import io
import zipfile
from collections.abc import Mapping

#: Zip knows no time before 1980.
_TIME = (1980, 1, 1, 0, 0, 0)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by their names inside it, in the order given."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            bundle.writestr(info, content)
    return into.getvalue()


def undated(container: bytes) -> bytes:
    """The same zip without the moment at which a library wrote it."""
    with zipfile.ZipFile(io.BytesIO(container)) as bundle:
        return zipped({name: bundle.read(name) for name in bundle.namelist()})
