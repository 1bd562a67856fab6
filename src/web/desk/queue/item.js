/* The form of an item: helps with Markdown, shows how it will look in the mail, and makes large photos smaller. Without it everything works but these. */
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

  /* A photo with more pixels than any mail shows is made smaller here: it is sent sooner, and the service takes no larger ones. */
  const enough = 6e6;
  const upload = field("upload");
  upload.addEventListener("change", async () => {
    const file = upload.files[0];
    const photo = file && (await createImageBitmap(file).catch(() => null));
    const scale = photo ? Math.sqrt(enough / (photo.width * photo.height)) : 1;
    if (scale >= 1) return;
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(photo.width * scale);
    canvas.height = Math.ceil(photo.height * scale);
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = "high";
    context.drawImage(photo, 0, 0, canvas.width, canvas.height);
    photo.close();
    canvas.toBlob((blob) => {
      if (!blob || upload.files[0] !== file) return;
      const files = new DataTransfer();
      files.items.add(new File([blob], file.name, { type: blob.type }));
      upload.files = files.files;
    }, "image/jpeg", 0.9);
  });

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
