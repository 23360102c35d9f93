"""The names of a register as the type of a field: what a manifest or layout may write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from banxin.registry.registry import Registry


@dataclass(frozen=True)
class NameIn:
    """Annotates a text of a pydantic model that must be a name in `register`, whenever it is read.

    The fault is that of a closed list (`literal_error`), with the names in its context as `names`; the JSON
    Schema is the one of such a list. Names in `without` are left out of it.
    """

    register: Registry
    without: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """What may be written."""
        return tuple(name for name in self.register.names if name not in self.without)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Validation by the names that are registered when a value is checked."""
        del source, handler
        return core_schema.no_info_plain_validator_function(self._checked)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        """The names that are registered when the schema is made."""
        del schema, handler
        return {"enum": list(self.names), "type": "string"}

    def _checked(self, value: object) -> str:
        names = self.names
        if isinstance(value, str) and value in names:
            return value
        expected = " or ".join(f"'{name}'" for name in names)
        raise PydanticCustomError(
            "literal_error", "Input should be {expected}", {"expected": expected, "names": names}
        )
