// Minutes left, as words that change once a minute: <b data-seconds-left="1080" data-words="1 minuta|2 minuty|5 minut">.
// At 5 and at 1 minute [data-minutes-aloud] says so to screen readers. No countdown: the server decides when time is over.

const ALOUD = [5, 1];
const FORMS = { one: 0, few: 1, many: 2 };

class MinutesLeft {
  constructor(element) {
    this.element = element;
    this.end = Date.now() + 1000 * element.dataset.secondsLeft;
    this.words = element.dataset.words.split("|");
    this.grammar = new Intl.PluralRules(document.documentElement.lang);
    this.wait();
  }

  get left() {
    return Math.max(0, Math.ceil((this.end - Date.now()) / 60_000));
  }

  wait() {
    const untilNext = (this.end - Date.now()) % 60_000;
    if (this.end > Date.now()) setTimeout(() => this.tick(), untilNext + 50);
  }

  tick() {
    const { left } = this;
    const words = this.words[FORMS[this.grammar.select(left)] ?? 2].replace(/\d+/, left);
    this.element.textContent = words;
    if (ALOUD.includes(left)) document.querySelector("[data-minutes-aloud]").textContent = this.element.parentElement.textContent;
    this.wait();
  }
}

for (const element of document.querySelectorAll("[data-seconds-left]")) new MinutesLeft(element);
