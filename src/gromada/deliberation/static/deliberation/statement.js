// How many characters are left, counted as the server counts them.
(() => {
  const text = document.getElementById("id_text");
  const left = document.getElementById("statement-left");
  if (!text || !left) return;
  const most = Number(left.dataset.most);
  const show = () => {
    const said = text.value.normalize("NFC").trim().replace(/\s+/gu, " ");
    const rest = most - [...said].length;
    left.textContent = `${rest < 0 ? left.dataset.over : left.dataset.left} ${Math.abs(rest)}`;
    left.hidden = false;
  };
  text.addEventListener("input", show);
  show();
})();
