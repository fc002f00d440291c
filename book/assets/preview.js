/* Show what a link leads to, an equation, a figure, a term or a work cited, while the mouse or the focus rests on it.

   What there is to show stands in _static/previews.js (book/extensions/book_previews.py), loaded when first wanted. The
   preview stays while the mouse is on it or on its link, and goes with Escape. */
(() => {
  "use strict";
  const WAIT = 200; // milliseconds: the mouse only passes over most links
  const article = document.querySelector("article.bd-article");
  if (!article) return;
  const root = new URL(document.documentElement.dataset.content_root || "./", location.href);

  let loading = null;
  const previews = () => (loading ??= new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = new URL("_static/previews.js", root);
    script.onload = () => resolve(globalThis.bookPreviews);
    script.onerror = () => resolve({});
    document.head.append(script);
  }));

  const box = document.createElement("div");
  Object.assign(box, { id: "book-preview", className: "book-preview", hidden: true });
  box.setAttribute("role", "tooltip");
  let link = null; // the link whose target is shown, or will be
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    link?.removeAttribute("aria-describedby");
    box.hidden = true;
    link = null;
  };

  /* Below the link, or above where there is more room, and inside the window. */
  const place = () => {
    const [line] = link.getClientRects();
    box.style.maxHeight = `${Math.max(line.top, innerHeight - line.bottom) - 12}px`;
    const below = line.bottom + box.offsetHeight + 6 <= innerHeight || innerHeight - line.bottom > line.top;
    const left = Math.min(line.left, document.documentElement.clientWidth - box.offsetWidth - 8);
    box.style.left = `${scrollX + Math.max(8, left)}px`;
    box.style.top = `${scrollY + (below ? line.bottom + 4 : line.top - box.offsetHeight - 4)}px`;
  };

  /* Equations that are wider than the box become smaller: nobody scrolls in a preview. */
  const fit = () => {
    for (const wide of box.querySelectorAll("mjx-container[display]")) {
      const share = wide.clientWidth / wide.scrollWidth;
      if (share < 1) wide.parentElement.style.fontSize = `${Math.max(0.5, 0.97 * share)}em`;
    }
  };

  const show = async (wanted) => {
    const html = (await previews())[decodeURI(wanted.href).slice(root.href.length)];
    if (!html || link !== wanted) return;
    box.innerHTML = html.replaceAll('src="_images/', `src="${new URL("_images/", root)}`);
    for (const inner of box.querySelectorAll("a[href]")) inner.href = new URL(inner.getAttribute("href"), wanted.href);
    box.hidden = false;
    await globalThis.MathJax?.typesetPromise?.([box]);
    await Promise.all([...box.querySelectorAll("img")].map((image) => image.decode().catch(() => {})));
    if (link !== wanted) return;
    fit();
    place();
    wanted.setAttribute("aria-describedby", box.id);
  };

  const rest = (event) => {
    const over = event.target.closest?.("a[href*='#']:not(.headerlink)");
    if (!over || over === link || !over.href.startsWith(root.href)) return;
    hide();
    link = over;
    timer = setTimeout(show, WAIT, over);
  };
  const leave = (event) => {
    const to = event.relatedTarget;
    if (link && !box.contains(to) && !link.contains(to)) hide();
  };

  article.addEventListener("mouseover", rest);
  article.addEventListener("focusin", rest);
  for (const place of [article, box]) place.addEventListener("mouseout", leave);
  article.addEventListener("focusout", leave);
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.body.append(box);
})();
