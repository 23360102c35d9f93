// The panels beside the pages: findings, source, options, stories, make-up.

import { element, get, post } from "./server.js";

// Give a panel other content. Nothing is done where it shows the same data, or while something is typed there; the focus stays.
function fill(panel, data, make) {
  const key = JSON.stringify(data), held = panel.contains(document.activeElement) ? document.activeElement : null;
  panel.wanted = key;
  if (panel.filled === key) return;
  if (held?.matches("input[type=text], input[type=number], input:not([type]), textarea") && held.value !== held.defaultValue) {
    held.addEventListener("blur", () => { if (panel.wanted === key) fill(panel, data, make); }, { once: true });
    return;
  }
  panel.filled = key;
  panel.replaceChildren(...make());
  const same = held?.id ? document.getElementById(held.id) : null;
  (same?.disabled ? same.parentElement.querySelector("button:not(:disabled)") : same)?.focus({ preventScroll: true });
}

// `looked`: whether the pages were looked over at all; before that there is nothing to say of findings.
export function showFindings(panel, findings, words, open, looked) {
  fill(panel, [findings, looked], () => findings.length ? findingBoxes(findings, words, open)
    : [looked ? element("p", {}, words.none) : "", element("p", { class: "advice" }, words.help)]);
}

function findingBoxes(findings, words, open) {
  return findings.map((one, number) => {
    const at = one.file ? `${one.file}${one.line ? `:${one.line}:${one.column}` : ""}` : "";
    const box = element("article", { class: `finding ${one.severity}` }, element("p", {}, one.message));
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
  constructor(panel, words, pointed, refused) {
    this.words = words;
    this.panel = panel;
    this.pointed = pointed;
    this.refused = refused;
    this.now = null;
    this.drafts = new Map(); // what was typed into other files and not saved
    this.files = element("select", { "aria-label": words.source, onchange: () => this.open(this.files.value) });
    this.save = element("button", { type: "button", onclick: () => this.write(), disabled: true }, words.save);
    this.forget = element("button", { type: "button", onclick: () => this.discard(), disabled: true }, words.discard);
    this.outside = element("a", { class: "place" }, words.editor);
    this.text = element("textarea", { spellcheck: "false", "aria-label": words.source });
    this.text.addEventListener("input", () => this.#mark());
    this.text.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); this.write(); }
      event.stopPropagation();
    });
    this.text.addEventListener("click", () => this.#follow());
    this.text.addEventListener("keyup", (event) => { if (event.key.startsWith("Arrow")) this.#follow(); });
    panel.replaceChildren(element("div", { class: "tools" }, this.files, this.save, this.forget, this.outside), this.text);
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
      const { selectionStart, selectionEnd, scrollTop } = this.text;
      this.now = await get(`source?file=${encodeURIComponent(this.now.file)}`).catch(() => this.now);
      if (this.text.value !== this.now.text) {
        this.text.value = this.now.text;
        this.text.setSelectionRange(selectionStart, selectionEnd);
        this.text.scrollTop = scrollTop;
      }
    }
  }

  async write() {
    if (!this.now || !this.changed) return;
    const done = await post("source", { file: this.now.file, digest: this.now.digest, text: this.text.value });
    if (done === null) { this.refused(); return; }
    this.now = done;
    this.#mark();
  }

  // Forget what was typed, and show the file as it is now.
  async discard() {
    this.text.value = this.now.text;
    await this.renew();
    this.#mark();
  }

  #mark() {
    this.save.disabled = this.forget.disabled = !this.changed;
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

export function showOptions(panel, state, words) {
  const { options = [], presets = {}, preset = "", tried = {}, specimen = false, beside = null } = state;
  const facts = { options, presets, preset, tried, specimen, pinned: beside?.options ?? null };
  fill(panel, facts, () => optionRows(facts, words));
}

const turn = (options) => post("options", options);

// What is done with options that were tried. A specimen has nothing to be kept in: there the lines for a manifest are shown.
function optionBar({ options, tried, specimen, pinned }, words) {
  const none = !Object.keys(tried).length, other = pinned !== null;
  const button = (id, words, act, more = {}) => element("button", { id, type: "button", onclick: act, ...more }, words);
  const bar = element("div", { class: "keepbar" },
    specimen ? null : button("keep", words.keep, () => post("options/keep"), { disabled: none }),
    button("discard", words.discard, () => turn({}), { disabled: none }),
    button("beside", words.beside, () => post("beside", { on: !other }), { "aria-pressed": String(other) }),
    other ? button("take-left", words.takeLeft, () => turn(pinned)) : null,
    element("span", {}, words.tried.replace("{count}", Object.keys(tried).length)), element("span", { id: "turning" }));
  return specimen && !none ? [bar, element("pre", { id: "snippet", class: "snippet", tabindex: 0, "aria-label": words.lines }, snippet(options, tried))] : [bar];
}

function snippet(options, tried) {
  const plain = (name) => options.some((one) => one.name === name && ["integer", "number", "boolean"].includes(one.kind));
  const line = ([name, value]) => `${name}: ${plain(name) ? value : JSON.stringify(value)}\n`;
  const own = Object.entries(tried).filter(([name]) => name !== "preset");
  return (tried.preset ? line(["preset", tried.preset]) : "") + (own.length ? `options:\n${own.map((one) => `  ${line(one)}`).join("")}` : "");
}

function optionRows(facts, words) {
  const { options, presets, preset, tried: now } = facts;
  const change = (name, value) => turn({ ...now, [name]: String(value) });
  const rows = optionBar(facts, words);
  if (Object.keys(presets).length) {
    const chosen = now.preset ?? preset;
    const choices = [["", {}], ...Object.entries(presets)].map(([name, values]) =>
      element("button", { id: `option-preset-${name}`, type: "button", class: "preset", "aria-pressed": String(name === chosen),
        onclick: () => change("preset", name) }, presetPicture(options, values), name || words.own));
    rows.push(element("div", { class: "presets", role: "group", "aria-label": words.preset }, element("span", {}, words.preset), ...choices));
  }
  for (const option of options) rows.push(optionRow(option, now, change));
  return rows;
}

// A page in little, as a preset has it: its paper, its colour in nameplate and rules, its columns.
function presetPicture(options, values) {
  const value = (name, other) => values[name] ?? options.find((one) => one.name === name)?.value ?? other;
  const svg = (name, attributes, ...inner) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, given] of Object.entries(attributes)) made.setAttribute(key, given);
    made.append(...inner);
    return made;
  };
  const accent = value("accent", "#444"), columns = Math.min(6, Math.max(1, Number(value("columns", 2)) || 2));
  const ground = ["ground", "background", "paper-colour", "tint"].map((name) => value(name, "")).find((one) => /^#/.test(one)) ?? "#fff";
  const wide = (48 - 2 * (columns - 1)) / columns, parts = [
    svg("rect", { x: 0, y: 0, width: 56, height: 74, fill: ground }),
    svg("rect", { x: 4, y: 5, width: 30, height: 10, fill: accent }),
    svg("rect", { x: 4, y: 19, width: 48, height: 1, fill: accent }),
    svg("rect", { x: 4, y: 23, width: 26, height: 4, fill: "#222" })];
  for (let at = 0; at < columns; at += 1) {
    for (let row = 0; row < 12; row += 1) {
      parts.push(svg("rect", { x: 4 + at * (wide + 2), y: 31 + row * 3.3, width: row === 11 ? wide * 0.6 : wide, height: 1.2, fill: "#8a8a8a" }));
    }
  }
  return svg("svg", { viewBox: "0 0 56 74", width: 56, height: 74, "aria-hidden": "true" }, ...parts);
}

