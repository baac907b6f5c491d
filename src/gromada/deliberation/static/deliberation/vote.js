// Voting with the keys 1, 2 and 3, and no second answer from one double click.
// Without this script every button still works.
(() => {
  const QUIET_MS = 350;
  const keys = document.getElementById("vote-keys");
  let busy = false;
  let arrived = -Infinity;

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

  const isVote = (event) => event.detail.elt.matches("[data-vote]");

  // The next statement's buttons arrive under the finger: what follows at once is an echo.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!isVote(event)) return;
    if (busy || performance.now() - arrived < QUIET_MS) event.preventDefault();
    else busy = true;
  });

  document.addEventListener("htmx:afterSwap", () => {
    busy = false;
    arrived = performance.now();
  });

  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(failure, (event) => {
      if (!isVote(event)) return;
      busy = false;
      const message = document.getElementById("vote-failed");
      message.textContent = event.detail.elt.dataset.failed;
      message.hidden = false;
    });
  }
})();
