// The preview's page: hears of changes, shows what there is, keeps where the reader was.

import { element, get, listen, post } from "./server.js";
import { OVERLAYS } from "./overlays.js";
import { Pages } from "./pages.js";
import { Source, showFindings, showMakeUp, showOptions, showStories } from "./panels.js";

// Have the face there that reads in these words: browsers keep the boxes of words that they drew without it.
async function faceFor(words) {
  await Promise.race([document.fonts.load('14px "Banxin Hei"', words), new Promise((done) => setTimeout(done, 2000))]).catch(() => {});
}

const at = (id) => document.getElementById(id);
const TABS = ["findings", "source", "options", "stories", "makeup"];
const FORMATS = ["pdf", "epub"];
const KEYS = { grid: "g", modules: "m", legs: "l", baselines: "b", boxes: "x" };
const words = await get("words");
await faceFor(words.help);
for (const one of document.querySelectorAll("[data-label]")) one.textContent = words[one.dataset.label];
for (const one of document.querySelectorAll("[data-word]")) one.setAttribute("aria-label", words[one.dataset.word]);
for (const one of document.querySelectorAll("[data-name]")) one.setAttribute("aria-label", words[one.dataset.name]);

let state = null, shown = "", known = {}, latest = {};
const pages = new Pages(at("view"), at("thumbs"), words, (place) => openSource(place));
const source = new Source(at("panel-source"), words, (file, line, column) => pages.point(file, line, column), () => say(words.refused));

for (const name of TABS) {
  at("tabs").append(element("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`,
    "aria-selected": String(name === "findings"), tabindex: name === "findings" ? 0 : -1, onclick: () => choose(name) }, words[name]));
}

for (const name of OVERLAYS) {
  at("overlays").append(element("button", { type: "button", id: `overlay-${name}`, "aria-pressed": "false", title: `${words[name]} (${KEYS[name]})`,
    "aria-keyshortcuts": KEYS[name], onclick: () => lay(name) }, words[name]));
}

function lay(name) {
  at(`overlay-${name}`).setAttribute("aria-pressed", String(pages.lay(name)));
}

at("tabs").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const now = TABS.findIndex((name) => at(`tab-${name}`).getAttribute("aria-selected") === "true");
  choose(TABS[(now + step + TABS.length) % TABS.length]);
  at(`tab-${TABS[(now + step + TABS.length) % TABS.length]}`).focus();
  event.stopPropagation();
});

// Show a panel; `alone`: the one for the source has to find a file to show.
function choose(name, alone = true) {
  for (const one of TABS) {
    at(`panel-${one}`).hidden = one !== name;
    at(`tab-${one}`).setAttribute("aria-selected", String(one === name));
    at(`tab-${one}`).tabIndex = one === name ? 0 : -1;
  }
  if (alone && name === "source") source.begin();
}

async function openSource(place) {
  choose("source", false);
  const opened = await source.open(place.file, place.line ?? 0, place.column ?? 1, (place.end_column ?? 0) - (place.column ?? 0));
  say(opened ? standing() : words.unread);
}

function openFinding(one) {
  openSource(one);
  if (one.line) pages.point(one.file, one.line, one.column);
}

// Say a line over the page: what is wrong, or `plain` words.
function say(line, plain = false) {
  at("over").textContent = line;
  at("over").hidden = !line;
  at("over").classList.toggle("plain", plain);
}

// What has to be said as long as the desk is as it is.
function standing() {
  if (!state) return "";
  if (state.fault) return `${words.fault} ${state.fault.trim().split("\n").pop()}`;
  const old = state.editions.find((one) => one.name === shown)?.stale, wrong = state.findings.some((one) => one.severity === "error");
  return old && wrong && !latest.step ? words.stale : ""; // what is being set may have no errors any more
}

let busy = false, again = false;

// One at a time, so that an older answer never comes in after a newer one.
async function refresh() {
  again = true;
  if (busy) return;
  busy = true;
  try {
    while (again) { again = false; await renew(); }
  } finally { busy = false; }
}

async function renew() {
  state = await get("state");
  at("title").textContent = at("title").title = document.title = state.title || "Banxin 版心";
  at("undo").disabled = !state.undoable;
  showEditions(); // first: pages are what is waited for
  say(standing());
  at("tab-findings").textContent = state.findings.length ? `${words.findings} ${state.findings.length}` : words.findings;
  showFindings(at("panel-findings"), state.findings, words, openFinding, state.findings.length + (state.contents ?? []).length > 0);
  showOptions(at("panel-options"), state, words);
  const paper = state.editions.find((one) => one.make_up);
  showStories(at("panel-stories"), state.contents ?? [], paper?.pages.map((one, nth) => one.label || String(nth + 1)) ?? [], words, openSource, () => { say(words.refused); refresh(); });
  showMakeUp(at("panel-makeup"), state.editions, state.contents ?? [], words);
  source.list(["manifest.yaml", ...(state.contents ?? []).map((one) => one.file)], state.root);
  await source.renew();
}

