// The panels beside the pages: findings, source, make-up.

import { fill } from "./becoming.js";
import { optionOf } from "./options.js";
import { element, enable, get, post } from "./server.js";

// `looked`: whether the pages were looked over at all; before that there is nothing to say of findings.
export function showFindings(panel, findings, words, open, looked) {
  fill(panel, [findings, looked], () => findings.length ? findingBoxes(findings, words, open)
    : [looked ? element("p", {}, words.none) : "", element("p", { class: "advice" }, words.hint)]);
}

function findingBoxes(findings, words, open) {
  return findings.map((one, number) => {
    const at = optionOf(one) ? one.file.slice("--set ".length) : one.file ? `${one.file}${one.line ? `:${one.line}:${one.column}` : ""}` : "";
    const box = element("article", { class: `finding ${one.severity}` }, element("p", {}, element("strong", {}, words[one.severity] ?? one.severity), " ", one.message));
    if (one.text) box.append(marked(one));
    const advice = (template, said) => said && box.append(element("p", { class: "advice" }, template.replace("{words}", () => said)));
    advice(words.expected, one.expected);
    advice(words.nearest, one.nearest);
    advice(words.remedy, one.remedy);
    if (at) box.append(element("button", { id: `finding-${number}`, class: "place", type: "button", onclick: () => open(one) }, at));
    box.append(" ", element("code", {}, one.code));
    return box;
  });
}

function marked(one) {
  const line = element("pre");
  const start = Math.max(0, one.column - 1 - 40), text = one.text.slice(start, one.end_column + 60);
  const from = one.column - 1 - start, to = Math.max(from + 1, one.end_column - 1 - start);
  line.append(text.slice(0, from), element("mark", {}, text.slice(from, to)), text.slice(to));
  return line;
}

