/* The page of an issue on its way, kept up to date while it is open: the server sends what it shows whenever that changes.
 * Without it one reloads. Nothing moves but what has changed, and nobody loses their place. */
(() => {
  "use strict";
  const way = document.querySelector("[data-events]");
  if (!way || !window.EventSource) return;
  const said = document.querySelector("[data-said]");
  const note = way.querySelector("[data-note]");
  const without = note && note.textContent;
  const part = (root, name) => root.querySelector(`[data-part="${name}"]`);

  /* What tells a link, a button or a fold from others, also after its part was replaced. */
  const name = (element) => {
    const form = element.closest("form");
    const card = element.closest("li");
    return element.id || element.getAttribute("href") || (form && form.getAttribute("action")) || (card && card.querySelector("h3")?.textContent);
  };
  const folds = (root) => [...root.querySelectorAll("details")];
  const reachable = (root) => [...root.querySelectorAll("a, button, summary")];

  const replace = (old, fresh) => {
    const here = old.contains(document.activeElement) && old !== document.activeElement ? document.activeElement : null;
    const place = here && { tag: here.tagName, name: name(here) };
    const open = folds(old).filter((fold) => fold.open).map(name);
    old.replaceChildren(...fresh.childNodes);
    for (const fold of folds(old)) fold.open = open.includes(name(fold));
    if (!place) return;
    const same = reachable(old).find((element) => element.tagName === place.tag && name(element) === place.name);
    old.tabIndex = -1;
    (same || old).focus({ preventScroll: true });
  };

  /* Who listens hears how far it is four times a minute at most, and at once where it stands when that changes. */
  const PAUSE = 15000;
  let spoken = Date.now();
  const say = (text) => {
    said.textContent = text;
    spoken = Date.now();
  };

  const known = new Map();
  const show = (html) => {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const changed = new Set();
    for (const old of way.querySelectorAll("[data-part]")) {
      const key = old.dataset.part;
      const other = part(fresh, key);
      if (!other) continue;
      const text = other.innerHTML;
      const before = known.get(key) ?? old.innerHTML;
      known.set(key, text);
      if (before === text) continue;
      changed.add(key);
      replace(old, other);
    }
    if (changed.has("state")) say(part(way, "state").querySelector(".lead").textContent);
    else if (changed.has("figures") && Date.now() - spoken >= PAUSE) say(part(way, "figures").querySelector("h2").textContent);
  };

  const source = new EventSource(way.dataset.events);
  const tell = (text) => { if (note && note.textContent !== text) note.textContent = text; };
  source.addEventListener("open", () => tell(note?.dataset.on));
  source.addEventListener("error", () => tell(without));
  source.addEventListener("way", (event) => show(event.data));
  source.addEventListener("last", (event) => {
    source.close();
    show(event.data);
    note?.remove();
  });
})();
