/* The form of an item: keeps what is typed until it is saved, helps with Markdown, and shows how it will look in the mail.
 * Without it everything works but these three. What is kept stays in this browser. */
(() => {
  "use strict";
  const shelf = (name) => `rondbrief-item:${name}`;
  const keep = (name, values) => { try { localStorage.setItem(shelf(name), JSON.stringify(values)); } catch { /* full, or forbidden */ } };
  const drop = (name) => { try { localStorage.removeItem(shelf(name)); } catch { /* forbidden */ } };
  const kept = (name) => { try { return JSON.parse(localStorage.getItem(shelf(name))); } catch { return null; } };

  const saved = document.querySelector("[data-saved]");
  if (saved) drop(saved.dataset.saved);

  const form = document.querySelector("form[data-name]");
  if (!form) return;
  const { name } = form.dataset;
  const field = (key) => form.elements.namedItem(key);

  /* The token and the id belong to this page; the version says what the words were based on. */
  const values = () => {
    const all = Object.fromEntries(new FormData(form));
    delete all.token;
    delete all.id;
    delete all.upload;
    return all;
  };
  const words = ({ version, ...all }) => JSON.stringify(Object.entries(all).map(([key, text]) => [key, text.replaceAll("\r\n", "\n")]).sort());

  const offer = document.getElementById("kept");
  const before = kept(name);
  if (before && "typed" in form.dataset === false) {
    if (words(before) === words(values())) drop(name);
    else offer.hidden = false;
  }
  const settled = () => { offer.hidden = true; field("kind").focus(); };
  offer.querySelector("[data-kept=restore]").addEventListener("click", () => {
    for (const input of form.elements) {
      if (input.type === "checkbox") input.checked = input.name in before;
      else if (input.name in before) input.value = before[input.name];
    }
    settled();
    changed();
  });
  offer.querySelector("[data-kept=discard]").addEventListener("click", () => { drop(name); settled(); });

  /* Markdown, put in as if typed, so that the browser can undo it. */
  const area = field("body");
  const type = (text, from, to) => {
    area.focus();
    if (!document.execCommand("insertText", false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.setSelectionRange(from, to);
    changed();
  };
  const around = (open, close, otherwise) => {
    const { selectionStart: start, selectionEnd: end, value } = area;
    const chosen = value.slice(start, end) || otherwise;
    type(open + chosen + close, start + open.length, start + open.length + chosen.length);
  };
  const lines = (mark) => {
    const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
    area.setSelectionRange(start, area.selectionEnd);
    const text = area.value.slice(start, area.selectionEnd).replace(/^/gm, mark);
    type(text, start + text.length, start + text.length);
  };
  const tools = {
    bold: (word) => around("**", "**", word),
    italic: (word) => around("*", "*", word),
    link: (word) => around("[", "](https://)", word),
    heading: () => lines("### "),
    list: () => lines("- "),
  };
  for (const button of form.querySelectorAll("[data-tool]")) {
    button.addEventListener("click", () => tools[button.dataset.tool](button.textContent.toLowerCase()));
  }

  /* An event's fields are for events; what was typed in them stays in sight. */
  const event = document.getElementById("event");
  const sort = () => {
    const filled = [...event.querySelectorAll("input")].some((input) => (input.type === "checkbox" ? input.checked : input.value));
    event.hidden = field("kind").value !== "event" && !filled;
  };

  /* Each look is a new frame: it adds nothing to the browser's history, and the old one stays until the new one is there. */
  const sight = document.getElementById("sight");
  const button = document.getElementById("preview");
  let looks = 0;
  const look = () => {
    if (!sight.offsetParent) return;
    const frame = document.createElement("iframe");
    frame.className = "mail coming";
    frame.name = `look-${++looks}`;
    frame.title = sight.dataset.title;
    frame.setAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
    sight.append(frame);
    frame.addEventListener("load", () => {
      for (const old of sight.querySelectorAll("iframe")) if (old !== frame) old.remove();
      frame.classList.remove("coming");
    });
    button.formTarget = frame.name;
    form.requestSubmit(button);
    button.formTarget = "_blank";
  };

  let soon;
  const changed = () => {
    keep(name, values());
    sort();
    clearTimeout(soon);
    soon = setTimeout(look, 600);
  };
  form.addEventListener("input", changed);
  if ("typed" in form.dataset) keep(name, values());
  sort();
  look();
  addEventListener("resize", () => { if (!sight.childElementCount) look(); });
})();