// A file of the publication, to be read and mended.
export class Source {
  // `pointed` hears where the caret is, `told` what came of a save.
  constructor(panel, words, pointed, told) {
    this.words = words;
    this.panel = panel;
    this.pointed = pointed;
    this.told = told;
    this.clash = null; // the file that is another one than what was typed into
    this.now = null;
    this.drafts = new Map(); // what was typed into other files and not saved
    this.files = element("select", { "aria-label": words.source, onchange: () => this.open(this.files.value) });
    this.save = element("button", { type: "button", onclick: () => this.write() }, words.save);
    this.forget = element("button", { type: "button", onclick: () => this.discard() }, words.discard);
    this.over = element("button", { type: "button", id: "write-over", onclick: () => this.write(true), hidden: true }, words.writeOver);
    this.outside = element("a", { class: "place" }, words.editor);
    this.text = element("textarea", { spellcheck: "false", "aria-label": words.source });
    this.text.addEventListener("input", () => this.#mark());
    this.text.addEventListener("keydown", (event) => {
      if (!event.ctrlKey && !event.metaKey && event.key !== "Escape") event.stopPropagation();
    });
    this.text.addEventListener("click", () => this.#follow());
    this.text.addEventListener("keyup", (event) => { if (event.key.startsWith("Arrow")) this.#follow(); });
    panel.replaceChildren(element("div", { class: "tools" }, this.files, this.save, this.forget, this.over, this.outside), this.text);
    this.#mark();
  }

  list(files, root) {
    this.root = root;
    const chosen = this.files.value;
    this.files.replaceChildren(...files.map((file) => element("option", { value: file }, file)));
    if (chosen && !files.includes(chosen)) this.files.append(element("option", { value: chosen }, chosen));
    if (chosen) this.files.value = chosen;
    this.#mark();
  }

  get changed() { return this.now !== null && this.text.value !== this.now.text; }

  get unsaved() { return this.changed || this.drafts.size > 0; }

  // Show a file at a place; false where it is no text of the publication. What was typed into the one before is kept.
  async open(file, line = 0, column = 1, length = 0) {
    if (!this.now || this.now.file !== file || !this.changed) {
      const draft = this.drafts.get(file);
      const now = draft?.now ?? await get(`source?file=${encodeURIComponent(file)}`).catch(() => null);
      if (!now) { this.files.value = this.now?.file ?? ""; return false; }
      if (this.changed && this.now.file !== file) this.drafts.set(this.now.file, { now: this.now, text: this.text.value });
      this.now = now;
      this.clash = null;
      this.text.value = draft?.text ?? now.text;
      this.drafts.delete(file);
    }
    if (![...this.files.options].some((one) => one.value === file)) this.files.append(element("option", { value: file }, file));
    this.files.value = file;
    this.#mark();
    const path = `${this.root}/${file}`.replaceAll("\\", "/").split("/").filter(Boolean).map(encodeURIComponent).join("/");
    this.outside.href = `vscode://file/${path}:${line || 1}:${column}`;
    if (line) this.#select(line, column, length);
    return true;
  }

  // Show some file, where none is shown yet.
  begin() { if (!this.now && this.files.value) this.open(this.files.value); }

  async renew() {
    if (this.now && !this.changed) {
      const { now } = this, newer = await get(`source?file=${encodeURIComponent(now.file)}`).catch(() => now);
      if (this.now !== now || this.changed) return; // something was opened or typed in the meantime
      this.now = newer;
      if (this.text.value !== newer.text) this.#put(newer.text);
    }
  }

  // Save what was typed; `anyway` over what somebody else has written into the same lines.
  async write(anyway = false) {
    if (!this.now || !this.changed) return;
    const { file, text, digest } = anyway && this.clash ? this.clash : this.now, typed = this.text.value;
    const done = await post("source", { file, digest, text: typed, base: text });
    if (done.refused) {
      this.clash = await get(`source?file=${encodeURIComponent(file)}`).catch(() => null);
      this.#mark();
      this.told(done);
      return;
    }
    if (this.now.file !== file) return; // another file is shown by now
    const typedOn = this.text.value !== typed, joined = done.text !== typed; // with what somebody else has written
    this.now = typedOn && joined ? { file, text: typed, digest: "" } : done; // what is typed goes on from what was sent
    this.clash = null;
    if (!typedOn && joined) this.#put(done.text);
    if (anyway) this.text.focus({ preventScroll: true });
    this.#mark();
    this.told(done);
  }

  // Forget what was typed, and show the file as it is now.
  async discard() {
    this.text.value = this.now.text;
    this.clash = null;
    await this.renew();
    this.#mark();
    this.text.focus({ preventScroll: true });
  }

  #put(text) {
    const { selectionStart, selectionEnd, scrollTop } = this.text;
    this.text.value = text;
    this.text.setSelectionRange(selectionStart, selectionEnd);
    this.text.scrollTop = scrollTop;
  }

  #mark() {
    enable(this.save, this.changed);
    enable(this.forget, this.changed);
    this.over.hidden = this.clash === null || !this.changed;
    for (const one of this.files.options) {
      const draft = this.drafts.has(one.value) || (this.changed && one.value === this.now.file);
      one.textContent = draft ? `${one.value} ●` : one.value;
    }
  }

  #select(line, column, length) {
    const lines = this.text.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    this.text.focus({ preventScroll: true });
    this.text.setSelectionRange(start, start + Math.max(1, length));
    const style = getComputedStyle(this.text), high = parseFloat(style.lineHeight);
    const across = Math.max(10, Math.floor((this.text.clientWidth - 16) / parseFloat(style.fontSize)));
    const rows = lines.slice(0, line - 1).reduce((sum, one) => sum + Math.max(1, Math.ceil(one.length / across)), 0)
      + Math.floor(column / across);
    this.text.scrollTop = Math.max(0, rows * high - this.text.clientHeight / 3);
  }

  #follow() {
    const before = this.text.value.slice(0, this.text.selectionStart).split("\n");
    this.pointed(this.files.value, before.length, before[before.length - 1].length + 1);
  }
}

export function showMakeUp(panel, editions, stories, words) {
  const parts = [], titles = new Map(stories.map((one) => [one.id, one.title]));
  const apart = (sign, fill) => `${sign}${fill.rows} (≈ ${fill.characters})`;
  for (const edition of editions.filter((one) => one.make_up)) {
    for (const page of edition.make_up.pages) {
      const rows = page.fills.map((fill) => element("tr", {}, element("td", {}, titles.get(fill.story) ?? fill.story), number(fill.characters),
        number(fill.rows), number(fill.over.rows ? apart("+", fill.over) : fill.under.rows ? apart("−", fill.under) : "")));
      const label = edition.pages[page.page - 1]?.label || page.page; // as it is printed
      parts.push(element("h2", {}, `${label} · ${words.white} ${Math.round(100 * page.white)}%`),
        element("table", {}, element("thead", {}, element("tr", {}, ...[words.story, words.characters, words.rows, words.fill]
          .map((one, at) => element("th", { class: at ? "n" : null }, one)))), element("tbody", {}, ...rows)));
    }
  }
  panel.replaceChildren(...(parts.length || !editions.length ? parts : [element("p", {}, words.flows)]));
}

const number = (value) => element("td", { class: "n" }, String(value ?? ""));
