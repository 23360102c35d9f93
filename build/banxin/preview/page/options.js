// Options of the layout as a form, presets as pictures.

import { fill } from "./becoming.js";
import { choice, element, post } from "./server.js";

// The option that a finding is about, where it was tried and is in no file.
export const optionOf = (finding) => /^--set ([^=]+)=/.exec(finding.file ?? "")?.[1];

// `act` does what takes options back or keeps them.
export function showOptions(panel, state, words, act) {
  const { options = [], presets = {}, preset = "", tried = {}, specimen = false, beside = null, findings = [] } = state;
  const wrong = Object.fromEntries(findings.filter((one) => optionOf(one)).map((one) => [optionOf(one), one.message]));
  const facts = { options, presets, preset, tried, specimen, pinned: beside?.options ?? null, wrong };
  fill(panel, facts, () => optionRows(facts, words, act));
}

const turn = (options) => post("options/turn", options); // beside those that were turned before

// What is done with options that were tried. A specimen has nothing to be kept in: there the lines for a manifest are shown.
function optionBar({ options, tried, specimen, pinned, wrong }, words, act) {
  const none = !Object.keys(tried).length, other = pinned !== null;
  const button = (id, words, act, more = {}) => element("button", { id, type: "button", onclick: act, ...more }, words);
  const bar = element("div", { class: "keepbar" },
    specimen ? null : button("keep", words.keep, () => act("options/keep"), { "aria-disabled": String(none || Object.keys(wrong).length > 0) }),
    button("discard", words.discard, () => act("options", {}), { "aria-disabled": String(none) }),
    button("beside", words.beside, () => post("beside", { on: !other }), { "aria-pressed": String(other) }),
    other ? button("take-left", words.takeLeft, () => act("options", pinned)) : null,
    element("span", {}, words.tried.replace("{count}", Object.keys(tried).length)), element("span", { id: "turning" }));
  return specimen && !none ? [bar, element("pre", { id: "snippet", class: "snippet", tabindex: 0, "aria-label": words.lines }, snippet(options, tried))] : [bar];
}

function snippet(options, tried) {
  const plain = (name) => options.some((one) => one.name === name && ["integer", "number", "boolean"].includes(one.kind));
  const line = ([name, value]) => `${name}: ${plain(name) ? value : JSON.stringify(value)}\n`;
  const own = Object.entries(tried).filter(([name]) => name !== "preset");
  return (tried.preset ? line(["preset", tried.preset]) : "") + (own.length ? `options:\n${own.map((one) => `  ${line(one)}`).join("")}` : "");
}

function optionRows(facts, words, act) {
  const { options, presets, preset, tried: now } = facts;
  const change = (name, value) => turn({ [name]: String(value) });
  const rows = optionBar(facts, words, act);
  if (Object.keys(presets).length) {
    const chosen = now.preset ?? preset;
    const choices = [["", {}], ...Object.entries(presets)].map(([name, values]) =>
      element("button", { id: `option-preset-${name}`, type: "button", class: "preset", "aria-pressed": String(name === chosen),
        onclick: () => post("options", withPreset(facts, name)) }, presetPicture(options, values), name || words.own));
    rows.push(element("div", { class: "presets", role: "group", "aria-label": words.preset }, element("span", {}, words.preset), ...choices));
  }
  for (const option of options) rows.push(optionRow(option, facts, change, words));
  return rows;
}

// What is tried once a preset is chosen: it is shown as its picture promises, though the manifest may set options of its own.
function withPreset({ options, presets, tried }, name) {
  const others = new Set(Object.values(presets).flatMap(Object.keys)), set = new Set(options.filter((one) => one.set).map((one) => one.name));
  const kept = Object.entries(tried).filter(([option]) => option !== "preset" && !others.has(option));
  return { ...Object.fromEntries(kept), preset: name, ...Object.fromEntries(Object.entries(presets[name] ?? {}).filter(([option]) => set.has(option)).map(([option, value]) => [option, String(value)])) };
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

function optionRow(option, { tried: now, wrong }, change, words) {
  const id = `option-${option.name}`, value = option.name in now ? now[option.name] : option.value;
  const field = control(option, id, value, change, words), fault = wrong[option.name];
  if (fault) field.setAttribute("aria-invalid", "true");
  return element("div", { id: `row-${option.name}`, class: `option${option.name in now ? " tried" : ""}` },
    element("label", { for: id }, option.name), field,
    option.kind === "face" ? element("p", { class: `specimen face-${value}`, lang: "zh" }, SPECIMEN) : null,
    fault ? element("p", { class: "wrong", role: "alert" }, fault) : null,
    element("p", { id: `about-${option.name}`, class: "about" }, [option.help, option.expected].filter(Boolean).join(" · ")));
}

const SPECIMEN = "永字八法　春风又绿江南岸 Aa 123";
const FACES = ["song", "hei", "kai", "fang", "mono"];

function control(option, id, value, change, words) {
  const told = (event) => change(option.name, event.target.value), about = { "aria-describedby": `about-${option.name}` };
  if (option.kind === "boolean") {
    return element("input", { id, type: "checkbox", role: "switch", checked: String(value) === "true", onchange: (event) => change(option.name, event.target.checked), ...about });
  }
  if (option.kind === "choice" || option.kind === "face") {
    return choice(id, option.kind === "face" ? FACES.map((one) => [one, one]) : option.choices.map((one) => [one, one]), String(value), told, about);
  }
  if (option.kind === "integer" || option.kind === "number") {
    return element("input", { id, type: "number", value, min: option.minimum, max: option.maximum,
      step: option.kind === "integer" ? 1 : "any", onchange: told, ...about });
  }
  const text = element("input", { id, type: "text", value: value ?? "", maxlength: option.longest, spellcheck: "false", onchange: told, ...about });
  if (option.kind !== "colour" || !/^#[0-9a-f]{6}$/i.test(value)) return text;
  return element("span", { class: "colour" }, text, // by its number too: not everyone can point at one
    element("input", { id: `${id}-picked`, type: "color", value: value.toLowerCase(), "aria-label": words.pick.replace("{name}", option.name), onchange: told }));
}
