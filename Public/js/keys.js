// Single keys for those who read a lot: j and k go through posts or rows, r replies, ? says which keys there are.
const stops = () =>
  [...document.querySelectorAll("article.post, .list > li, .tree .leaf")].filter((stop) => stop.checkVisibility?.() ?? true);
const go = (step) => {
  const all = stops();
  const here = all.findIndex((stop) => stop.contains(document.activeElement));
  const marked = all.findIndex((stop) => stop.matches(":target, [aria-current]"));
  const from = here >= 0 ? here : marked;
  const stop = all[Math.max(0, Math.min(all.length - 1, from + step))];
  if (!stop) return;
  const spot = stop.matches("article") ? stop : (stop.querySelector("a") ?? stop);
  if (spot === stop && !stop.matches("a")) stop.tabIndex = -1;
  spot.focus();
};
const reply = () => {
  const post = document.activeElement.closest("article.post") ?? document.querySelector("article.post:target");
  (post ?? document.querySelector("main")).querySelector(".acts__go")?.click();
};
const keys = { j: () => go(1), k: () => go(-1), r: reply, "?": () => (location.href = "/help/keys") };
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
