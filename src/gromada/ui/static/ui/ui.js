// What no page can do without a script, and every page works without: saying that
// something sent by htmx did not arrive, and closing the menu by itself.

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

// The menu of the header closes on Escape, and when the reader goes on elsewhere.
document.addEventListener("keydown", (event) => {
  const menu = document.querySelector(".header__menu[open]");
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
for (const moved of ["click", "focusin"]) {
  document.addEventListener(moved, (event) => {
    const menu = document.querySelector(".header__menu[open]");
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
}
