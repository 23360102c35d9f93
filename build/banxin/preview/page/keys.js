// The keys, told in a dialogue that keeps the focus until it is closed.

import { element } from "./server.js";

export class Keys {
  constructor(dialogue, words, tabs, overlays) {
    this.dialogue = dialogue;
    const rows = [
      ["←  →  PageUp  PageDown", words.turnPages],
      ["+  −", words.zoom], ["0", words.fit], ["w", words.width],
      ["n  p", words.byLine], ["Enter", words.openLine],
      ["e", words.eitherEdition], ["c", words.beside], ["u  Ctrl+Z", words.undo], ["Ctrl+S", words.save],
      ...tabs.map((name, nth) => [String(nth + 1), words[name]]),
      ...Object.entries(overlays).map(([name, key]) => [key, words[name]]),
      ["Esc", words.putAway], ["?", words.keys],
    ];
    const row = ([key, does]) => element("tr", {},
      element("th", { scope: "row" }, ...key.split("  ").map((one) => element("kbd", {}, one))), element("td", {}, does));
    const half = Math.ceil(rows.length / 2);
    dialogue.querySelector("#keys-list").replaceChildren(...[rows.slice(0, half), rows.slice(half)].map((some) =>
      element("table", {}, element("tbody", {}, ...some.map(row)))));
    dialogue.querySelector("button").onclick = () => dialogue.close();
    dialogue.addEventListener("keydown", (event) => { if (event.key === "?") { event.preventDefault(); dialogue.close(); } });
  }

  show() { if (!this.dialogue.open) this.dialogue.showModal(); }
}
