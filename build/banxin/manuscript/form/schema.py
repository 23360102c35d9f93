"""JSON Schemas for text editors, made from the models that check the files."""

from __future__ import annotations

from importlib import resources
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from banxin.manuscript.form.as_written import FrontMatterWritten, ManifestWritten

SHIPPED = {"manifest.schema.json": ManifestWritten, "article.schema.json": FrontMatterWritten}


class _EditorSchema(GenerateJsonSchema):
    """Optional keys without `null` and `title`: what an editor completes is what a person would write."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        if made.get("default", ...) is None:
            made.pop("default")
        return made


def manifest_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of manifest.yaml."""
    return _schema(ManifestWritten, "manifest.yaml")


def article_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of an article's front matter."""
    return _schema(FrontMatterWritten, "Banxin article")


def shipped_schema(name: str) -> str:
    """The text of a schema file that comes with the package: one of SHIPPED."""
    return resources.files("banxin.manuscript").joinpath("schemas", name).read_text("utf-8")


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    made = model.model_json_schema(schema_generator=_EditorSchema)
    for part in made.get("$defs", {}).values():
        part.pop("title", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": title}