function optionRow(option, now, change) {
  const id = `option-${option.name}`, value = option.name in now ? now[option.name] : option.value;
  const field = control(option, id, value, change);
  return element("div", { class: `option${option.name in now ? " tried" : ""}` },
    element("label", { for: id }, option.name), field,
    option.kind === "face" ? element("p", { class: `specimen face-${value}`, lang: "zh" }, SPECIMEN) : null,
    element("p", { class: "about" }, [option.help, option.expected].filter(Boolean).join(" · ")));
}

const SPECIMEN = "永字八法　春风又绿江南岸 Aa 123";
const FACES = ["song", "hei", "kai", "fang", "mono"];

function control(option, id, value, change) {
  const told = (event) => change(option.name, event.target.value);
  if (option.kind === "boolean") {
    return element("input", { id, type: "checkbox", checked: String(value) === "true", onchange: (event) => change(option.name, event.target.checked) });
  }
  if (option.kind === "choice" || option.kind === "face") {
    const choices = option.kind === "face" ? FACES : option.choices;
    const select = element("select", { id, onchange: told }, ...choices.map((one) => element("option", { value: one }, one)));
    select.value = value;
    return select;
  }
  if (option.kind === "integer" || option.kind === "number") {
    return element("input", { id, type: "number", value, min: option.minimum, max: option.maximum,
      step: option.kind === "integer" ? 1 : 0.25, onchange: told });
  }
  if (option.kind === "colour" && /^#[0-9a-f]{6}$/i.test(value)) return element("input", { id, type: "color", value, onchange: told });
  return element("input", { id, type: "text", value: value ?? "", maxlength: option.longest, onchange: told });
}

// A story takes the place of another in the list at once; the pages follow when they are set.
function move(row, other, act) {
  const held = document.activeElement, behind = row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  if (behind) other.after(row); else other.before(row);
  for (const one of row.parentElement.children) {
    const [up, down] = one.querySelectorAll(".moves button");
    up.disabled = !one.previousElementSibling;
    down.disabled = !one.nextElementSibling;
  }
  (held.disabled ? row.querySelector(".moves button:not(:disabled)") : held)?.focus({ preventScroll: true });
  act("order", { file: row.dataset.file, before: other.dataset.file });
}

// `pages` are the folios of a paper, to whose pages stories may be pinned; empty where there are none to choose.
export function showStories(panel, stories, pages, words, open, refused) {
  fill(panel, [stories, pages], () => storyRows(stories, pages, words, open, () => { panel.filled = ""; refused(); }));
}

// A field for one line of text, which is seen whole however long it is; Enter ends it.
function line(id, text, changed) {
  const ended = (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    event.target.blur();
    document.getElementById(id)?.focus({ preventScroll: true });
  };
  return element("textarea", { id, class: "line", rows: Math.max(1, Math.ceil(text.length / 25)), onkeydown: ended,
    onchange: (event) => changed(event.target.value.replace(/\s*[\r\n]+\s*/g, "")) }, text);
}

function storyRows(stories, pages, words, open, refused) {
  const act = async (path, given) => { if ((await post(path, given)) === null) refused(); };
  return stories.map((story, at) => {
    const up = element("button", { id: `up ${story.file}`, type: "button", title: words.up, "aria-label": `${words.up}: ${story.title}`, disabled: at === 0,
      onclick: () => move(row, row.previousElementSibling, act) }, "↑");
    const down = element("button", { id: `down ${story.file}`, type: "button", title: words.down, "aria-label": `${words.down}: ${story.title}`, disabled: at === stories.length - 1,
      onclick: () => move(row, row.nextElementSibling, act) }, "↓");
    const headline = line(`headline ${story.file}`, story.headline, (value) => act("field", { file: story.file, key: "headline", value }));
    const deck = line(`deck ${story.file}`, story.deck, (value) => act("field", { file: story.file, key: "deck", value }));
    const rank = element("select", { id: `rank ${story.file}`, onchange: (event) => act("rank", { file: story.file, rank: event.target.value }) },
      ...["", "lead", "normal", "brief"].map((one) => element("option", { value: one }, words[one || "peer"])));
    rank.value = story.rank === "peer" ? "" : story.rank;
    const pin = element("select", { id: `pin ${story.file}`, onchange: (event) =>
      act("pin", { story: story.id, page: event.target.value ? Number(event.target.value) : null }) },
    element("option", { value: "" }, words.anyPage), ...Array.from({ length: Math.max(pages.length, story.pin ?? 0) }, (_, nth) => element("option", { value: nth + 1 }, pages[nth] ?? String(nth + 1))));
    pin.value = story.pin ?? "";
    const row = element("div", { class: "story", draggable: "true", "data-file": story.file },
      element("div", { class: "moves" }, up, down),
      element("div", { class: "facts" },
        element("label", {}, words.headline, headline),
        element("label", {}, words.deck, deck),
        story.kind === "note" ? null : element("label", {}, words.rank, rank),
        pages.length && story.kind !== "note" ? element("label", {}, words.onPage, pin) : null,
        element("button", { id: `open ${story.file}`, class: "place", type: "button", onclick: () => open({ file: story.file, line: 1, column: 1 }) }, story.file)));
    row.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/plain", story.file));
    row.addEventListener("dragover", (event) => { event.preventDefault(); row.classList.add("target"); });
    row.addEventListener("dragleave", () => row.classList.remove("target"));
    row.addEventListener("drop", (event) => {
      event.preventDefault();
      row.classList.remove("target");
      const file = event.dataTransfer.getData("text/plain"), moved = [...row.parentElement.children].find((one) => one.dataset.file === file);
      if (moved && moved !== row) move(moved, row, act);
    });
    return row;
  });
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
