"""The backpropagation widget in a browser: every number of every step is course_lib's, with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page

from course_lib.maths.losses import squared_error
from course_lib.models import worked_example
from course_lib.nn import Linear, Sequential, Sigmoid, Trace, trace
from course_lib.optim import SGD
from course_lib.viz.backpropagation_widget import LAST, BackpropagationWidget, backpropagation_widget
from tests.book.mounting import imported, opened
from tests.book.test_accessibility import violations

COMPUTE = "(given) => globalThis.widget.backpropagate(given)"
PARAMETERS = ("W1", "b1", "W2", "b2")


def passed(given: dict[str, Any]) -> tuple[Trace, list[np.ndarray], list[np.ndarray], float]:
    """What course_lib makes of `given`: the trace, the gradients, the new parameters, and the loss that they give."""
    W1, b1, W2, b2 = (np.array(given[name], float) for name in PARAMETERS)
    network = Sequential([Linear(W1, b1), Sigmoid(), Linear(W2, b2), Sigmoid()])
    X, Y = np.array([given["x"]], float), np.array([given["y"]], float)
    seen = trace(network, squared_error, X, Y)
    gradients = [param.grad.copy() for param in network.params]
    SGD(network.params, learning_rate=given["alpha"]).step()
    after = squared_error(network.forward(X, training=False), Y)[0]
    return seen, gradients, [param.value for param in network.params], after


def check_numbers(page: Page, given: dict[str, Any]) -> None:
    found = page.evaluate(COMPUTE, given)
    seen, gradients, after_step, after = passed(given)
    for name, ours in zip(("v", "h", "z", "yHat"), seen.values[1:], strict=True):
        np.testing.assert_allclose(found[name], ours[0], rtol=1e-12, atol=1e-15, err_msg=name)
    for name, ours in zip(("dV", "dH", "dZ", "dYHat"), seen.gradients[1:], strict=True):
        np.testing.assert_allclose(found[name], ours[0], rtol=1e-12, atol=1e-15, err_msg=name)
    for name, gradient, value in zip(PARAMETERS, gradients, after_step, strict=True):
        np.testing.assert_allclose(found["gradients"][name], gradient, rtol=1e-12, atol=1e-15, err_msg=name)
        np.testing.assert_allclose(found["next"][name], value, rtol=1e-12, atol=1e-15, err_msg=name)
    np.testing.assert_allclose([found["loss"], found["after"]], [seen.loss, after], rtol=1e-12)


def lecture() -> dict[str, Any]:
    network, (X, Y) = worked_example()
    named = zip(PARAMETERS, (param.value.tolist() for param in network.params), strict=True)
    return {"x": X[0].tolist(), "y": Y[0].tolist(), **dict(named), "alpha": 1.0}


def check_random(page: Page) -> None:
    rng = np.random.default_rng(12)
    check_numbers(page, lecture())
    for _ in range(20):
        sizes = {"x": 3, "y": 2, "W1": (3, 3), "b1": 3, "W2": (3, 2), "b2": 2}
        drawn = {name: (3 * rng.standard_normal(shape)).tolist() for name, shape in sizes.items()}
        check_numbers(page, {**drawn, "alpha": float(rng.uniform(0, 5))})


@pytest.fixture(scope="module")
def module(browser: Browser) -> Iterator[Page]:
    page = imported(browser, BackpropagationWidget.module())
    yield page
    page.close()


def test_javascript_computes_what_the_library_computes(module: Page) -> None:
    check_random(module)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("sum + dZ[j] * w, 0", "sum + w, 0"),
        ("const slopeV = h.map((out) => out * (1 - out))", "const slopeV = h.map(() => 1)"),
        ("dYHat = yHat.map((out, j) => out - y[j])", "dYHat = yHat.map((out, j) => y[j] - out)"),
        ("W2: outer(h, dZ)", "W2: outer(h, dYHat)"),
        ("w - alpha * slope)", "w + alpha * slope)"),
        ("sum + 0.5 * (out - y[j]) ** 2", "sum + (out - y[j]) ** 2"),
        ("forwardPass({ ...given, ...next })", "forwardPass({ ...given, W2: next.W2 })"),
    ],
)
def test_planted_bug_in_the_steps_is_caught(right: str, wrong: str, browser: Browser) -> None:
    broken = imported(browser, BackpropagationWidget.module(), right, wrong)
    with pytest.raises(AssertionError):
        check_random(broken)
    broken.close()


def _opened(browser: Browser, *, right: str = "", wrong: str = "", **options: Any) -> Locator:
    network, (X, Y) = worked_example()
    seen = trace(network, squared_error, X, Y)
    parameters = [param.value for param in network.params]
    made = backpropagation_widget(seen.values, seen.gradients, parameters, Y, **options)
    return opened(browser, made, right, wrong, height=900)


@pytest.fixture
def widget(browser: Browser) -> Iterator[Locator]:
    found = _opened(browser)
    yield found
    found.page.close()


def typed(widget: Locator) -> dict[str, Any]:
    """What the fields hold, and what the tables say of the weights."""
    fields = [float(field.input_value()) for field in widget.locator(".fields input").all()]
    tables = {}
    for layer in (1, 2):
        rows = widget.locator(f".layer-{layer} tbody tr").all()
        cells = [[float(cell.inner_text().replace("−", "-")) for cell in row.locator(".w").all()] for row in rows]
        tables |= {f"W{layer}": cells[:-1], f"b{layer}": cells[-1]}
    return {"x": fields[:3], "y": fields[3:5], "alpha": fields[6], **tables}


def exact(widget: Locator, selector: str) -> list[float]:
    return [float(shape.get_attribute("data-exact") or "nan") for shape in widget.locator(selector).all()]


def assert_right(widget: Locator) -> None:
    """Every number that the widget shows at its step is the library's, and none is shown before its step."""
    step = int(widget.locator("input[type=range]").input_value())
    given = typed(widget)
    seen, gradients, after_step, after = passed(given)
    expected = {"loss": ([seen.loss], 5), "after": ([after], LAST)}
    rows = zip(("v", "h", "z", "yHat"), ("dV", "dH", "dZ", "dYHat"), seen.values[1:], seen.gradients[1:], strict=True)
    for (name, slope, value, gradient), (first, then) in zip(rows, ((1, 10), (2, 9), (3, 7), (4, 6)), strict=True):
        expected |= {name: (value[0], first), slope: (gradient[0], then)}
    for name, (numbers, first) in expected.items():
        drawn = exact(widget, f'text[data-name="{name}"], text[data-name^="{name}-"]')
        np.testing.assert_allclose(drawn, numbers if step >= first else [], rtol=1e-12, err_msg=f"{name}, step {step}")
    for layer, first in ((1, 11), (2, 8)):
        slopes = np.vstack([gradients[2 * layer - 2], gradients[2 * layer - 1]]).ravel()
        following = np.vstack([after_step[2 * layer - 2], after_step[2 * layer - 1]]).ravel()
        drawn = exact(widget, f".layer-{layer} .slope"), exact(widget, f".layer-{layer} .next")
        np.testing.assert_allclose(drawn[0], slopes if step >= first else [], rtol=1e-12)
        np.testing.assert_allclose(drawn[1], following if step == LAST else [], rtol=1e-12)


