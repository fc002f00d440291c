"""Pictures: records in, figures and widgets out. Nothing here computes what it shows.

Importing this package imports neither matplotlib nor ipywidgets; the first use of a name does.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from course_lib.viz.activation_widget import activation_widget
    from course_lib.viz.activations import activation_curves, slope_histograms
    from course_lib.viz.backpropagation_widget import backpropagation_widget
    from course_lib.viz.boundaries import decision_boundaries
    from course_lib.viz.boundary_widget import boundary_widget
    from course_lib.viz.bowl_widget import bowl_widget
    from course_lib.viz.classes import confusion_table, digit_grid
    from course_lib.viz.credit import promised_and_real
    from course_lib.viz.descent import paths_on_surface, search_progress
    from course_lib.viz.differences import error_against_step
    from course_lib.viz.draw_digit_widget import draw_digit_widget
    from course_lib.viz.dropout_widget import dropout_widget
    from course_lib.viz.early_stopping_widget import early_stopping_widget
    from course_lib.viz.fields import nested_fields, stations
    from course_lib.viz.k_fold_widget import FoldRun, k_fold_widget
    from course_lib.viz.loss_widget import loss_widget
    from course_lib.viz.losses import error_against_width, fitted_lines, loss_curves, series_figure, weight_pictures
    from course_lib.viz.machine import buffer_occupancy, cycles_per_image, dram_traffic, roofline
    from course_lib.viz.machine_picture import machine_picture
    from course_lib.viz.networks import loss_along, network_picture
    from course_lib.viz.neurons import history_timeline, neuron_picture, through_the_hidden_layer
    from course_lib.viz.numbers import glue_numbers
    from course_lib.viz.optimisation import curve_panels, layer_histograms, surface_panels
    from course_lib.viz.paths_widget import paths_widget
    from course_lib.viz.perceptron_widget import perceptron_widget
    from course_lib.viz.pictures import colour_pictures, log_bars, weights_as_pictures
    from course_lib.viz.planes import fitted_line, fitted_plane, separating_lines
    from course_lib.viz.quantisation import before_and_after, position_sweep
    from course_lib.viz.quantisation_widget import quantisation_widget
    from course_lib.viz.regularisation import budget_shapes, error_lines, fit_panels, image_rows, run_spread
    from course_lib.viz.regularisation_widget import regularisation_widget
    from course_lib.viz.saturation import accuracy_against_bits, saturation_bars, saturation_histogram
    from course_lib.viz.scores import class_scores, fold_scores, roc_figure
    from course_lib.viz.searches import generations, halving_lines, search_maps
    from course_lib.viz.threshold_widget import threshold_widget
    from course_lib.viz.tiling_widget import tiling_widget
    from course_lib.viz.timeline import timeline
    from course_lib.viz.training import differences_by_step, learning_curve
    from course_lib.viz.validation import errors_by_setting

__all__ = [
    "FoldRun",
    "accuracy_against_bits",
    "activation_curves",
    "activation_widget",
    "backpropagation_widget",
    "before_and_after",
    "boundary_widget",
    "bowl_widget",
    "budget_shapes",
    "buffer_occupancy",
    "class_scores",
    "colour_pictures",
    "confusion_table",
    "curve_panels",
    "cycles_per_image",
    "decision_boundaries",
    "differences_by_step",
    "digit_grid",
    "dram_traffic",
    "draw_digit_widget",
    "dropout_widget",
    "early_stopping_widget",
    "error_against_step",
    "error_against_width",
    "error_lines",
    "errors_by_setting",
    "fit_panels",
    "fitted_line",
    "fitted_lines",
    "fitted_plane",
    "fold_scores",
    "generations",
    "glue_numbers",
    "halving_lines",
    "history_timeline",
    "image_rows",
    "k_fold_widget",
    "layer_histograms",
    "learning_curve",
    "log_bars",
    "loss_along",
    "loss_curves",
    "loss_widget",
    "machine_picture",
    "nested_fields",
    "network_picture",
    "neuron_picture",
    "paths_on_surface",
    "paths_widget",
    "perceptron_widget",
    "position_sweep",
    "promised_and_real",
    "quantisation_widget",
    "regularisation_widget",
    "roc_figure",
    "roofline",
    "run_spread",
    "saturation_bars",
    "saturation_histogram",
    "search_maps",
    "search_progress",
    "separating_lines",
    "series_figure",
    "slope_histograms",
    "stations",
    "surface_panels",
    "threshold_widget",
    "through_the_hidden_layer",
    "tiling_widget",
    "timeline",
    "weight_pictures",
    "weights_as_pictures",
]

_HOME = {
    "FoldRun": "k_fold_widget",
    "accuracy_against_bits": "saturation",
    "activation_curves": "activations",
    "activation_widget": "activation_widget",
    "backpropagation_widget": "backpropagation_widget",
    "before_and_after": "quantisation",
    "boundary_widget": "boundary_widget",
    "bowl_widget": "bowl_widget",
    "budget_shapes": "regularisation",
    "buffer_occupancy": "machine",
    "class_scores": "scores",
    "colour_pictures": "pictures",
    "confusion_table": "classes",
    "curve_panels": "optimisation",
    "cycles_per_image": "machine",
    "decision_boundaries": "boundaries",
    "differences_by_step": "training",
    "digit_grid": "classes",
    "dram_traffic": "machine",
    "draw_digit_widget": "draw_digit_widget",
    "dropout_widget": "dropout_widget",
    "early_stopping_widget": "early_stopping_widget",
    "error_against_step": "differences",
    "error_against_width": "losses",
    "error_lines": "regularisation",
    "errors_by_setting": "validation",
    "fit_panels": "regularisation",
    "fitted_line": "planes",
    "fitted_lines": "losses",
    "fitted_plane": "planes",
    "fold_scores": "scores",
    "generations": "searches",
    "glue_numbers": "numbers",
    "halving_lines": "searches",
    "history_timeline": "neurons",
    "image_rows": "regularisation",
    "k_fold_widget": "k_fold_widget",
    "layer_histograms": "optimisation",
    "learning_curve": "training",
    "log_bars": "pictures",
    "loss_along": "networks",
    "loss_curves": "losses",
    "loss_widget": "loss_widget",
    "machine_picture": "machine_picture",
    "nested_fields": "fields",
    "network_picture": "networks",
    "neuron_picture": "neurons",
    "paths_on_surface": "descent",
    "paths_widget": "paths_widget",
    "perceptron_widget": "perceptron_widget",
    "position_sweep": "quantisation",
    "promised_and_real": "credit",
    "quantisation_widget": "quantisation_widget",
    "regularisation_widget": "regularisation_widget",
    "roc_figure": "scores",
    "roofline": "machine",
    "run_spread": "regularisation",
    "saturation_bars": "saturation",
    "saturation_histogram": "saturation",
    "search_maps": "searches",
    "search_progress": "descent",
    "separating_lines": "planes",
    "series_figure": "losses",
    "slope_histograms": "activations",
    "stations": "fields",
    "surface_panels": "optimisation",
    "threshold_widget": "threshold_widget",
    "through_the_hidden_layer": "neurons",
    "tiling_widget": "tiling_widget",
    "timeline": "timeline",
    "weight_pictures": "losses",
    "weights_as_pictures": "pictures",
}


class _Package(ModuleType):
    """Keeps a function's name for the function, whoever imports the module of the same name, and whenever."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{_HOME[name]}")
    for other, home in _HOME.items():
        if home == _HOME[name]:
            globals()[other] = getattr(module, other)
    return globals()[name]
