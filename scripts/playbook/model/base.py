"""What every model shares: frozen, no unknown keys, text per language, sources."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Language = Literal["en", "zh-Hans", "zh-Hant"]
LANGUAGES: tuple[Language, ...] = ("en", "zh-Hans", "zh-Hant")

#: Lower-kebab English, never changed once published: links, ticks and calendars hang on it.
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
#: A statement of a source document, e.g. ``OV-031``.
StatementId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]-\d{3}$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Order = Annotated[int, Field(ge=0, le=100_000)]


class Mistake(ValueError):  # noqa: N818 - it is the author's, not the program's
    """A validator's refusal in the words of both languages."""

    def __init__(self, en: str, zh: str) -> None:
        self.en, self.zh = en, zh
        super().__init__(en)


class Model(BaseModel):
    """Base of all models: a key that nobody reads is a mistake, so it is refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        serialize_by_alias=True,
    )


class Text(Model):
    """One text in every authored language; ``zh-Hant`` is derived unless it is written out."""

    en: Line
    zh_hans: Line = Field(alias="zh-Hans")
    zh_hant: Line | None = Field(default=None, alias="zh-Hant")


class Filled(Text):
    """A text with its blanks filled, which knows what they were: in traditional characters only the sentence
    is converted, and a name in it stays as its bearer writes it.
    """

    pattern: Text
    values: tuple[tuple[str, Text], ...]


def text(en: str, zh_hans: str) -> Text:
    """A text built by the program, not read from a file."""
    return Text.model_validate({"en": en, "zh-Hans": zh_hans})


def as_written(name: str, latin: str | None = None) -> Text:
    """A name: its characters are its bearer's, and no conversion knows them.

    范 is a surname and 範 another word, which OpenCC takes it for.
    """
    return Text.model_validate({"en": latin or name, "zh-Hans": name, "zh-Hant": name})


class Item(Model):
    """A piece of content that can name the statements it carries."""

    sources: tuple[StatementId, ...] = Field(default=(), alias="from")
    #: A warning to the reader: the source looks wrong or garbled, or the law decides.
    #: What a reader should know about the source: a slip in it, its likely sense.
    remark: Text | None = None
    #: What to weigh before doing it, such as the law; kits print it too.
    caution: Text | None = None


class Figure(Model):
    """A number with its unit, shown in text through ``{name}``; ``null`` is 'to be set by the company'."""

    value: float | int | str | None
    unit: Id | None = None
    #: True where the figure is the playbook's practice and no source gives one.
    practice: bool = False
