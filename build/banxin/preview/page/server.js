// What the page asks its server for. All addresses are below the token in the page's own address.

export async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

// Send a JSON object; null where the server refuses because a file is not what it was.
export async function post(path, given) {
  const answer = await fetch(path, { method: "POST", body: JSON.stringify(given ?? {}) });
  if (answer.status === 409) return null;
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
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

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "class") made.className = value;
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}
