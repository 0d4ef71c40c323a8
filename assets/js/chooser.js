// Makes a combobox of components/commune_chooser.html, fed by the server as one types. The key of the commune chosen
// goes into a hidden field. Radio buttons the server shows to pick from are left alone: the choice lies open already.
import { Combobox } from "./parts/combobox.js";

const WAIT = 150;
const SHORTEST = 2;

class Chooser {
  constructor(root, chosen) {
    this.texts = root.dataset;
    this.input = root.querySelector("input[type=text]");
    this.status = root.querySelector("[data-chooser-status]");
    this.key = Object.assign(document.createElement("input"), { type: "hidden", name: this.texts.chooser, value: chosen?.value ?? "" });
    if (chosen) this.input.value = chosen.dataset.label;
    for (const part of root.querySelectorAll("[data-chooser-search], [data-chooser-found]")) part.remove();
    root.append(this.key);
    this.combobox = new Combobox(this.input, { label: this.texts.listLabel, onChoose: (option) => this.take(option) });
    this.input.addEventListener("input", () => this.type());
  }

  type() {
    this.key.value = "";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(this.input.value.trim()), WAIT);
  }

  async search(text) {
    this.request?.abort();
    this.request = new AbortController();
    if (text.length < SHORTEST) return this.show([], "");
    try {
      const response = await fetch(`${this.texts.url}?${new URLSearchParams({ q: text })}`, { signal: this.request.signal });
      if (!response.ok) throw new Error(response.statusText);
      const { results } = await response.json();
      this.show(results, this.count(results.length));
    } catch (error) {
      if (error.name !== "AbortError") this.show([], this.texts.failed);
    }
  }

  show(results, words) {
    this.status.textContent = words;
    this.combobox.show(results);
  }

  count(number) {
    if (number === 0) return this.texts.none;
    const category = new Intl.PluralRules(document.documentElement.lang).select(number);
    return (this.texts[category] ?? this.texts.many).replace("%(number)s", number);
  }

  take(option) {
    clearTimeout(this.timer);
    this.request?.abort();
    this.input.value = option.textContent;
    this.key.value = option.dataset.key;
    this.show([], "");
  }
}

for (const root of document.querySelectorAll("[data-chooser]")) {
  const found = root.querySelector("[data-chooser-found]");
  const chosen = found?.querySelector("input:checked");
  if (!found || chosen) new Chooser(root, chosen);
}