def test_every_step_shows_the_librarys_numbers_and_only_those_known_by_then(widget: Locator) -> None:
    results = []
    for step in range(LAST + 1):
        assert int(widget.locator("input[type=range]").input_value()) == step
        assert widget.locator(".title").inner_text().startswith(f"{step}.")
        assert_right(widget)
        results += exact(widget, ".result")
        if step < LAST:
            widget.get_by_role("button", name="Next →").click()
    assert widget.get_by_role("button", name="Next →").is_disabled()
    seen, gradients, after_step, _ = passed(lecture())
    ours = [0.35, *(float(v[0, u]) for v, u in zip(seen.values[1:], (1, 1, 0, 0), strict=True)), seen.loss]
    back = [(4, 0), (3, 0)], [(2, 1), (1, 1)]
    ours += [float(seen.gradients[place][0, unit]) for place, unit in back[0]] + [gradients[2][1, 0]]
    ours += [float(seen.gradients[place][0, unit]) for place, unit in back[1]] + [
        gradients[0][0, 1],
        after_step[2][1, 0],
    ]
    np.testing.assert_allclose(results, ours, rtol=1e-12)


def test_the_chain_rule_reads_as_in_the_lecture(browser: Browser) -> None:
    widget = _opened(browser, step=8)
    assert "−0.1391 · 0.1819 · 0.6019 = −0.0152" in widget.locator(".working").inner_text()
    widget.locator("input[type=range]").press("End")
    text = widget.locator(".working").inner_text()
    assert "0.35 − 1 · (−0.0152) = 0.3652" in text
    assert "L falls from 0.0478 to" in text
    widget.page.close()


