// Jumps between findings: n or j for the next, p or k for the one before. Everything else works without it.
(() => {
  const shown = () => [...document.querySelectorAll(".findings li")].filter((item) => item.offsetParent !== null);
  let current = null;
  const jump = (step) => {
    const items = shown();
    if (items.length === 0) return;
    const at = items.indexOf(current);
    current = items[at < 0 ? (step > 0 ? 0 : items.length - 1) : (at + step + items.length) % items.length];
    const folded = current.closest("details");
    if (folded) folded.open = true;
    current.focus({ preventScroll: true });
    current.closest(".pair, main").scrollIntoView({ block: "center" });
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n" || event.key === "j") jump(1);
    else if (event.key === "p" || event.key === "k") jump(-1);
    else return;
    event.preventDefault();
  });
})();
