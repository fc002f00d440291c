/* Paper is white: print in light mode, whatever the reader's mode. */
(() => {
  "use strict";
  const page = document.documentElement;
  let mode = null;
  addEventListener("beforeprint", () => {
    mode ??= page.dataset.theme;
    page.dataset.theme = "light";
  });
  addEventListener("afterprint", () => {
    page.dataset.theme = mode ?? page.dataset.theme;
    mode = null;
  });
})();
