"""Files and functions stay small: the limits are measured on codebases that read well."""

import ast
from statistics import median, quantiles

from tests.support.source import PACKAGE, ROOT, functions, length, python_files

FILES = [*python_files(PACKAGE), *python_files(ROOT / "tests")]
OWN_FILES = python_files(PACKAGE)


def lines(text: str) -> int:
    return len(text.splitlines())


def test_no_file_is_longer_than_400_lines() -> None:
    assert not [f"{file.relative_to(ROOT)}" for file in FILES if lines(file.read_text(encoding="utf-8")) > 400]


def test_no_function_is_longer_than_60_lines() -> None:
    assert not [
        f"{file.relative_to(ROOT)}:{function.lineno} {function.name}: {length(function)} lines"
        for file in FILES
        for function in functions(file)
        if length(function) > 60
    ]


def test_half_of_the_files_have_at_most_150_lines() -> None:
    assert median(lines(file.read_text(encoding="utf-8")) for file in OWN_FILES) <= 150


def test_functions_have_at_most_8_lines_in_the_middle_and_25_at_the_ninth_tenth() -> None:
    lengths = [length(function) for file in OWN_FILES for function in functions(file)]
    assert (median(lengths) <= 8, quantiles(lengths, n=10)[-1] <= 25) == (True, True)


def test_every_function_is_annotated() -> None:
    assert not [
        f"{file.relative_to(ROOT)}:{function.lineno} {function.name}"
        for file in FILES
        for function in functions(file)
        if function.returns is None or not all(map(is_annotated, arguments(function)))
    ]


def arguments(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.arg]:
    """Return every parameter, starred ones too."""
    given = function.args
    starred = [argument for argument in (given.vararg, given.kwarg) if argument]
    return [*given.posonlyargs, *given.args, *given.kwonlyargs, *starred]


def is_annotated(argument: ast.arg) -> bool:
    return argument.annotation is not None or argument.arg in {"self", "cls"}
