// An editable combobox with a list (WAI-ARIA pattern "list autocomplete with manual selection"). The focus stays in
// the text field; aria-activedescendant says which option the arrows reached. `onChoose` gets the option chosen.

function element(tag, properties, attributes = {}) {
  const made = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

export class Combobox {
  constructor(input, { label, onChoose }) {
    this.input = input;
    this.onChoose = onChoose;
    this.list = element("ul", { id: `${input.id}_list`, className: "as-chooser__list", hidden: true }, { role: "listbox", "aria-label": label });
    const role = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(role)) input.setAttribute(name, value);
    input.after(this.list);
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.open(false));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  show(options) {
    const made = options.map(({ key, label }, index) => this.option(key, label, `${this.list.id}_${index}`));
    this.list.replaceChildren(...made);
    this.open(made.length > 0 && document.activeElement === this.input);
  }

  option(key, label, id) {
    const made = element("li", { id, textContent: label }, { role: "option", "aria-selected": "false" });
    made.dataset.key = key;
    return made;
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", isOpen);
    this.mark(null);
  }

  mark(option) {
    this.active?.setAttribute("aria-selected", "false");
    this.active = option;
    this.input.removeAttribute("aria-activedescendant");
    if (!option) return;
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  move(to) {
    if (this.list.hidden) this.open(true);
    this.mark(to);
  }

  press(event) {
    const { firstElementChild: first, lastElementChild: last } = this.list;
    const isOpen = !this.list.hidden;
    const act = {
      ArrowDown: first && (() => this.move(this.active?.nextElementSibling ?? first)),
      ArrowUp: first && (() => this.move(this.active?.previousElementSibling ?? last)),
      Enter: isOpen && this.active && (() => this.choose(this.active)),
      Escape: isOpen && (() => this.open(false)),
    }[event.key];
    if (!act || event.isComposing) return;
    event.preventDefault();
    act();
  }

  choose(option) {
    if (!option) return;
    this.open(false);
    this.onChoose(option);
  }
}
