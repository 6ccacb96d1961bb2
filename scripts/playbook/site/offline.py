"""The built handbook as one file that opens without a server."""

import zipfile
from pathlib import Path

#: Zip knows no time before 1980; one fixed time gives the same bytes for the same pages.
_TIME = (1980, 1, 1, 0, 0, 0)


def pack(site: Path, target: Path) -> Path:
    """Zip a built site, under one folder ``handbook``, into ``target``; replaces an older file at the end."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.part")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as bundle:
        for file in sorted(site.rglob("*")):
            if file.is_file():
                info = zipfile.ZipInfo(f"handbook/{file.relative_to(site).as_posix()}", _TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                bundle.writestr(info, file.read_bytes())
    fresh.replace(target)
    return target
