/* Keeps what is typed in a form until it is saved: in this browser, for the editor who typed it. What others left is dropped.
 * It runs before the page is painted, so that the offer to go on moves nothing. Without it nothing is kept. */
(() => {
  "use strict";
  const { who, name } = document.currentScript.dataset;
  const shelf = (of) => `rondbrief-kept:${who}:${of}`;
  const store = (act) => { try { return act(localStorage); } catch { return null; /* full, or forbidden */ } };
  const keep = (all, sent) => store((it) => it.setItem(shelf(name), JSON.stringify({ all, sent })));
  const drop = (of) => store((it) => it.removeItem(shelf(of)));
  const kept = (of) => store((it) => JSON.parse(it.getItem(shelf(of))));
  const offer = (is) => document.documentElement.classList.toggle("offers", is);

  store((it) => {
    for (const key of Object.keys(it)) if (key.startsWith("rondbrief-") && !key.startsWith(shelf(""))) it.removeItem(key);
  });
  let before = name ? kept(name) : null;
  offer(Boolean(before) && !before.sent);

  /* The token and the id belong to one page; the version says what the words were based on. */
  const values = (form) => {
    const { token, id, ...all } = Object.fromEntries([...new FormData(form)].filter(([, text]) => typeof text === "string"));
    return all;
  };
  /* What was typed, as one text: a choice alone, such as of a kind, is nothing typed. */
  const words = (form, { version, ...all }) => {
    const is = ([key]) => !form.querySelector(`[type=radio][name="${CSS.escape(key)}"]`);
    return JSON.stringify(Object.entries(all).filter(is).map(([key, text]) => [key, text.replaceAll("\r\n", "\n")]).sort());
  };
  const fill = (form, all) => {
    for (const input of form.elements) {
      if (input.type === "checkbox") input.checked = input.name in all;
      else if (input.type === "radio") input.checked = all[input.name] === input.value;
      else if (input.type !== "file" && input.name in all) input.value = all[input.name];
      const fold = input.closest("details");
      if (fold && input.value) fold.open = true;
    }
  };

  const begin = (form) => {
    const [fresh, came] = [words(form, values(form)), "typed" in form.dataset];
    if (before && ((before.sent && came) || words(form, before.all) === fresh)) {
      before = null;
      drop(name);
    }
    offer(Boolean(before));
    if (came && !before) keep(values(form), false);

    const note = form.querySelector("[data-kept=note]");
    form.addEventListener("input", () => {
      if (before) return;
      const is = came || words(form, values(form)) !== fresh;
      if (is) keep(values(form), false);
      else drop(name);
      note.textContent = is ? note.dataset.text : "";
    });
    form.addEventListener("submit", ({ submitter }) => {
      if (!before && !submitter?.formTarget) keep(values(form), true);
    });
    const settle = (left) => {
      before = left;
      offer(Boolean(left));
      form.dispatchEvent(new Event("input", { bubbles: true }));
      form.querySelector("input:not([type=hidden], [type=radio]), textarea").focus();
    };
    /* What was typed under the offer is offered in its turn. */
    document.querySelector("[data-kept=restore]").addEventListener("click", () => {
      const [{ all }, mine] = [before, values(form)];
      fill(form, all);
      settle(words(form, mine) === fresh ? null : { all: mine });
    });
    document.querySelector("[data-kept=discard]").addEventListener("click", () => {
      drop(name);
      settle(null);
    });
  };

  addEventListener("DOMContentLoaded", () => {
    const saved = document.querySelector("[data-saved]");
    if (saved && kept(saved.dataset.saved)?.sent) drop(saved.dataset.saved);
    const form = document.querySelector("form[data-keeps]");
    if (form && name) begin(form);
  });
})();
