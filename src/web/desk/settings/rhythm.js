// Of a rhythm, only the fields that count are shown; without this script all are, and each says when it counts.
"use strict";

const every = document.getElementById("every"), which = document.getElementById("which");

function shows(name, counts) {
  document.getElementById(name).closest(".field").hidden = !counts;
}

function look() {
  const weeks = every.value.includes("week"), fixed = !weeks && which.value === "day";
  shows("which", !weeks);
  shows("weekday", !fixed);
  shows("day", fixed);
}

for (const field of [every, which]) field.addEventListener("change", look);
look();
