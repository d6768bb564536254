// Brings the open article's line into the tree's own window; the page itself stays where it is.
const line = document.querySelector(".tree [aria-current]");
const tree = line?.closest(".tree");
if (tree) {
  const offset = line.getBoundingClientRect().top - tree.getBoundingClientRect().top;
  tree.scrollTop += offset - (tree.clientHeight - line.clientHeight) / 2;
}
