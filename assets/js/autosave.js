// Saves an answer as it is given. <form data-autosave data-autosave-url="…"> holds components/save_line.html,
// whose <template data-save-state="saving|saved|failed|closed"> carry every word shown.
// The server answers 200 {"saved_at": "12:03"}, or 409 {"message": "…", "redirect": "…"} when the attempt is closed.

class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-save-status]");
    this.alert = form.querySelector("[data-save-alert]");
    this.isSaving = this.isChanged = this.isClosed = false;
    form.addEventListener("change", () => this.save());
    form.addEventListener("click", (event) => event.target.closest("[data-save-retry]") && this.save());
    form.addEventListener("submit", () => (this.isLeaving = true));
    window.addEventListener("beforeunload", (event) => this.hasUnsaved() && event.preventDefault());
  }

  hasUnsaved() {
    return this.hasFailed && !this.isLeaving;
  }

  // One request at a time; what changes meanwhile goes with the next, so the last answer is saved last.
  async save() {
    this.isChanged = true;
    if (this.isSaving || this.isClosed) return;
    this.isSaving = true;
    while (this.isChanged && !this.isClosed) {
      this.isChanged = false;
      this.show("saving", this.status);
      await this.send();
    }
    this.isSaving = false;
  }

  async send() {
    try {
      const response = await fetch(this.form.dataset.autosaveUrl, {
        method: "POST",
        body: new FormData(this.form),
        headers: { "X-Requested-With": "fetch", Accept: "application/json" },
        keepalive: true,
      });
      if (response.status === 409) return this.close(await response.json());
      if (!response.ok || response.redirected) throw new Error(response.statusText);
      this.saved(await response.json());
    } catch {
      this.hasFailed = true;
      this.status.replaceChildren();
      this.show("failed", this.alert);
    }
  }

  saved({ saved_at }) {
    this.hasFailed = false;
    this.alert.replaceChildren();
    this.show("saved", this.status, { time: saved_at });
  }

  close({ message, redirect }) {
    this.isClosed = true;
    this.hasFailed = false;
    this.status.replaceChildren();
    this.show("closed", this.alert, { message });
    this.alert.querySelector("[data-save-link]")?.setAttribute("href", redirect);
  }

  show(state, place, words = {}) {
    const view = this.form.querySelector(`template[data-save-state="${state}"]`).content.cloneNode(true);
    for (const [name, text] of Object.entries(words)) view.querySelector(`[data-save-${name}]`).textContent = text;
    place.replaceChildren(view);
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
