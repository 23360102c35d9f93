// What the page asks its server for. All addresses are below the token in the page's own address.

// The server is gone; that is said as soon as its events end.
export class GoneError extends Error {}

export async function get(path) {
  const answer = await fetch(path).catch(() => { throw new GoneError(path); });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

let last = Promise.resolve();

// Send a JSON object, behind those that were sent before. Where nothing came of it the answer is `refused`: because a file is
// not what it was (then `now` is what stands there), or because the server is gone (`lost`).
export function post(path, given) {
  last = last.then(() => send(path, given));
  return last;
}

async function send(path, given) {
  const answer = await fetch(path, { method: "POST", body: JSON.stringify(given ?? {}) }).catch(() => null);
  if (!answer) return { refused: true, lost: true };
  const told = await answer.json().catch(() => ({}));
  return answer.ok ? told : { refused: true, now: told.now ?? null };
}

// Hear of every change of the desk; `ended` is called when the server is gone, `back` when it is heard again.
export function listen(changed, ended, back) {
  const events = new EventSource("events");
  events.onmessage = (event) => changed(JSON.parse(event.data));
  events.onerror = ended;
  events.onopen = back;
}

export const picture = (edition, page, width, digest, beside = false) =>
  `pictures/${encodeURIComponent(edition)}/${page}.png?w=${width}&v=${digest}${beside ? "&beside" : ""}`;

// An element; what is done on its events is read from its `does`, so that it can be given other things to do.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  made.does = {};
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "class") made.className = value;
    else if (key.startsWith("on")) { made.does[key.slice(2)] = value; made.addEventListener(key.slice(2), (event) => made.does[key.slice(2)]?.(event)); }
    else if (value !== false && value != null) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

// A list to choose from; it knows what it was told, as other fields do.
export function choice(id, choices, value, changed, more = {}) {
  const select = element("select", { id, "data-told": value, onchange: changed, ...more },
    ...choices.map(([name, shown]) => element("option", { value: name }, shown)));
  select.value = value;
  return select;
}

// Whether a button can be used. It keeps the focus when it cannot: it would be lost for those who have no mouse.
export const enable = (button, on) => button.setAttribute("aria-disabled", String(!on));

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[aria-disabled=true]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
