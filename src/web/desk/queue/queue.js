/* The queue: a menu closes by Escape, and when one goes on elsewhere. Without it, it closes by its own button. */
(() => {
  "use strict";
  const opened = () => document.querySelector("details.more[open]");
  addEventListener("keydown", (event) => {
    const menu = opened();
    if (event.key !== "Escape" || !menu) return;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  });
  addEventListener("click", (event) => {
    const menu = opened();
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
})();
