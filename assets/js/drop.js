// A file let fall anywhere on the page goes off at once, and a bar shows how far it is.
import { meta, whenPresent } from "./core.js";

whenPresent("form[data-drop]", (form) => {
  const area = form.querySelector("[data-drop-area]");
  const input = form.querySelector('input[type="file"]');
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");

  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      if (!carriesFiles(event) || !form.isConnected) return;
      event.preventDefault();
      area.classList.add("is-over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) area.classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event) || !form.isConnected) return;
    event.preventDefault();
    area.classList.remove("is-over");
    input.files = event.dataTransfer.files;
    upload(form, input);
  });
  input.addEventListener("change", () => upload(form, input));
});

function upload(form, input) {
  if (input.files.length === 0) return;
  const progress = form.querySelector("[data-drop-progress]");
  const bar = progress.querySelector("progress");
  const percent = progress.querySelector("[data-drop-percent]");
  const problem = form.querySelector("[data-drop-error]");
  progress.querySelector("[data-drop-name]").textContent = input.files[0].name;
  progress.hidden = false;
  problem.replaceChildren();

  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("X-CSRF-Token", meta("csrf"));
  request.setRequestHeader("HX-Request", "true");
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    bar.value = (event.loaded / event.total) * 100;
    percent.textContent = (event.loaded / event.total).toLocaleString(document.documentElement.lang, { style: "percent" });
    if (event.loaded === event.total) bar.removeAttribute("value");
  });
  const fail = (html) => {
    progress.hidden = true;
    form.reset();
    if (html) problem.innerHTML = html;
    else problem.textContent = meta("failed");
  };
  request.addEventListener("load", () => {
    if (request.status >= 400) fail(request.status === 422 ? request.responseText : "");
    else location.assign(request.getResponseHeader("HX-Redirect") ?? request.responseURL);
  });
  request.addEventListener("error", () => fail(""));
  request.send(new FormData(form));
}