@pytest.mark.parametrize("follow", ["W1,2,0", "b1,1", "W2,2,1", "b2,1"])
def test_any_weight_and_bias_can_be_followed(follow: str, browser: Browser) -> None:
    widget = _opened(browser, step=LAST, follow=follow)
    _, gradients, after_step, _ = passed(lecture())
    where, *indices = follow.split(",")
    entry = tuple(map(int, indices))
    slope = gradients[PARAMETERS.index(where)][entry]
    assert exact(widget, ".result") == pytest.approx([after_step[PARAMETERS.index(where)][entry]], rel=1e-12)
    slider = widget.locator("input[type=range]")
    slider.fill("11" if where.endswith("1") else "8")
    assert exact(widget, ".result") == pytest.approx([slope], rel=1e-12)
    widget.page.close()


def test_any_number_can_be_changed_and_all_others_follow(widget: Locator) -> None:
    widget.locator("input[type=range]").fill(str(LAST))
    for place, number in enumerate((0.5, -1.25, 0.3, 0.1, 0.95, -0.8, 2.5)):
        widget.locator(".fields input").nth(place).fill(str(number))
        assert_right(widget)
    assert typed(widget)["W2"][1][0] == -0.8
    before = typed(widget)
    widget.locator(".fields input").first.fill("")
    assert exact(widget, 'text[data-name="x-0"]') == [0.5], "an empty field changes nothing"
    widget.locator(".fields input").first.fill("0.5")
    assert typed(widget) == before


def test_keyboard_walks_and_chooses(widget: Locator) -> None:
    keys = widget.page.keyboard
    widget.locator("input[type=range]").focus()
    keys.press("ArrowRight")
    assert_right(widget)
    keys.press("Tab")
    keys.press("Home")
    assert widget.locator("select").input_value() == "W1,0,0"
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Enter")
    assert widget.locator("input[type=range]").input_value() == "2"
    keys.press("Shift+Tab")
    keys.press("Space")
    assert widget.locator("input[type=range]").input_value() == "1"
    assert_right(widget)


def test_mouse_follows_the_line_that_it_clicks(widget: Locator) -> None:
    line = widget.locator("line.hit").nth(9 + 4)  # of the second layer, from the third hidden unit to the first output
    ends = [float(line.get_attribute(name) or "nan") for name in ("x1", "y1", "x2", "y2")]
    box = widget.locator("svg").bounding_box()
    assert box is not None
    scale = box["width"] / float((widget.locator("svg").get_attribute("viewBox") or "").split()[2])
    share = 0.93  # near the output, where lines from different units lie apart from each other
    x, y = (ends[k] + share * (ends[k + 2] - ends[k]) for k in (0, 1))
    widget.page.mouse.click(box["x"] + x * scale, box["y"] + y * scale)
    assert widget.locator("select").input_value() == "W2,2,0"
    assert widget.locator("line.edge.follow").count() == 1


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("[`v${low(j)}`, `v-${j}`, found.v[j], 1]", "[`v${low(j)}`, `v-${j}`, found.h[j], 1]"),
        ("if (from > step) return;", ""),
        ("found.gradients[W][i], found.next[W][i]", "found.next[W][i], found.next[W][i]"),
        ("const known = step >= (layer === 2 ? 8 : 11);", "const known = true;"),
    ],
)
def test_planted_bug_in_the_picture_is_caught(right: str, wrong: str, browser: Browser) -> None:
    broken = _opened(browser, right=right, wrong=wrong, step=5)
    with pytest.raises(AssertionError):
        _walk_to_the_end(broken)
    broken.page.close()


def _walk_to_the_end(widget: Locator) -> None:
    for step in range(5, LAST + 1):
        widget.locator("input[type=range]").fill(str(step))
        assert_right(widget)


def test_arrow_keys_do_not_reach_the_surroundings(widget: Locator) -> None:
    page = widget.page
    page.evaluate("() => { globalThis.heard = []; addEventListener('keydown', (event) => heard.push(event.key)); }")
    widget.locator("input[type=range]").focus()
    for key in ("ArrowRight", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("() => globalThis.heard") == ["Tab"]


def test_screen_reader_hears_the_step_and_its_sum(widget: Locator) -> None:
    widget.locator("input[type=range]").fill("8")
    status = widget.locator("[role=status]")
    status.filter(has_text="= −0.0152").wait_for(state="attached")
    assert status.inner_text().startswith("8. Back: the gradients of the second layer")


def test_axe_finds_nothing_wrong_and_a_telephone_needs_no_scrolling(widget: Locator) -> None:
    widget.locator("input[type=range]").fill(str(LAST))
    assert violations(widget.page) == []
    widget.page.set_viewport_size({"width": 390, "height": 900})
    assert widget.page.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert violations(widget.page) == []
