// What can be seen of a document in a reading system: text that no page shows whole, and text too faint to read.

const shown = node => {
  const style = node.ownerDocument.defaultView.getComputedStyle(node.parentElement)
  return style.visibility === 'visible' && style.display !== 'none'
}

const texts = function * (doc) {
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode())
    if (walker.currentNode.nodeValue.trim() && shown(walker.currentNode)) yield walker.currentNode
}

const named = node => `${node.parentElement.localName}.${node.parentElement.className}: ${node.nodeValue.trim().slice(0, 20)}`

const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2]

// The text that stands in the window now, in the order of the document.
export const seen = doc => {
  const frame = doc.defaultView.frameElement.getBoundingClientRect()
  const inside = rect => {
    const [across, down] = middle(rect)
    const [left, top] = [frame.left + across, frame.top + down]
    return rect.width > 0 && left >= 0 && left < window.innerWidth && top >= 0 && top < window.innerHeight
  }
  const range = doc.createRange()
  let found = ''
  for (const node of texts(doc)) {
    range.selectNodeContents(node)
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0)
    if (!rects.some(inside) && rects.length < 2) continue
    if (rects.every(inside)) {
      found += node.nodeValue
      continue
    }
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      if ([...range.getClientRects()].some(inside)) found += node.nodeValue[at]
    }
  }
  return found
}

// Lines that stand above or below the screen, or over the edge between two screens that are `period` px wide.
export const cut = (doc, period) => {
  const { innerHeight } = doc.defaultView
  const found = []
  const range = doc.createRange()
  for (const node of texts(doc)) {
    range.selectNodeContents(node)
    for (const { left, right, top, bottom, width } of range.getClientRects()) {
      const tall = top < -2 || bottom > innerHeight + 2
      const wide = Math.floor((left + 1) / period) !== Math.floor((right - 1) / period)
      if (width && (tall || wide)) {
        found.push(named(node))
        break
      }
    }
  }
  return found
}

const channels = colour => (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number)
const linear = value => value / 255 <= .04045 ? value / 255 / 12.92 : ((value / 255 + .055) / 1.055) ** 2.4
const luminance = ([red, green, blue]) => .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue)
const over = ([red, green, blue, alpha = 1], ground) =>
  [red, green, blue].map((value, at) => value * alpha + ground[at] * (1 - alpha))

// The colour behind an element, on a page of the colour `page`.
const ground = (element, page) => {
  const above = []
  for (let one = element; one; one = one.parentElement) above.unshift(one)
  return above.reduce((behind, one) =>
    over(channels(one.ownerDocument.defaultView.getComputedStyle(one).backgroundColor), behind), page)
}

// Texts with a contrast of less than 4.5, or 3 where the type is large (WCAG 2.1, 1.4.3), on `page`.
export const faint = (doc, page) => {
  const found = new Map()
  for (const node of texts(doc)) {
    const element = node.parentElement
    const style = doc.defaultView.getComputedStyle(element)
    const behind = ground(element, page)
    const light = [over(channels(style.color), behind), behind].map(luminance).sort((one, other) => other - one)
    const contrast = (light[0] + .05) / (light[1] + .05)
    const size = parseFloat(style.fontSize), bold = Number(style.fontWeight) >= 700
    const least = size >= 24 || (bold && size >= 18.66) ? 3 : 4.5
    if (contrast < least) found.set(named(node), contrast.toFixed(2))
  }
  return [...found].map(([name, contrast]) => `${name} (${contrast})`)
}

export const until = async (ready, milliseconds = 8000) => {
  const end = performance.now() + milliseconds
  while (!ready()) {
    if (performance.now() > end) throw new Error('nothing came of it')
    await new Promise(resolve => setTimeout(resolve, 15))
  }
}
