// What is wrong with the page as it stands: it scrolls sideways, or a text is cut off or leaves its box.
// An ellipsis is a decision; a box that scrolls shows the rest.
() => {
  const found = new Set();
  const root = document.scrollingElement;
  const over = root.scrollWidth - root.clientWidth;
  if (over > 1) found.add(`scrolls sideways by ${over}px`);

  const isHidden = (box) => {
    const { width, height } = box.getBoundingClientRect();
    return width <= 2 || height <= 2 || !box.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const isDecided = (style) =>
    style.textOverflow === "ellipsis" || (style.webkitLineClamp !== "none" && style.webkitLineClamp !== "");
  const words = (node) => node.textContent.trim().slice(0, 50);

  function look(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    if (text.width === 0) return;
    for (let box = node.parentElement; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      const rect = box.getBoundingClientRect();
      // Said only to those who listen, or decided.
      if (rect.width <= 2 || rect.height <= 2 || isDecided(style)) return;
      const isOutX = text.right > rect.right + 1.5 || text.left < rect.left - 1.5;
      const isOutY = text.bottom > rect.bottom + 4 || text.top < rect.top - 4;
      const isFirst = box === node.parentElement && style.display !== "inline" && style.display !== "contents";
      if (["hidden", "clip"].includes(style.overflowX) && isOutX) found.add(`cut off: ${words(node)}`);
      else if (["hidden", "clip"].includes(style.overflowY) && isOutY) found.add(`cut off below: ${words(node)}`);
      else if (isFirst && isOutX && style.overflowX === "visible") found.add(`leaves its box: ${words(node)}`);
      if (["auto", "scroll"].includes(style.overflowX) || ["auto", "scroll"].includes(style.overflowY)) return;
      if (style.position === "fixed") break;
    }
    if (text.right > innerWidth + 1 || text.left < -1) found.add(`leaves the page: ${words(node)}`);
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (node.textContent.trim() && !isHidden(node.parentElement)) look(node);
  }
  // What one types into, and what a closed choice shows, is no text node.
  for (const field of document.querySelectorAll("input:not([type=hidden]), textarea")) {
    if (isHidden(field) || field.matches("[type=checkbox], [type=radio]")) continue;
    if (field.scrollWidth > field.clientWidth + 1 && getComputedStyle(field).textOverflow !== "ellipsis")
      found.add(`cut off in its field: ${(field.value || field.placeholder).slice(0, 50)}`);
  }
  return [...found];
};
