"""The company's colour in forms that stay readable (WCAG 2.2, contrast 4.5 : 1 for text)."""

Rgb = tuple[int, int, int]

PAPER: Rgb = (255, 255, 255)
NIGHT: Rgb = (24, 27, 31)
_TEXT = 4.6  # a little above the norm, against rounding


def parse(colour: str) -> Rgb:
    """``#1f4e5f`` as red, green, blue. Raises ValueError for anything else."""
    digits = colour.removeprefix("#")
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    return red, green, blue


def show(colour: Rgb) -> str:
    """The colour as CSS reads it."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def contrast(one: Rgb, other: Rgb) -> float:
    """WCAG contrast, from 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: Rgb, ground: Rgb) -> Rgb:
    """The colour, moved towards black or white only as far as text on ``ground`` and its tint needs."""
    goal: Rgb = (0, 0, 0) if _luminance(ground) > 0.5 else (255, 255, 255)
    for part in range(0, 101, 4):
        mixed = mix(colour, goal, part / 100)
        if min(contrast(mixed, ground), contrast(mixed, tint(mixed, ground))) >= _TEXT:
            return mixed
    return goal


def tint(colour: Rgb, ground: Rgb) -> Rgb:
    """A breath of the colour on the ground, behind text."""
    return mix(ground, colour, 0.06 if ground == PAPER else 0.1)


def mix(colour: Rgb, other: Rgb, part: float) -> Rgb:
    """``part`` of ``other`` in ``colour``, from 0 to 1."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(colour, other, strict=True))
    return red, green, blue


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4


def stylesheet(accent: str) -> str:
    """CSS variables for light and dark pages."""
    return _scheme("default", accent, PAPER) + _scheme("slate", accent, NIGHT)


def _scheme(name: str, accent: str, ground: Rgb) -> str:
    text = readable(parse(accent), ground)
    values = {
        "--hb-accent": text,
        "--hb-on-accent": ground,
        "--hb-tint": tint(text, ground),
        "--hb-line-accent": mix(ground, text, 0.4),
    }
    rules = " ".join(f"{key}: {show(value)};" for key, value in values.items())
    return f"[data-md-color-scheme={name}] {{ {rules} }}\n"


def favicon(accent: str, letter: str) -> str:
    """A square seal with the company's first character."""
    fill = show(readable(parse(accent), PAPER))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="5" fill="{fill}"/>'
        '<text x="16" y="22.5" font-size="18" font-weight="700" text-anchor="middle" fill="#fff"'
        f' font-family="sans-serif">{letter}</text></svg>\n'
    )
