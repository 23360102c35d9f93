// The list of stories: headline, deck, order, rank, page.

import { before, fill, giveUp, sent } from "./becoming.js";
import { choice, element, post } from "./server.js";

// A story takes the place of another in the list at once; the pages follow when they are set.
function move(row, other, act) {
  const held = row.contains(document.activeElement) ? document.activeElement : null, behind = row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  if (behind) other.after(row); else other.before(row);
  for (const one of row.parentElement.children) {
    const [up, down] = one.querySelectorAll(".moves button");
    up.disabled = !one.previousElementSibling;
    down.disabled = !one.nextElementSibling;
  }
  (held?.disabled ? row.querySelector(".moves button:not(:disabled)") : held)?.focus({ preventScroll: true });
  act(row, other);
}

// `pages` are the folios of a paper, to whose pages stories may be pinned; empty where there are none to choose.
// `done` hears what came of each change, and what is to be told of it.
export function showStories(panel, stories, pages, words, open, done) {
  fill(panel, [stories, pages, [...clashes]], () => storyRows(panel, stories, pages, words, open, done));
}

const clashes = new Map(); // what stands in the file where a field was to be written that somebody else has changed

// A field for one line of text, which is seen whole however long it is; Enter ends it, Escape takes back what was typed.
function line(id, text, changed) {
  const pressed = (event) => {
    const field = event.target;
    if (event.key === "Escape" && field.value !== before(field)) { field.value = before(field); event.stopPropagation(); }
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    field.blur();
    field.focus({ preventScroll: true });
  };
  return element("textarea", { id, class: "line", rows: Math.max(1, Math.ceil(text.length / 25)), onkeydown: pressed,
    onchange: (event) => changed(event.target, event.target.value.replace(/\s*[\r\n]+\s*/g, "")) }, text);
}

// Arrow keys pass by other choices: one counts when it has stood for a moment, or its list is left.
function settled(act) {
  const now = (field) => { const { later } = field; clearTimeout(later?.timer); field.later = null; later?.act(); };
  return {
    onchange: ({ target }) => {
      clearTimeout(target.later?.timer);
      target.later = { act: () => act(target), timer: setTimeout(() => now(target), 600) };
    },
    onblur: ({ target }) => now(target),
  };
}

function storyRows(panel, stories, pages, words, open, done) {
  const act = async (path, given, told) => {
    const answer = await post(path, given);
    if (answer.refused) giveUp(panel);
    done(answer, told);
  };
  const choose = (path, given, field) => { sent(field, field.value); act(path, given); };
  const reorder = (row, other) => {
    const rows = [...row.parentElement.children], values = { story: row.dataset.title, number: rows.indexOf(row) + 1, count: rows.length };
    act("order", { file: row.dataset.file, before: other.dataset.file }, words.placed.replace(/\{(\w+)\}/g, (_, name) => values[name]));
  };
  const write = async (story, key, field, value, was = before(field)) => {
    const { id } = field, answer = await post("field", { file: story.file, key, value, was });
    answer.beside = answer.refused && answer.now != null; // it is told beside the field
    if (answer.beside) clashes.set(id, answer.now);
    else if (clashes.delete(id)) field.focus();
    if (!answer.refused) sent(field, value);
    done(answer);
  };
  return stories.map((story, at) => {
    const button = (word, sign, off, other) => element("button", { id: `${word} ${story.file}`, type: "button", title: words[word], disabled: off,
      "aria-label": `${words[word]}: ${story.title}`, onclick: ({ currentTarget }) => { const row = currentTarget.closest(".story"); if (row[other]) move(row, row[other], reorder); } }, sign);
    const field = (key) => {
      const id = `${key} ${story.file}`, text = line(id, story[key], (target, value) => write(story, key, target, value));
      return [element("label", {}, words[key], text), clashes.has(id) ? clash(id, words, (mine, was) => write(story, key, document.getElementById(id), mine, was), done) : null];
    };
    const rank = () => choice(`rank ${story.file}`, ["", "lead", "normal", "brief"].map((one) => [one, words[one || "peer"]]), story.rank === "peer" ? "" : story.rank, null,
      settled((target) => choose("rank", { file: story.file, rank: target.value }, target)));
    const pin = () => choice(`pin ${story.file}`, [["", words.anyPage], ...Array.from({ length: Math.max(pages.length, story.pin ?? 0) }, (_, nth) => [nth + 1, pages[nth] ?? String(nth + 1)])],
      String(story.pin ?? ""), null, settled((target) => choose("pin", { story: story.id, page: target.value ? Number(target.value) : null }, target)));
    const row = element("div", { id: `story ${story.file}`, class: "story", draggable: "true", "data-file": story.file, "data-title": story.title, role: "group", "aria-label": story.title },
      element("div", { class: "moves" }, button("up", "↑", at === 0, "previousElementSibling"), button("down", "↓", at === stories.length - 1, "nextElementSibling")),
      element("div", { class: "facts" }, ...field("headline"), ...field("deck"),
        story.kind === "note" ? null : element("label", {}, words.rank, rank()),
        pages.length && story.kind !== "note" ? element("label", {}, words.onPage, pin()) : null,
        element("button", { id: `open ${story.file}`, class: "place", type: "button", onclick: () => open({ file: story.file, line: 1, column: 1 }) }, story.file)));
    row.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/plain", story.file));
    row.addEventListener("dragover", (event) => { event.preventDefault(); row.classList.add("target"); });
    row.addEventListener("dragleave", () => row.classList.remove("target"));
    row.addEventListener("drop", (event) => {
      event.preventDefault();
      row.classList.remove("target");
      const file = event.dataTransfer.getData("text/plain"), moved = [...row.parentElement.children].find((one) => one.dataset.file === file);
      if (moved && moved !== row) move(moved, row, reorder);
    });
    return row;
  });
}

// What stands in the file now, beside what was typed into a field: one of both is chosen, neither is lost.
function clash(id, words, write, done) {
  const now = clashes.get(id), field = () => document.getElementById(id);
  return element("div", { id: `clash ${id}`, class: "clash", role: "group", "aria-label": words.elsewhere },
    element("p", {}, words.inFile.replace("{words}", () => now)),
    element("button", { id: `mine ${id}`, type: "button", onclick: () => write(field().value.replace(/\s*[\r\n]+\s*/g, ""), now) }, words.writeOver),
    element("button", { id: `theirs ${id}`, type: "button", onclick: () => { clashes.delete(id); sent(field(), now); field().focus(); done({}); } }, words.takeTheirs));
}
