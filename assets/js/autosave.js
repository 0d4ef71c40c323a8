// Saves answers as they are given. <form data-autosave data-autosave-url data-person data-attempt> holds a .as-item with a
// hidden input "item" for each question, and components/save_line.html, whose templates carry every word shown.
// An answer is first kept on the device (parts/kept_answers.js), then sent, and forgotten there once the server has it.
// The server answers 200 {saved_at}, 401 {redirect} when the session has ended, 409 {message, redirect} when the attempt has.

import { fieldsOf, fill } from "./parts/answer_fields.js";
import { KeptAnswers, forgetAttempt, forgetEverything, forgetOld } from "./parts/kept_answers.js";

const TYPING = "input:not([type=checkbox], [type=radio]), textarea";
const TYPING_PAUSE = 500; // ms
const RETRIES = [2, 5, 10, 20, 30]; // seconds after a failure; then always the last
const SMALL = 30_000; // characters: a larger request may not outlive its page

class Autosave {
  constructor(form) {
    this.form = form;
    this.kept = new KeptAnswers(form.dataset.person, form.dataset.attempt);
    this.status = form.querySelector("[data-save-status]");
    this.alert = form.querySelector("[data-save-alert]");
    this.failures = 0;
    this.last = new Map();
    form.addEventListener("input", ({ target }) => this.note(target, target.matches(TYPING) ? TYPING_PAUSE : 0));
    form.addEventListener("change", ({ target }) => this.note(target, 0));
    form.addEventListener("click", ({ target }) => target.closest("[data-save-retry]") && this.save());
    form.addEventListener("submit", (event) => this.leave(event));
    window.addEventListener("online", () => this.save());
    window.addEventListener("focus", () => this.failures && this.save()); // perhaps signed in again in another tab
    window.addEventListener("pagehide", () => this.save());
    window.addEventListener("beforeunload", (event) => this.kept.survivesReload || event.preventDefault());
    this.restore();
  }

  itemAt(position) {
    return this.form.querySelector(`input[name=item][value="${position}"]`)?.closest(".as-item");
  }

  // What an earlier page, or this one before a reload, could not send.
  restore() {
    for (const { position, fields } of this.kept.all()) {
      const item = this.itemAt(position);
      if (item) fill(item, fields);
    }
    this.save();
  }

  note(control, pause) {
    const item = control.closest(".as-item");
    if (!item || this.isClosed) return;
    const position = item.querySelector("input[name=item]").value;
    const fields = fieldsOf(item);
    if (this.last.get(position) === JSON.stringify(fields)) return; // a box says both "input" and "change"
    this.last.set(position, JSON.stringify(fields));
    this.kept.put(position, fields);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  // One request at a time; what changes meanwhile goes with the next, so the last answer is saved last.
  async save() {
    clearTimeout(this.timer);
    if (this.isSending || this.isClosed) return;
    this.isSending = true;
    let entries = this.kept.all();
    if (!entries.length && this.shown === "offline" && navigator.onLine) this.clear();
    while (entries.length && (await this.send(entries))) entries = this.kept.all();
    this.isSending = false;
  }

  async send(entries) {
    if (!this.failures) this.show("saving", this.status);
    try {
      const response = await fetch(this.form.dataset.autosaveUrl, this.request(entries));
      return await this.take(response, entries);
    } catch {
      return this.fail("offline");
    }
  }

  request(entries) {
    const body = new FormData();
    for (const [name, value] of entries.flatMap(({ fields }) => fields)) body.append(name, value);
    body.set("csrfmiddlewaretoken", this.token);
    const isSmall = JSON.stringify(entries).length < SMALL;
    return { method: "POST", body, keepalive: isSmall, redirect: "error", headers: { "X-Requested-With": "fetch", Accept: "application/json" } };
  }

  // The cookie rather than the field: signing in again, also in another tab, changes it.
  get token() {
    return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? this.form.elements.csrfmiddlewaretoken.value;
  }

  async take(response, entries) {
    if (response.ok) return this.saved(await response.json(), entries);
    if (response.status === 409) return this.close(await response.json());
    if (response.status === 401) return this.signedOut(await response.json());
    if (response.status === 400 || response.status === 404) this.kept.drop(entries); // never to be taken in
    return this.fail("failed");
  }

  saved({ saved_at }, entries) {
    this.kept.drop(entries);
    this.alert.replaceChildren();
    this.show(this.failures ? "again" : "saved", this.status, { time: saved_at });
    this.failures = 0;
    return true;
  }

  fail(state) {
    if (this.isLeaving) return false;
    if (this.shown !== state) this.show(state, this.alert);
    this.status.replaceChildren();
    this.timer = setTimeout(() => this.save(), 1000 * RETRIES[Math.min(this.failures, RETRIES.length - 1)]);
    this.failures += 1;
    return false;
  }

  close({ message, redirect }) {
    this.isClosed = true;
    forgetAttempt(this.form.dataset.attempt);
    this.status.replaceChildren();
    this.show("closed", this.alert, { message });
    this.link(redirect);
    return false;
  }

  signedOut({ redirect }) {
    this.failures += 1;
    this.status.replaceChildren();
    if (this.shown !== "signed-out") this.show("signed-out", this.alert);
    this.link(redirect);
    return false;
  }

  // A button of the page saves by itself; without a connection it would lose the page instead.
  leave(event) {
    const isStuck = this.shown === "offline" && this.kept.all().length;
    if (this.isClosed || (navigator.onLine && !isStuck)) return (this.isLeaving = true);
    event.preventDefault();
    this.shown = ""; // so that it is said again
    return isStuck ? this.save() : this.fail("offline");
  }

  link(address) {
    this.alert.querySelector("[data-save-link]")?.setAttribute("href", address);
  }

  clear() {
    this.alert.replaceChildren();
    this.shown = "";
    this.failures = 0;
  }

  show(state, place, words = {}) {
    const view = this.form.querySelector(`template[data-save-state="${state}"]`).content.cloneNode(true);
    for (const [name, text] of Object.entries(words)) view.querySelector(`[data-save-${name}]`).textContent = text;
    place.replaceChildren(view);
    this.shown = state;
  }
}

forgetOld();
const closed = location.pathname.match(/\/testy\/([0-9a-f-]{36})\/wynik\//);
if (closed) forgetAttempt(closed[1]);
document.addEventListener("submit", ({ target }) => {
  if (new URL(target.getAttribute("action") || "", location.href).pathname.endsWith("/logout/")) forgetEverything();
});
for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
