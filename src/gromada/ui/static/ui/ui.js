// What no page can do without a script, and every page works without: saying that
// something sent by htmx did not arrive, and taking the focus to what must be read.

function say(name) {
  const words = document.querySelector(`template[data-message="${name}"]`);
  const place = document.getElementById("messages");
  if (!words || !place) return;
  place.replaceChildren(words.content.cloneNode(true));
  place.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:responseError", () => say("failed"));
document.addEventListener("htmx:sendError", () => say("failed"));
document.addEventListener("htmx:timeout", () => say("failed"));
document.addEventListener("DOMContentLoaded", () => {
  document.querySelector(".error-summary")?.focus();
});
