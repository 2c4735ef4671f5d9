// What markup alone cannot say. Everything works without this file.

/** A box of a tree whose branch is selected in part. */
function markPartly() {
  for (const box of document.querySelectorAll('input[data-partly]')) box.indeterminate = !box.checked
}

markPartly()
document.addEventListener('htmx:after:swap', markPartly)
