"""Owns what a column of a table is, and how Arrow, Parquet's metadata and the card of a data set declare it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    import pyarrow as pa

Cell = str | int | float | None | Sequence["Cell"]
"""A value in a table: of a structure its fields in their order."""


@dataclass(frozen=True, slots=True)
class Feature:
    """The type of a column: a value, a choice of `names`, or a structure of `fields`; with `many` a list of these."""

    dtype: str = "string"
    names: tuple[str, ...] = ()
    fields: tuple["Column", ...] = ()
    many: bool = False

    @property
    def one(self) -> "Feature":
        """What a list is of."""
        return replace(self, many=False)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, or a field of a structure, and what it says in a sentence."""

    name: str
    feature: Feature
    about: str = ""


TEXT: Final = Feature()
WHOLE: Final = Feature("int64")
SHARE: Final = Feature("float64")
TEXTS: Final = Feature(many=True)


def choice(names: Sequence[str]) -> Feature:
    """One of some names, stored as its number from 0."""
    return Feature(names=tuple(str(name) for name in names))


def structures(*fields: Column) -> Feature:
    """A list of structures."""
    return Feature(fields=fields, many=True)


def schema(columns: Sequence[Column]) -> "pa.Schema":
    """The schema of a table, with the features for those who read a file without its card."""
    import pyarrow as pa

    told = {"info": {"features": {column.name: _told(column.feature) for column in columns}}}
    metadata: dict[bytes | str, bytes | str] = {"huggingface": json.dumps(told, ensure_ascii=False)}
    return pa.schema([pa.field(column.name, _arrow(column.feature)) for column in columns], metadata=metadata)


def _arrow(feature: Feature) -> "pa.DataType":
    import pyarrow as pa

    if feature.many:
        return pa.list_(_arrow(feature.one))
    if feature.fields:
        return pa.struct(_fields(feature))
    values: dict[str, pa.DataType] = {"string": pa.string(), "int64": pa.int64(), "float64": pa.float64()}
    return pa.int64() if feature.names else values[feature.dtype]


def _fields(feature: Feature) -> "list[pa.Field[pa.DataType]]":
    import pyarrow as pa

    return [pa.field(each.name, _arrow(each.feature)) for each in feature.fields]


def _told(feature: Feature) -> object:
    # A list in brackets is what all versions of `datasets` understand; they have called it by three names.
    if feature.many:
        return [_told(feature.one)]
    if feature.fields:
        return {each.name: _told(each.feature) for each in feature.fields}
    if feature.names:
        return {"names": list(feature.names), "_type": "ClassLabel"}
    return {"dtype": feature.dtype, "_type": "Value"}


def yaml_lines(columns: Sequence[Column]) -> Iterator[str]:
    """The columns as the card of a data set declares them."""
    for column in columns:
        yield f"- name: {column.name}"
        yield from _yaml(column.feature)


def _yaml(feature: Feature) -> Iterator[str]:
    word = "list" if feature.many else "dtype"
    if feature.fields:
        yield f"  {'list' if feature.many else 'struct'}:"
        yield from (f"  {line}" for line in yaml_lines(feature.fields))
    elif feature.names:
        yield f"  {word}:"
        yield from ("    class_label:", "      names:")
        yield from (f"        '{number}': {json.dumps(name)}" for number, name in enumerate(feature.names))
    else:
        yield f"  {word}: {feature.dtype}"


def array(feature: Feature, cells: Sequence[Cell]) -> "pa.Array[pa.Scalar[pa.DataType]]":
    """The cells of a column as Arrow has them."""
    import pyarrow as pa

    if feature.many:
        lists = cast("Sequence[Sequence[Cell]]", cells)
        bounds = pa.array(list(accumulate(map(len, lists), initial=0)), pa.int32())
        flat = array(feature.one, [cell for each in lists for cell in each])
        return pa.ListArray.from_arrays(bounds, flat, type=_arrow(feature))
    if feature.fields:
        parts = list(zip(*cast("Sequence[Sequence[Cell]]", cells), strict=True)) or [()] * len(feature.fields)
        arrays = [array(each.feature, part) for each, part in zip(feature.fields, parts, strict=True)]
        return pa.StructArray.from_arrays(arrays, fields=_fields(feature))
    if feature.names:
        number_of: dict[Cell, int | None] = {name: number for number, name in enumerate(feature.names)}
        number_of[None] = None
        cells = [number_of[cell] for cell in cells]
    return pa.array(cells, _arrow(feature))
