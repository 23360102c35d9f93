"""Compile templates so that they pay for what they do: every body, list and comparison is counted.

The tree of a template gets a charge at the head of each body that may run more than once, as high as
the number of nodes in it; the generated code asks the environment wherever an operator could make
something large.
"""

from __future__ import annotations

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import TemplateSyntaxError

PRINT = 5  # steps: escaping and printing a value takes as long as evaluating about five names
_BODIES = (nodes.Template, nodes.Block, nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.For)


def metered(tree: nodes.Template, name: str | None, filename: str | None) -> nodes.Template:
    """Put charges into `tree`; raises TemplateSyntaxError where escaping would be switched off."""
    for off in tree.find_all((nodes.EvalContextModifier, nodes.ScopedEvalContextModifier)):
        raise TemplateSyntaxError("Escaping cannot be switched off or on.", off.lineno, name, filename)
    _charge(tree)
    return tree


def _charge(node: nodes.Node) -> int:
    """Charge the bodies under `node`; the number of nodes that run when `node` runs once."""
    count = 1 + sum(_charge(child) for child in node.iter_child_nodes())
    if isinstance(node, nodes.Output):
        count += PRINT * sum(not isinstance(printed, nodes.TemplateData) for printed in node.nodes)
    if not isinstance(node, _BODIES):
        return count
    charge = nodes.ExprStmt(nodes.Const(count), lineno=node.lineno)
    node.body.insert(0, charge)
    return 1 if isinstance(node, nodes.Macro | nodes.Block) else count


class MeteredCode(CodeGenerator):
    """Generated code that charges the environment's meter."""

    def visit_ExprStmt(self, node: nodes.ExprStmt, frame: Frame) -> None:  # noqa: N802
        """A charge: the only statement of this kind, as templates have no `do`."""
        assert isinstance(node.node, nodes.Const)
        self.writeline(f"environment.meter.step({int(node.node.value)})", node)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """`~` makes a text as long as its parts."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802
        """A list is weighed once it is made."""
        self.write("environment.weighed(")
        super().visit_List(node, frame)
        self.write(")")

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        """A mapping is weighed once it is made."""
        self.write("environment.weighed(")
        super().visit_Dict(node, frame)
        self.write(")")

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802
        """A tuple is weighed once it is made; one that names are unpacked into is not made."""
        if node.ctx != "load":
            super().visit_Tuple(node, frame)
            return
        self.write("environment.weighed(")
        super().visit_Tuple(node, frame)
        self.write(")")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """A slice is a copy, and paid for."""
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("environment.sliced(")
        self.visit(node.node, frame)
        for bound in (node.arg.start, node.arg.stop, node.arg.step):
            self.write(", ")
            self.visit(bound or nodes.Const(None), frame)
        self.write(")")

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802
        """Both sides of a comparison are paid for."""
        self.write("(environment.compared(")
        self.visit(node.expr, frame)
        self.write(")")
        for operand in node.ops:
            self.visit(operand, frame)
        self.write(")")

    def visit_Operand(self, node: nodes.Operand, frame: Frame) -> None:  # noqa: N802
        """The operator and its paid right side."""
        self.write(f" {_OPERATORS[node.op]} environment.compared(")
        self.visit(node.expr, frame)
        self.write(")")


_OPERATORS = {
    "eq": "==",
    "ne": "!=",
    "gt": ">",
    "gteq": ">=",
    "lt": "<",
    "lteq": "<=",
    "in": "in",
    "notin": "not in",
}
