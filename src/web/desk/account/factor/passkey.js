// Passkeys need a script: the browser makes them, and signs with them, when a page asks it to. Forms for passkeys are hidden
// until this script finds that the browser knows them.
"use strict";

function told(form) {
  form.querySelector("[role=alert]").hidden = false;
}

async function answer(form) {
  const token = new URLSearchParams({ token: form.elements.token.value });
  const response = await fetch(form.dataset.ask, { method: "POST", body: token });
  if (!response.ok) throw new Error(response.statusText);
  const { publicKey } = await response.json();
  if (form.dataset.passkey === "make") {
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) });
  }
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      form.elements.answer.value = JSON.stringify((await answer(form)).toJSON());
      form.submit();
    } catch {
      told(form);
      button.disabled = false;
      button.focus();
    }
  });
}
