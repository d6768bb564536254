// Keeps the number beside the bell true while the page is looked at.
const bell = document.querySelector("[data-stream]");
const [count, words] = [...bell.children].slice(-2);
const title = document.title.replace(/^\(\d+\+?\) /, "");
let stream;

const show = (number) => {
  count.textContent = number > 99 ? "99+" : number;
  count.hidden = words.hidden = !number;
  document.title = number ? `(${count.textContent}) ${title}` : title;
};

const watch = () => {
  stream?.close();
  stream = document.hidden ? null : new EventSource(bell.dataset.stream);
  stream?.addEventListener("bell", (event) => show(JSON.parse(event.data).count));
};

document.addEventListener("visibilitychange", watch);
addEventListener("pageshow", watch);
addEventListener("pagehide", () => stream?.close());
