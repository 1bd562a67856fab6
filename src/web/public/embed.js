/* Rondbrief's form in your page: <script src="https://…/embed.js" data-list="in-de-ggz" async></script>
 * The form appears after the script, or in an element with data-rondbrief="in-de-ggz", whose plain form it replaces.
 * It sets no cookie, stores nothing, and sends requests to no server but the one it came from. */
(() => {
  "use strict";
  const script = document.currentScript;
  const list = script?.dataset.list;
  if (!list) return;
  const service = new URL(".", script.src).href;
  const link = `${service}l/${encodeURIComponent(list)}`;
  const query = script.dataset.lang ? `?lang=${encodeURIComponent(script.dataset.lang)}` : "";

  const place = () => {
    const chosen = document.querySelector(`[data-rondbrief="${CSS.escape(list)}"]`);
    if (chosen) return chosen;
    const made = document.createElement("div");
    script.after(made);
    return made;
  };

  /* Without an answer the plain form stays; where there is none, a link to the form takes its place. */
  const giveUp = (spot) => {
    if (spot.childElementCount) return;
    const anchor = document.createElement("a");
    anchor.href = link + query;
    anchor.textContent = link;
    spot.append(anchor);
  };

  const dress = (root, css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  };

  const paragraph = (name, text) => {
    const made = document.createElement("p");
    made.className = name;
    made.textContent = text;
    return made;
  };

  const clear = (form) => {
    form.querySelectorAll(".error, .summary").forEach((told) => told.remove());
    for (const field of form.querySelectorAll("[aria-invalid]")) {
      field.removeAttribute("aria-invalid");
      const rest = (field.getAttribute("aria-describedby") ?? "").replace(/\s*\S+-error/, "");
      if (rest) field.setAttribute("aria-describedby", rest);
      else field.removeAttribute("aria-describedby");
    }
  };

  /* The error of a field is placed beside it; an error of no field is placed above the button. */
  const complain = (form, errors) => {
    clear(form);
    let first = null;
    for (const [name, text] of Object.entries(errors)) {
      const field = form.querySelector(`input:not([type=hidden])[name="${CSS.escape(name)}"]`);
      const told = paragraph("error", text);
      if (field) {
        told.id = `${name}-error`;
        field.before(told);
        field.setAttribute("aria-invalid", "true");
        field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${told.id}`.trim());
        first ??= field;
      } else {
        told.setAttribute("role", "alert");
        form.querySelector("button").before(told);
      }
    }
    (first ?? form.querySelector("button")).focus();
  };

  const thank = (form, status, title, message) => {
    form.remove();
    status.className = "sent embedded";
    status.append(paragraph("title", title), paragraph("text", message));
    status.focus();
  };

  const send = async (form) => {
    const response = await fetch(`${service}l/${encodeURIComponent(list)}/subscribe`, {
      method: "POST",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    });
    return { ok: response.ok, answer: await response.json() };
  };

  const listen = (form, status, parts) => {
    const button = form.querySelector("button");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (button.getAttribute("aria-disabled")) return;
      button.setAttribute("aria-disabled", "true");
      try {
        const { ok, answer } = await send(form);
        if (answer.form_token) form.elements.form_token.value = answer.form_token;
        if (ok) thank(form, status, parts.done, answer.message);
        else complain(form, answer.errors ?? { form: answer.message ?? parts.trouble });
      } catch {
        complain(form, { form: parts.trouble });
      }
      button.removeAttribute("aria-disabled");
    });
  };

  const show = (spot, parts) => {
    const host = document.createElement("div");
    host.lang = parts.lang;
    const root = host.attachShadow({ mode: "open" });
    dress(root, parts.css);
    const parsed = new DOMParser().parseFromString(parts.html, "text/html");
    const form = root.appendChild(parsed.querySelector("form"));
    form.classList.add("embedded");
    const status = root.appendChild(document.createElement("div"));
    status.setAttribute("role", "status");
    status.tabIndex = -1;
    listen(form, status, parts);
    spot.replaceChildren(host);
  };

  const start = async () => {
    const spot = place();
    try {
      const response = await fetch(`${service}embed/${encodeURIComponent(list)}/form.json${query}`, {
        credentials: "omit",
        referrerPolicy: "no-referrer",
      });
      if (!response.ok) throw new Error(response.statusText);
      show(spot, await response.json());
    } catch {
      giveUp(spot);
    }
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
