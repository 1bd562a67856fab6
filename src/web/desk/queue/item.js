/* The form of an item: helps with Markdown, and shows how it will look in the mail. Without it everything works but these two. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-keeps]");
  const field = (key) => form.elements.namedItem(key);

  /* Markdown, put in as if typed, so that the browser can undo it. */
  const area = field("body");
  const type = (text, from, to) => {
    area.focus();
    if (!document.execCommand("insertText", false, text)) {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
      form.dispatchEvent(new Event("input", { bubbles: true }));
    }
    area.setSelectionRange(from, to);
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

  /* The style sheet shows an event's fields for events; what was typed in them stays visible. */
  const event = document.getElementById("event");
  const sort = () => {
    const filled = [...event.querySelectorAll("input")].some((input) => (input.type === "checkbox" ? input.checked : input.value));
    event.classList.toggle("filled", filled);
  };

  /* Each look is a new frame: it adds nothing to the browser's history, and the old one stays until the new one is there. */
  const livePreview = document.getElementById("live-preview");
  const button = document.getElementById("preview");
  let looks = 0;
  const look = () => {
    if (!livePreview.offsetParent) return;
    const frame = document.createElement("iframe");
    frame.className = "mail coming";
    frame.name = `look-${++looks}`;
    frame.title = livePreview.dataset.title;
    frame.setAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
    livePreview.append(frame);
    frame.addEventListener("load", () => {
      for (const old of livePreview.querySelectorAll("iframe")) if (old !== frame) old.remove();
      frame.classList.remove("coming");
    });
    button.formTarget = frame.name;
    form.requestSubmit(button);
    button.formTarget = "_blank";
  };

  let soon;
  form.addEventListener("input", () => {
    sort();
    clearTimeout(soon);
    soon = setTimeout(look, 600);
  });
  sort();
  look();
  addEventListener("resize", () => { if (!livePreview.childElementCount) look(); });
})();
