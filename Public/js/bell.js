// Keeps the number beside the bell true while the page is looked at.
const bell = document.querySelector("[data-stream]");
const [count, words] = [...bell.children].slice(-2);
const title = document.title;
let stream;
let later;

const show = (number) => {
  count.textContent = number > 99 ? "99+" : number;
  count.hidden = words.hidden = !number;
  document.title = number ? `(${count.textContent}) ${title}` : title;
};

const watch = () => {
  clearTimeout(later);
  stream?.close();
  if (document.hidden) return;
  stream = new EventSource(bell.dataset.stream);
  stream.addEventListener("bell", (event) => show(JSON.parse(event.data).count));
  // An answer that is no stream closes it for good; not all come back at once then.
  stream.onerror = () => {
    if (stream.readyState === 2) later = setTimeout(watch, 30000 * (1 + Math.random()));
  };
};

document.addEventListener("visibilitychange", watch);
addEventListener("pageshow", watch);
addEventListener("pagehide", () => stream?.close());

// What was written is for nobody who comes after.
document.querySelector(".me__out").addEventListener("click", () => sessionStorage.clear());
