// A panel is made to look as it is wanted, and keeps all that is the same: what has the focus, is open or is being typed into.

const FIELDS = new Set(["INPUT", "SELECT", "TEXTAREA"]);

// Give a panel other content where its data are others than before.
export function fill(panel, data, make) {
  const key = JSON.stringify(data), held = panel.contains(document.activeElement) ? document.activeElement : null;
  if (panel.filled === key) return;
  panel.filled = key;
  become(panel, make());
  if (!held || document.activeElement === held) return;
  const same = held.isConnected ? held : held.id && document.getElementById(held.id);
  (same || panel).focus({ preventScroll: true });
}

// What a field showed when somebody began to change it: what was sent from it, or what the server told then.
export const before = (field) => field.sent ?? field.base ?? first(field);

// What has been sent from a field is what it shows from now on, though the server tells the old for a while.
export function sent(field, value) {
  field.sent = value;
  show(field, value);
}

// Let all fields of a panel show what the server tells next, whatever was sent from them.
export function giveUp(panel) {
  for (const field of panel.querySelectorAll("input, select, textarea")) {
    if (field === document.activeElement && value(field) !== before(field)) continue;
    field.base = value(field);
    field.heard = null; // whatever it tells is new
    delete field.sent;
  }
  panel.filled = "";
}

function become(parent, wanted) {
  const old = [...parent.childNodes], ids = new Map(old.filter((one) => one.id).map((one) => [one.id, one]));
  const others = old.filter((one) => !one.id), nodes = wanted.map((one) => (typeof one === "string" ? document.createTextNode(one) : one));
  const kept = nodes.map((one) => {
    if (one.id) return ids.get(one.id)?.nodeName === one.nodeName ? ids.get(one.id) : null;
    const at = others.findIndex((other) => other.nodeName === one.nodeName);
    return at < 0 ? null : others.splice(at, 1)[0];
  });
  old.filter((one) => !kept.includes(one)).forEach((one) => one.remove());
  let at = parent.firstChild;
  nodes.forEach((one, nth) => {
    const node = kept[nth] ?? one;
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
    if (kept[nth]) take(node, one);
  });
}

// Let an element be as another one that is wanted in its place.
function take(now, wanted) {
  if (now.nodeType !== Node.ELEMENT_NODE) { if (now.data !== wanted.data) now.data = wanted.data; return; }
  const given = FIELDS.has(now.nodeName) ? value(wanted) : null;
  if (given !== null && !("base" in now)) now.base = now.heard = first(now);
  for (const { name } of [...now.attributes]) if (!wanted.hasAttribute(name)) now.removeAttribute(name);
  const shown = given === null ? null : value(now);
  for (const { name, value: text } of wanted.attributes) if (now.getAttribute(name) !== text) now.setAttribute(name, text);
  now.does = wanted.does;
  if (now.nodeName === "TEXTAREA") now.defaultValue = wanted.defaultValue;
  else become(now, [...wanted.childNodes]);
  if (given === null) return;
  show(now, shown);
  if (given === now.heard && "sent" in now) return; // the server does not know yet
  now.heard = given;
  if (shown !== before(now) && shown !== given) return; // somebody is typing
  now.base = given;
  delete now.sent;
  show(now, given);
}

const value = (field) => (field.type === "checkbox" ? field.checked : field.value);

const first = (field) => (field.type === "checkbox" ? field.defaultChecked : field.nodeName === "SELECT" ? field.dataset.told : field.defaultValue);

function show(field, given) {
  if (value(field) === given) return;
  if (field.type === "checkbox") field.checked = given;
  else field.value = given;
}
