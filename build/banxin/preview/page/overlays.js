// Drawings over the pages for designers: grid, modules, legs, baselines, boxes, from the make-up's own data.

export const OVERLAYS = ["grid", "modules", "legs", "baselines", "boxes"];
const SVG = "http://www.w3.org/2000/svg";

function shape(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const rectangle = ([x, y, width, height], left = 0, top = 0) => `M${left + x} ${top + y}h${width}v${height}h${-width}Z`;

const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// A word with a ground behind it, so that it can be read over text.
function label(words, x, y, kind) {
  const size = 8, wide = [...words].reduce((sum, one) => sum + (one.charCodeAt(0) > 0x2e80 ? size : size * .56), 0);
  return shape("g", { class: `label ${kind}` },
    shape("rect", { x, y: y - size - 1, width: wide + 4, height: size + 3 }),
    shape("text", { x: x + 2, y, "font-size": size }, words));
}

const drawings = {
  grid({ area: [left, top, width, height], columns, pitch }) {
    const rows = Math.round(height / pitch), thin = [], strong = [], numbers = [];
    for (let row = 1; row < rows; row++) {
      (row % 5 ? thin : strong).push(`M${left} ${top + row * pitch}h${width}`);
      if (row % 5 === 0) numbers.push(shape("text", { x: left - 3, y: top + row * pitch - pitch / 2 + 2, "font-size": 6, "text-anchor": "end" }, String(row)));
    }
    const fits = columns.filter(([x, wide]) => x + wide <= width + 1);
    const upright = fits.map(([x, wide]) => `M${left + x} ${top}v${height}m${wide} 0v${-height}`);
    return [shape("path", { d: thin.join(""), class: "thin" }), shape("path", { d: strong.join("") }), shape("path", { d: upright.join("") }),
      shape("path", { d: rectangle([left, top, width, height]) }), ...numbers];
  },
  modules({ area: [left, top], modules }, words) {
    return modules.flatMap(({ story, columns, rows, size, head, figures, box }) => {
      const [x, y, width] = box, extent = filled(words.moduleSize, { columns, rows });
      return [shape("path", { d: rectangle(box, left, top) }),
        shape("path", { class: "dashed", d: [head ? `M${left + x} ${top + y + head}h${width}` : "", ...figures.map((one) => rectangle(one, left, top))].join("") }),
        label([story, extent, size ? `${size} pt` : ""].filter(Boolean).join(" · "), left + x, top + y + 9, "module")];
    });
  },
  legs({ area: [left, top], legs }, words) {
    return legs.flatMap(({ number, measure, rows, box }) => [shape("path", { d: rectangle(box, left, top) }),
      label(`${number} · ${filled(words.legSize, { measure, rows })}`, left + box[0], top + box[1] - 2, "leg")]);
  },
  baselines({ lines }) { return [shape("path", { d: lines.map(([x, y, width]) => `M${x} ${y}h${width}`).join("") })]; },
  boxes({ boxes }) { return [shape("path", { d: boxes.map((one) => rectangle(one)).join("") })]; },
};

// Lay what is switched on over a sheet, whose page is so many pt wide and high.
export function lay(sheet, page, data, on, words) {
  sheet.querySelector("svg.overlay")?.remove();
  const kinds = OVERLAYS.filter((kind) => on.has(kind));
  if (!data || !kinds.length) return;
  sheet.append(shape("svg", { class: "overlay", viewBox: `0 0 ${page.width} ${page.height}`, "aria-hidden": "true" },
    ...kinds.map((kind) => shape("g", { class: `overlay-${kind}` }, ...drawings[kind](data, words)))));
}
