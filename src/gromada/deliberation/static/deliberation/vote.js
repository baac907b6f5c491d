// Voting with the keys 1, 2 and 3, and no second answer from one double click.
// Without this script every button still works.
(() => {
  const QUIET_MS = 350;
  const keys = document.getElementById("vote-keys");
  let busy = false;
  let arrived = 0;

  if (keys) {
    keys.closest(".vote-keys").hidden = false;
    keys.checked = localStorage.getItem("vote-keys") !== "off";
    keys.addEventListener("change", () => {
      localStorage.setItem("vote-keys", keys.checked ? "on" : "off");
    });
  }

  const writing = (element) => element.matches("input:not([type=checkbox]), textarea, select");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if ((keys && !keys.checked) || writing(event.target)) return;
    const button = document.querySelector(`[data-vote] [data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    button.focus();
    button.click();
  });

  // The next statement's buttons arrive under the finger: what follows at once is an echo.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!event.target.matches("[data-vote]")) return;
    if (busy || performance.now() - arrived < QUIET_MS) event.preventDefault();
    else busy = true;
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    if (!event.target.matches("[data-vote]")) return;
    busy = false;
    if (event.detail.successful) return;
    const message = document.getElementById("vote-failed");
    message.textContent = event.target.dataset.failed;
    message.hidden = false;
  });

  document.addEventListener("htmx:afterSwap", () => {
    arrived = performance.now();
  });
})();
