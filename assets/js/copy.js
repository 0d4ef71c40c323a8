// Puts a button beside an address to hand on: [data-copy] around a read-only input, [data-copy-button], [data-copy-status].
// Without a script, or where the browser keeps its clipboard to itself, the address is text to select.

class Copy {
  constructor(root) {
    this.texts = root.dataset;
    this.input = root.querySelector("input");
    this.status = root.querySelector("[data-copy-status]");
    const button = root.querySelector("[data-copy-button]");
    button.hidden = false;
    button.addEventListener("click", () => this.copy());
    this.input.addEventListener("focus", () => this.input.select());
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.input.value);
      this.say(this.texts.copied);
    } catch {
      this.input.focus();
      this.say(this.texts.selected);
    }
  }

  // Emptied first, so that a second press is read out again.
  say(words) {
    this.status.textContent = "";
    setTimeout(() => { this.status.textContent = words; }, 50);
  }
}

for (const root of document.querySelectorAll("[data-copy]")) new Copy(root);
