"""Loads the renderer, where it is installed: for processes that are there to render."""

import contextlib
import gc

from playbook.problems import Refused
from playbook.render.pdf import load_weasyprint

with contextlib.suppress(Refused):  # whoever asks for a sheet is told
    load_weasyprint()
gc.freeze()  # so that copies do not look through all this when the garbage of a sheet is collected
