// The e-book in a reading system, in the frame of a phone or a tablet.

import { element } from "./server.js";
import "./reader/view.js";

const DEVICES = { phone: [390, 780], tablet: [768, 980] };
const FRAME = 12, AROUND = 16; // px of its borders, and of the stage beside it
const LAST = { song: ["Banxin Song"], hei: ["SimHei", "Microsoft JhengHei"], kai: ["DK-KAITI", "DFKai-SB"], fang: ["DK-FANGSONG", "FangSong"] };
// The families that e-books name last for each face, from the server where the machine has none of them.
const FACES = Object.entries(LAST).flatMap(([face, families]) => families.map((family) =>
  `@font-face { font-family: "${family}"; src: local("${family}"), url("${new URL(`face?${face}`, document.baseURI)}"); }`)).join("\n");
const FACE = `${FACES}
html { font-family: "Songti SC", "Noto Serif CJK SC", "SimSun", "Banxin Song", serif; }
`;
const SCHEME = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/g;
const NIGHT = "html { color-scheme: dark; background: #121212; color: #e6e1d8; } body { background: none; color: inherit; }";

export class Book {
  constructor(stage, thumbs, tools) {
    this.stage = stage;
    this.thumbs = thumbs;
    this.name = "";
    this.size = 0;
    this.view = null;
    this.place = null;
    this.device = "phone";
    this.dark = false;
    this.asked = new WeakMap(); // what rules of its sheets ask of the medium
    this.ready = false; // whether pages can be turned
    const tool = (id) => tools.querySelector(`#${id}`);
    tool("next").onclick = () => this.turn(1);
    tool("previous").onclick = () => this.turn(-1);
    tool("phone").onclick = () => this.#hold("phone", tool);
    tool("tablet").onclick = () => this.#hold("tablet", tool);
    tool("night").onclick = () => this.#dim(tool);
    this.sized = new ResizeObserver(() => this.view && this.#measure());
    this.sized.observe(stage);
  }

  async show(edition) {
    const answer = await fetch(`editions/${encodeURIComponent(edition.name)}`);
    const data = await answer.blob();
    const mark = `${edition.name} ${edition.digest}`;
    if (this.view && this.mark === mark) return;
    this.mark = mark;
    const place = this.place;
    const view = document.createElement("foliate-view");
    this.frame = element("div", { class: `device${this.dark ? " dark" : ""}` }, view);
    this.stage.replaceChildren(this.frame);
    this.#measure();
    this.#putAway();
    this.view = view;
    try {
      await this.#read(view, data, place);
    } catch (fault) {
      if (this.view === view) throw fault; // else it was put away while it was being opened
    }
  }

  async #read(view, data, place) {
    await view.open(new File([data], "book.epub", { type: "application/epub+zip" }));
    view.addEventListener("relocate", (event) => { this.place = event.detail.cfi; });
    view.addEventListener("external-link", (event) => event.preventDefault());
    view.addEventListener("load", ({ detail: { doc } }) => {
      this.#scheme(doc);
      for (const [event, held] of [["focus", true], ["blur", false]]) doc.defaultView.addEventListener(event, () => this.frame.classList.toggle("held", held));
      doc.addEventListener("keydown", (key) => {
        if (!document.dispatchEvent(new KeyboardEvent("keydown", key))) key.preventDefault(); // the same keys as everywhere
      });
    });
    if (this.view !== view) return;
    this.#style();
    await view.init(place ? { lastLocation: place } : { showTextStart: false });
    if (this.view !== view) { view.close(); return; }
    this.ready = true;
    this.#style();
    this.#contents();
  }

  turn(step) { if (this.ready) return step > 0 ? this.view.next() : this.view.prev(); }

  close() {
    this.#putAway();
    this.sized.disconnect();
    this.stage.replaceChildren();
  }

  // One that is still being opened is left to come to its end by itself.
  #putAway() {
    if (this.ready) this.view.close();
    this.view = null;
    this.ready = false;
  }

  #measure() {
    const [across, tall] = DEVICES[this.device];
    const scale = Math.min(1, (this.stage.clientWidth - AROUND) / (across + FRAME)); // smaller where there is no room for it
    this.frame.style.zoom = scale;
    this.frame.style.width = `${across + FRAME}px`;
    this.frame.style.height = `${Math.min(tall + FRAME, Math.max(320, (this.stage.clientHeight - AROUND) / scale))}px`;
  }

  #style() {
    this.view.renderer.setStyles?.(FACE + (this.dark ? NIGHT : ""));
    for (const { doc } of this.view.renderer.getContents?.() ?? []) this.#scheme(doc);
  }

  // Rules for dark and light grounds hold as the frame is, whatever the browser prefers.
  #scheme(doc) {
    for (const sheet of doc.styleSheets) {
      for (const rule of [...sheet.cssRules].filter((one) => one.media)) {
        if (!this.asked.has(rule)) this.asked.set(rule, rule.media.mediaText);
        const asked = this.asked.get(rule);
        const told = asked.replace(SCHEME, (_, ground) => ((ground === "dark") === this.dark ? "(min-width: 0px)" : "(max-width: 0px)"));
        if (told !== asked) rule.media.mediaText = told;
      }
    }
  }

  #hold(device, tool) {
    this.device = device;
    for (const id of Object.keys(DEVICES)) tool(id).setAttribute("aria-pressed", String(id === device));
    if (this.frame) this.#measure();
  }

  #dim(tool) {
    this.dark = !this.dark;
    tool("night").setAttribute("aria-pressed", String(this.dark));
    this.frame?.classList.toggle("dark", this.dark);
    if (this.ready) this.#style();
  }

  #contents() {
    const entry = (one, depth) => [
      element("a", { href: "#", tabindex: -1, style: `text-align:left;padding-left:${4 + 8 * depth}px`,
        onclick: (event) => { event.preventDefault(); this.view.goTo(one.href); } }, one.label),
      ...(one.subitems ?? []).flatMap((inner) => entry(inner, depth + 1)),
    ];
    this.thumbs.replaceChildren(...(this.view.book.toc ?? []).flatMap((one) => entry(one, 0)));
    this.thumbs.querySelector("a")?.setAttribute("tabindex", 0);
  }
}
