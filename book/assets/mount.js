/* Bring the widgets of a static page to life: no kernel, no network, also from file://.

   A widget's output holds its state as JSON, its ES module as inert text, and a still picture. Browsers refuse module
   scripts on file:// pages, so the text is imported through a Blob URL; the still picture gives way once it runs. */
(() => {
  "use strict";
  const modules = new Map(); // module text: its import, shared by all widgets of a kind

  const load = (text) => {
    if (!modules.has(text)) {
      const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
      modules.set(text, import(url).finally(() => URL.revokeObjectURL(url)));
    }
    return modules.get(text);
  };

  /* What a widget needs of an anywidget model; here it only remembers and tells. */
  const remember = (state) => {
    const listeners = new Map();
    const heard = (name) => listeners.get(name) ?? listeners.set(name, new Set()).get(name);
    return {
      get: (name) => state[name],
      set: (name, value) => {
        if (Object.is(state[name], value)) return;
        state[name] = value;
        for (const listener of [...heard(`change:${name}`)]) listener();
      },
      on: (name, listener) => heard(name).add(listener),
      off: (name, listener) => heard(name).delete(listener),
      save_changes: () => {},
    };
  };

  const mount = async (host) => {
    const [state, source] = ["state", "module"].map((part) => host.querySelector(`script[data-${part}]`).textContent);
    const widget = (await load(source)).default;
    const el = document.createElement("div");
    const still = host.querySelector("[data-still]");
    still.hidden = true;
    host.append(el);
    try {
      await widget.render({ model: remember(JSON.parse(state)), el });
      still.remove();
    } catch (error) {
      el.remove();
      still.hidden = false;
      throw error;
    }
  };

  for (const host of document.querySelectorAll("[data-widget]")) mount(host);
})();
