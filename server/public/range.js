// Drawing across a histogram chooses the span of time below the drawn part, whether anything was found in it or not. The bars
// are links; without this file one goes from year to month to day by them.

const LEAST_PX = 6
const SVG = 'http://www.w3.org/2000/svg'

let drawn = null

/** What stands for each period, in order of time. */
function columns(svg) {
  const all = [...svg.querySelectorAll('[data-period]')]
  return all.sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)
}

function end() {
  drawn?.shape?.remove()
  drawn = null
}

/** From one place to the other, in pixels of the window, whichever is left. */
function span({ from, to }) {
  return [Math.min(from, to), Math.max(from, to)]
}

function draw() {
  const { svg } = drawn
  drawn.shape ??= svg.appendChild(document.createElementNS(SVG, 'rect'))
  const [box, view, [left, right]] = [svg.getBoundingClientRect(), svg.viewBox.baseVal, span(drawn)]
  const unit = view.width / box.width
  drawn.shape.setAttribute('class', 'drawn')
  drawn.shape.setAttribute('x', (left - box.left) * unit)
  drawn.shape.setAttribute('width', (right - left) * unit)
  drawn.shape.setAttribute('height', view.height)
}

/** The address of the span; null where none lies in it. */
function addressOf(svg, [left, right]) {
  const covered = columns(svg).filter((column) => {
    const { left: from, right: to } = column.getBoundingClientRect()
    return to > left && from < right
  })
  if (covered.length === 0) return null
  const address = new URL(svg.dataset.href, location.href)
  const periods = covered.map(({ dataset }) => dataset.period)
  const [first, last] = [periods[0], periods.at(-1)]
  address.searchParams.set('published', first === last ? first : `${first}..${last}`)
  return address
}

/** The one that lifting the pointer may make; where it makes none, the next is meant. */
function ignoreClick() {
  const ignore = (event) => event.preventDefault()
  addEventListener('click', ignore, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', ignore, { capture: true }))
}

document.addEventListener('pointerdown', ({ target, button, clientX, pointerId }) => {
  const svg = target.closest('.histogram svg')
  if (svg && button === 0 && columns(svg).length > 1)
    drawn = { svg, pointerId, from: clientX, to: clientX, shape: null }
})
document.addEventListener('pointermove', ({ clientX, pointerId }) => {
  if (drawn?.pointerId !== pointerId) return
  drawn.to = clientX
  if (!drawn.shape && Math.abs(drawn.to - drawn.from) < LEAST_PX) return
  drawn.svg.setPointerCapture(pointerId)
  draw()
})
document.addEventListener('pointerup', ({ pointerId }) => {
  if (drawn?.pointerId !== pointerId) return
  const address = drawn.shape && addressOf(drawn.svg, span(drawn))
  if (drawn.shape) ignoreClick()
  end()
  if (address) location.assign(address)
})
document.addEventListener('pointercancel', end)
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') end()
})
// Else the browser would begin to drag the link.
document.addEventListener('dragstart', (event) => {
  if (event.target.closest?.('.histogram')) event.preventDefault()
})
