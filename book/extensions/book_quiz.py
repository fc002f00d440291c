"""Questions that a reader answers without a kernel and without JavaScript: the directive {quiz}.

    ::::{quiz}
    What is the derivative of ReLU at −2?

    - [x] 0
      The curve is flat left of 0.
    - [ ] 1
      That is the slope on the right.

    The next question, with its answers …
    ::::

Each answer is a native <details>: choosing one opens what it deserves, in words and by a sign. Of one question only one
answer is open. On paper and in an epub, which nobody clicks, every answer is open. A question with no right answer, or
with two, or an answer that says not why, stops the build.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

TITLE, RIGHT, WRONG = "Check yourself", "✓ Right.", "✗ Not this one."
_ANSWER = re.compile(r"- \[(?P<mark>[ xX])\] (?P<text>.*\S)")


@dataclass
class Choice:
    """An answer in one line, and why it is right or wrong; lines are counted from the directive's content."""

    line: int
    right: bool
    text: str
    why: list[str] = field(default_factory=list)


@dataclass
class Question:
    line: int
    text: list[str] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)


def read(lines: Sequence[str]) -> list[Question]:
    """Return the questions that `lines` ask. Raises ValueError, with what to write instead, for one that is unfit."""
    questions: list[Question] = []
    for number, line in enumerate(lines):
        question = questions[-1] if questions else None
        if found := _ANSWER.fullmatch(line.rstrip()):
            if question is None:
                raise ValueError(f"the answer {found['text']!r} stands before any question")
            question.choices.append(Choice(number, found["mark"] != " ", found["text"]))
        elif question and question.choices and (line.startswith("  ") or not line.strip()):
            question.choices[-1].why.append(line.removeprefix("  "))
        elif question and not question.choices:
            question.text.append(line)
        elif line.strip():
            questions.append(Question(number, [line]))
    if not questions:
        raise ValueError("a quiz needs a question")
    for question in questions:
        _judge(question)
    return questions


def _judge(question: Question) -> None:
    asked = question.text[0]
    right = sum(choice.right for choice in question.choices)
    if len(question.choices) < 2:
        raise ValueError(f"{asked!r} needs two answers or more, written '- [ ] …' and '- [x] …'")
    if right != 1:
        raise ValueError(f"{asked!r} needs exactly one right answer, '- [x] …', and has {right}")
    for choice in question.choices:
        if not any(line.strip() for line in choice.why):
            raise ValueError(f"the answer {choice.text!r} needs an indented line below it that says why")


class quiz(nodes.General, nodes.Element):  # noqa: N801 (docutils calls its nodes like this)
    pass


class quiz_question(nodes.General, nodes.Element):  # noqa: N801
    pass


class quiz_choice(nodes.General, nodes.Element):  # noqa: N801
    """Holds a quiz_answer and a quiz_reason; `group` is shared by the answers of one question."""


class quiz_answer(nodes.General, nodes.Element):  # noqa: N801
    pass


class quiz_reason(nodes.General, nodes.Element):  # noqa: N801
    pass


class QuizDirective(SphinxDirective):
    has_content = True
    option_spec = {"name": directives.unchanged}  # noqa: RUF012 (docutils reads it so)

    def run(self) -> list[nodes.Node]:
        try:
            questions = read(list(self.content))
        except ValueError as error:
            raise self.error(f"quiz: {error}.") from None
        block = quiz()
        self.set_source_info(block)
        self.add_name(block)
        for question in questions:
            block += self._question(question, group=f"quiz-{self.env.new_serialno('quiz')}")
        return [block]

    def _question(self, question: Question, *, group: str) -> quiz_question:
        asked = nodes.container(ids=[group])
        self._parse(question.text, question.line, asked)
        found = quiz_question("", asked, group=group)
        for letter, choice in zip(ascii_uppercase, question.choices, strict=False):
            answer = quiz_answer(letter=letter)
            self._parse([choice.text], choice.line, answer)
            for paragraph in list(answer.findall(nodes.paragraph)):
                paragraph.replace_self(paragraph.children)  # a summary holds no paragraph
            verdict = nodes.strong("", RIGHT if choice.right else WRONG)
            reason = quiz_reason("", nodes.paragraph("", "", verdict, classes=["quiz-verdict"]))
            self._parse(choice.why, choice.line + 1, reason)
            found += quiz_choice("", answer, reason, group=group, right=choice.right)
        return found

    def _parse(self, lines: list[str], line: int, into: nodes.Element) -> None:
        self.state.nested_parse(StringList(lines, self.get_source_info()[0]), self.content_offset + line, into)


Visit = Callable[[Any, Any], None]


def _tag(before: Callable[[Any, Any], str], after: str) -> tuple[Visit, Visit]:
    def visit(translator: Any, node: Any) -> None:
        translator.body.append(before(translator, node))

    def depart(translator: Any, node: Any) -> None:
        translator.body.append(after)

    return visit, depart


def _open_quiz(translator: Any, node: Any) -> str:
    start: str = translator.starttag(node, "div", CLASS="quiz", role="group", **{"aria-label": TITLE})
    return f'{start}<p class="quiz-title">{TITLE}</p>\n'


def _open_choice(translator: Any, node: Any) -> str:
    open_now = ' open="open"' if translator.builder.name == "epub" else f' name="{node["group"]}-answer"'
    return f'<details class="quiz-choice {"right" if node["right"] else "wrong"}"{open_now}>\n'


HTML: dict[type[nodes.Element], tuple[Visit, Visit]] = {
    quiz: _tag(_open_quiz, "</div>\n"),
    quiz_question: _tag(
        lambda _, node: f'<div class="quiz-question" role="group" aria-labelledby="{node["group"]}">\n', "</div>\n"
    ),
    quiz_choice: _tag(_open_choice, "</details>\n"),
    quiz_answer: _tag(
        lambda _, node: f'<summary><span class="quiz-letter">{node["letter"]}</span><span class="quiz-answer">',
        "</span></summary>\n",
    ),
    quiz_reason: _tag(lambda *_: '<div class="quiz-reason">\n', "</div>\n"),
}


def _nothing(translator: Any, node: Any) -> None:
    """Other writers show what is inside."""


def setup(app: Sphinx) -> dict[str, bool]:
    for node, visitors in HTML.items():
        others = dict.fromkeys(("latex", "text", "man", "texinfo"), (_nothing, _nothing))
        app.add_node(node, html=visitors, **others)  # type: ignore[arg-type]
    app.add_directive("quiz", QuizDirective)
    app.add_css_file("quiz.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
