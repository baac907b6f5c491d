// What no page can do without a script, and every page works without: saying that
// something sent by htmx did not arrive.

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
