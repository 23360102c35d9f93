"""The JSON Schemas that text editors read are those of the model."""

import json

import pytest

from banxin.manuscript.form.as_written import FrontMatterWritten, ManifestWritten
from banxin.manuscript.form.schema import SHIPPED, article_schema, manifest_schema, shipped_schema


def schema_text(name: str) -> str:
    made = manifest_schema() if name.startswith("manifest") else article_schema()
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_schema_is_the_generated_one(name: str, pull: bool) -> None:
    if pull:
        from importlib import resources
        from pathlib import Path

        path = Path(str(resources.files("banxin.manuscript"))) / "schemas" / name
        path.write_text(schema_text(name), "utf-8")
    assert shipped_schema(name) == schema_text(name)
    json.loads(shipped_schema(name))


def test_every_key_has_a_chinese_description() -> None:
    def described(node: object, where: str) -> None:
        if not isinstance(node, dict):
            return
        for key, inner in node.get("properties", {}).items():
            text = inner.get("description") or schema["$defs"].get(
                inner.get("$ref", "/").split("/")[-1], {}
            ).get("description", "")
            assert any("\u4e00" <= character <= "\u9fff" for character in text), f"{where}.{key}"

    for schema in (manifest_schema(), article_schema()):
        described(schema, "")
        for name, node in schema.get("$defs", {}).items():
            described(node, name)


def test_schemas_forbid_unknown_keys_and_null() -> None:
    for schema in (manifest_schema(), article_schema()):
        text = json.dumps(schema)
        assert schema["additionalProperties"] is False
        assert '"null"' not in text
        assert (
            "Written" not in text.replace("PersonWritten", "").replace("Written", "", 0) or "$defs" in schema
        )


def test_fields_are_those_of_the_models() -> None:
    assert set(manifest_schema()["properties"]) == set(ManifestWritten.model_fields)
    assert set(article_schema()["properties"]) == set(FrontMatterWritten.model_fields)
