// Passkeys: shows the forms that need one, asks the device, and sends its answer.
(function () {
  "use strict";
  const isNumber = /^[\d.]+$|:/.test(location.hostname.replace(/^\[|\]$/g, ""));
  const works = window.PublicKeyCredential && window.webauthnJSON && !isNumber;
  if (!works) return;

  for (const part of document.querySelectorAll("[data-passkey-part]")) part.hidden = false;
  for (const excuse of document.querySelectorAll("[data-passkey-missing]")) excuse.hidden = true;

  const optionsOnPage = () => JSON.parse(document.getElementById("passkey-options").textContent);
  const ask = {
    async add() {
      const options = optionsOnPage().creation_options;
      // a key that the device keeps and locks, so that it can sign in by itself
      Object.assign(options.publicKey.authenticatorSelection, {
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      });
      return window.webauthnJSON.create(options);
    },
    async use() {
      return window.webauthnJSON.get(optionsOnPage().request_options);
    },
    async "sign-in"(form) {
      const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error("The site gave no challenge.");
      return window.webauthnJSON.get((await answer.json()).request_options);
    },
  };
  const problems = { NotAllowedError: "declined", AbortError: "declined", InvalidStateError: "known" };

  function show(form, problem) {
    for (const message of form.querySelectorAll("[data-passkey-problem]")) {
      message.hidden = message.dataset.passkeyProblem !== problem;
    }
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      show(form, "");
      try {
        const credential = await ask[form.dataset.passkey](form);
        form.elements.credential.value = JSON.stringify(credential);
      } catch (error) {
        show(form, problems[error.name] || "failed");
        return;
      }
      form.submit();
    });
  }
})();
