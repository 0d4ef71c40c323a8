// Checks the file of a certificate without sending it: <form data-check-file="digest"> posts digests in its place and
// shows the answer. data-check-file="upload" is the closer look that the answer offers: it sends the file that is chosen
// already, when the person says so. Without a secure context every form sends its file, as it does without a script.
import { FileUpload } from "govuk-frontend";
import "./govuk.js"; // first: its components refuse to start before it has marked the page
import { digestsOf } from "./parts/file_digests.js";

const LARGEST = 5 * 1024 * 1024; // bytes, as in certificates/forms.py

class FileCheck {
  constructor(form) {
    this.form = form;
    this.texts = form.dataset;
    this.input = form.querySelector("input[type=file]");
    this.problem = form.querySelector("[data-check-problem]");
    this.addPlaceToDrop();
    if (this.keepsFile) form.querySelector(".govuk-hint").textContent = this.texts.private;
    form.addEventListener("submit", (event) => this.submit(event));
  }

  get keepsFile() {
    return this.texts.checkFile === "digest" && Boolean(globalThis.crypto?.subtle);
  }

  addPlaceToDrop() {
    const { choose, drop, none, entered, left } = this.texts;
    const place = Object.assign(document.createElement("div"), { className: "govuk-file-upload-wrapper" });
    this.input.replaceWith(place);
    place.append(this.input);
    const i18n = { chooseFilesButton: choose, dropInstruction: drop, noFileChosen: none, enteredDropZone: entered, leftDropZone: left };
    new FileUpload(place, { i18n });
  }

  submit(event) {
    const [file] = this.input.files;
    if (file?.size > LARGEST) {
      event.preventDefault();
      this.say(this.texts.tooLarge);
    } else if (file?.size && this.keepsFile) {
      event.preventDefault();
      this.check(file).catch(() => this.say(this.texts.failed));
    }
  }

  async check(file) {
    this.say("");
    const body = new FormData();
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    for (const digest of await digestsOf(file)) body.append("odcisk", digest);
    const response = await fetch(this.form.action, { method: "POST", body, redirect: "error" });
    this.show(new DOMParser().parseFromString(await response.text(), "text/html"));
  }

  // The answer takes the place of the question; the address that sends back to the question makes "back" and "reload" work.
  show(answer) {
    document.title = answer.title;
    document.querySelector("main").replaceChildren(...answer.querySelector("main").childNodes);
    history.pushState(null, "", this.form.action);
    startAll(this.input.files);
    const heading = document.querySelector("main .as-verdict :is(h2, h3)") ?? document.querySelector("main h1");
    heading.tabIndex = -1;
    heading.focus();
  }

  take(files) {
    this.input.files = files;
    this.input.dispatchEvent(new CustomEvent("change"));
  }

  say(problem) {
    this.problem.textContent = problem;
    this.problem.hidden = !problem;
  }
}

function startAll(files) {
  for (const form of document.querySelectorAll("form[data-check-file]")) {
    const check = new FileCheck(form);
    if (files) check.take(files);
  }
}

startAll();
addEventListener("popstate", () => document.querySelector("form[data-check-file], .as-verdict") && location.reload());
