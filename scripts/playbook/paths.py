"""Where the project's folders are, seen from the package."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
KITS = ROOT / "kits"
VISITS = KITS / "visits"
OWN_VISITS = ROOT / "visits"
SCHEMAS = DATA / "schema"
KITS_OUT = KITS / "out"
SITE_OUT = ROOT / "site"
BOOKS_OUT = ROOT / "build" / "print"