function editionButton(one, word) {
  const show = () => { shown = one.name; showEditions(); say(standing()); status(known); post("looking", { format: one.format }); };
  return element("button", { id: `edition-${one.format}`, type: "button", "aria-pressed": String(one.name === shown), class: one.stale ? "old" : "", onclick: show }, word);
}

function showEditions() {
  const held = at("editions").contains(document.activeElement) ? document.activeElement.id : "";
  const names = state.editions.map((one) => one.name);
  if (!names.includes(shown)) shown = names[0] ?? "";
  at("editions").replaceChildren(...FORMATS.flatMap((format) => {
    const those = state.editions.filter((one) => one.format === format), word = format === "pdf" ? words.pages : words.ebook;
    if (those.length) return those.map((one) => editionButton(one, word));
    const coming = !state.formats?.length || state.formats.includes(format); // its place is kept, so that nothing moves when it is there
    return coming ? [element("button", { type: "button", disabled: true }, word)] : [];
  }));
  if (held) at(held)?.focus({ preventScroll: true });
  const edition = state.editions.find((one) => one.name === shown);
  document.body.classList.toggle("stale", Boolean(edition?.stale));
  const print = !edition || edition.format === "pdf";
  at("zoom").hidden = at("overlays").hidden = !print;
  at("reading").hidden = print;
  for (const kind of ["modules", "legs"]) at(`overlay-${kind}`).hidden = !edition?.make_up;
  if (!edition) pages.clear(latest.step ? words.setting : words.nothing);
  else if (print) { leaveBook(); pages.show(edition, state.beside?.editions.find((one) => one.name === shown) ?? null); }
  else readBook(edition);
}

let book = null;

function leaveBook() {
  if (book) { book.close(); book = null; pages.edition = null; }
}

async function readBook(edition) {
  const { Book } = await import("./book.js");
  if (!book) book = new Book(at("view"), at("thumbs"), at("reading"));
  await book.show(edition);
}

let began = 0; // when what is under way was begun

// Say how far it has come; seconds are counted where nobody reads them out.
function status(brief) {
  latest = brief;
  at("busy").hidden = !brief.step;
  began = brief.step ? began || performance.now() : 0;
  tick();
  const note = at("turning");
  if (note) note.textContent = brief.unchanged ? words.unchanged : brief.step ? words.setting : "";
  const edition = state?.editions.find((one) => one.name === shown), time = words.seconds.replace("{seconds}", brief.seconds);
  at("status").textContent = edition?.pages.some((one) => one.waiting) ? `${words.follow} · ${time}`
    : brief.step || (edition?.stale ?? brief.stale ? "" : `${brief.unchanged ? words.unchanged : words.ready} · ${time}`);
}

function tick() {
  const long = began ? Math.floor((performance.now() - began) / 1000) : 0;
  at("elapsed").textContent = long ? words.seconds.replace("{seconds}", long) : "";
}

setInterval(tick, 500);

let lost = false;
listen(async (brief) => {
  status(brief);
  if (state && brief.digests?.[shown]) pages.fresh(shown, brief.digests[shown]);
  if (state && (brief.step ? brief.part === known.part : brief.number === known.number)) return;
  known = brief;
  await refresh();
  status(known);
}, () => { lost = true; say(words.lost); }, () => { if (lost) { lost = false; refresh(); } });

at("zoom-in").onclick = () => pages.scale(1);
at("zoom-out").onclick = () => pages.scale(-1);
at("fit").onclick = () => pages.fit("fit");
at("width").onclick = () => pages.fit("width");
at("spread").onclick = () => {
  pages.facing(!pages.spread);
  at("spread").setAttribute("aria-pressed", String(pages.spread));
};
at("scale").setAttribute("aria-live", "off");
at("undo").onclick = async () => {
  if ((await post("undo")) === null) { say(words.refused); return; }
  at("panel-stories").filled = ""; // what is undone before it was ever set stands in no state: only in the form
  await refresh();
};

window.addEventListener("beforeunload", (event) => { if (source.unsaved) event.preventDefault(); });

document.addEventListener("keydown", (event) => {
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = {
    "+": () => pages.scale(1), "=": () => pages.scale(1), "-": () => pages.scale(-1), 0: () => pages.fit("fit"), w: () => pages.fit("width"),
    PageDown: () => pages.go(pages.current + 1), PageUp: () => pages.go(pages.current - 1), Escape: () => say(""),
    n: () => pages.step(1), p: () => pages.step(-1), Enter: event.target.id === "view" ? () => pages.open() : null,
    e: () => [...at("editions").children].find((one) => one.getAttribute("aria-pressed") === "false")?.click(),
    c: () => post("beside", { on: !state?.beside }), "?": () => (at("over").hidden ? say(words.help, true) : say(standing())),
    ArrowRight: () => (book ? book.turn(1) : pages.go(pages.current + 1)), ArrowLeft: () => (book ? book.turn(-1) : pages.go(pages.current - 1)),
  }[event.key] ?? (TABS[event.key - 1] ? () => { choose(TABS[event.key - 1]); at(`tab-${TABS[event.key - 1]}`).focus(); } : null) ?? Object.entries(KEYS).filter(([, key]) => key === event.key).map(([name]) => () => lay(name))[0];
  if (act) { event.preventDefault(); act(); }
});
