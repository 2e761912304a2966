/*
 * Suggestions under the search field: the combobox of the WAI-ARIA practices, with a list
 * of pages that Enter opens. Without this script the field is a field.
 *
 * The field says where suggestions come from (data-suggestions) and what the list is
 * called (data-suggestions-label); the server says how many there are, in words.
 */

/* Typing is not interrupted by a request a letter. */
const PATIENCE = 150;
const SHORTEST = 2;

function element(name, attributes, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

class Combobox {
  constructor(input) {
    this.input = input;
    this.options = [];
    this.active = -1;
    this.running = new AbortController();
    this.list = element("ul", {
      id: `${input.id}.suggestions`,
      class: "suggestions",
      role: "listbox",
      "aria-label": input.dataset.suggestionsLabel,
      hidden: "",
    });
    this.said = element("span", { class: "visually-hidden", role: "status" });
    input.form.append(this.list, this.said);
    for (const [key, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
    })) {
      input.setAttribute(key, value);
    }
    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (event) => this.pressed(event));
    input.addEventListener("blur", () => this.close());
    input.form.addEventListener("submit", () => this.close());
    // The field keeps the focus, whatever is pointed at.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.chosen(event));
  }

  get isOpen() {
    return !this.list.hidden;
  }

  typed() {
    clearTimeout(this.waiting);
    this.running.abort();
    const text = this.input.value.trim();
    if (text.length < SHORTEST) {
      this.close();
      return;
    }
    this.waiting = setTimeout(() => this.ask(text), PATIENCE);
  }

  async ask(text) {
    this.running.abort();
    const running = new AbortController();
    this.running = running;
    const parameters = new URLSearchParams({ q: text });
    try {
      const address = `${this.input.dataset.suggestions}?${parameters}`;
      const answer = await fetch(address, { signal: running.signal });
      const found = answer.ok ? await answer.json() : { suggestions: [], said: "" };
      if (!running.signal.aborted) this.show(found);
    } catch {
      // A suggestion that does not come is none: the form works as it is.
      if (!running.signal.aborted) this.close();
    }
  }

  show({ suggestions, said }) {
    if (document.activeElement !== this.input) return;
    this.options = suggestions.map((each, place) => this.option(each, place));
    this.list.replaceChildren(...this.options);
    this.activate(-1);
    this.list.hidden = !this.options.length;
    this.input.setAttribute("aria-expanded", String(this.isOpen));
    this.said.textContent = said;
  }

  option(suggestion, place) {
    const { title, address, kind, language } = suggestion;
    const name = element("span", { class: "suggestions__title" }, title);
    const about = [suggestion.kind_label, suggestion.language_name];
    if (language) name.lang = language;
    const made = element(
      "li",
      { id: `${this.list.id}.${place}`, class: "suggestions__option", role: "option" },
      name,
      " ",
      element(
        "span",
        { class: "suggestions__about" },
        about.filter(Boolean).join(" · "),
      ),
    );
    made.dataset.kind = kind;
    made.dataset.address = address;
    return made;
  }

  activate(place) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = this.options[place];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  /* From the field down to the last one and back to the field; and the other way. */
  move(step) {
    const places = this.options.length + 1;
    this.activate(((this.active + 1 + step + places) % places) - 1);
  }

  pressed(event) {
    // The keys that choose a word belong to the input method while it composes.
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (this.isOpen) {
        event.preventDefault();
        this.move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "ArrowDown") {
        this.typed();
      }
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.open(this.options[this.active]);
    } else if (event.key === "Escape" && this.isOpen) {
      // What was typed stays: browsers would empty a search field.
      event.preventDefault();
      this.close();
    }
  }

  chosen(event) {
    const option = event.target.closest("[role=option]");
    if (option) this.open(option);
  }

  open(option) {
    this.close();
    location.assign(option.dataset.address);
  }

  close() {
    clearTimeout(this.waiting);
    this.running.abort();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
    this.said.textContent = "";
  }
}

for (const input of document.querySelectorAll("input[data-suggestions]")) {
  new Combobox(input);
}
