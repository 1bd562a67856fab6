/* The queue: a menu closes by Escape, and when one goes on elsewhere; where the keyboard is, one hears what was done; and items can
 * be dragged. Without it a menu closes by its own button, and the arrows move items. */
(() => {
  "use strict";
  const flash = document.querySelector(".flash p");
  const here = document.querySelector(":is(button, summary):target");
  if (flash && here) {
    flash.id = "said";
    here.setAttribute("aria-describedby", "said");
  }

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

  /* It posts what the arrows post: the item that was dragged, and beside which other one of its section. */
  let dragged;
  for (const card of document.querySelectorAll(".item:has(.arrow)")) {
    card.draggable = true;
    card.addEventListener("dragstart", () => { dragged = card; });
    card.addEventListener("dragover", (event) => {
      if (dragged && dragged !== card && dragged.parentElement === card.parentElement) event.preventDefault();
    });
    card.addEventListener("drop", (event) => {
      event.preventDefault();
      const { top, height } = card.getBoundingClientRect();
      const arrow = dragged.querySelector(event.clientY < top + height / 2 ? "[id^=up-]" : "[id^=down-]");
      arrow.value = card.id.replace("item-", "");
      arrow.disabled = false;
      arrow.form.requestSubmit(arrow);
    });
  }
})();
