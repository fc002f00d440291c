/* What is wider than the page scrolls in a box of its own; make each such box a stop of the Tab key, so that the arrow
   keys scroll it. Equations change their width when they are set, and all boxes change it with the window. */
(() => {
  "use strict";
  const BOXES = "mjx-container[display], .math, .pst-scrollable-table-container, .cell_output, .output, pre, .quiz-answer";
  const mark = () => {
    for (const box of document.querySelectorAll(BOXES)) {
      const scrolls = box.scrollWidth > box.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(box).overflowX);
      if (scrolls && !box.hasAttribute("tabindex")) box.setAttribute("tabindex", "0");
      else if (!scrolls && box.dataset.reach) box.removeAttribute("tabindex");
      else continue;
      box.dataset.reach = scrolls ? "yes" : "";
    }
    document.documentElement.dataset.reached = String(innerWidth); // who waits for this knows for which width it is done
  };
  addEventListener("load", async () => {
    await globalThis.MathJax?.startup?.promise;
    mark();
    let timer = 0;
    new ResizeObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(mark, 200);
    }).observe(document.body);
  });
})();
