// Asks for news, waits for the answer, and replaces the parts that have changed.
"use strict";

const live = document.getElementById("live");
const connection = document.getElementById("connection");
const pauseAfterNews = 300;
const pauseAfterFailure = 2000;

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

function show(markup) {
  const next = document.createElement("template");
  next.innerHTML = markup;
  const known = new Map([...live.children].map(part => [part.dataset.part, part]));
  live.replaceChildren(...[...next.content.children].map(part => {
    const old = known.get(part.dataset.part);
    return old && old.isEqualNode(part) ? old : part;
  }));
}

async function watch() {
  for (;;) {
    try {
      const seen = live.querySelector("[data-count]").dataset.count;
      const answer = await fetch(`/dashboard/live?seen=${seen}`);
      if (!answer.ok) {
        throw new Error(`answered ${answer.status}`);
      }
      show(await answer.text());
      connection.textContent = "Live.";
      await pause(pauseAfterNews);
    } catch {
      connection.textContent = "The emulator does not answer; this is what it showed last.";
      await pause(pauseAfterFailure);
    }
  }
}

watch();
