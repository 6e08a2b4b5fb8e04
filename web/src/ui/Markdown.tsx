import type { ReactNode } from "react";
import { blocksOf, type Inline, inlinesOf } from "./markdown";
import classes from "./markdown.module.css";

/** Markdown as elements of the page. There is no HTML in it: what is no sign of ours stands there as it was typed. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={classes.text}>
      {blocksOf(text).map((block, place) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn anew as a whole
        return <Drawn key={place} block={block} />;
      })}
    </div>
  );
}

function Drawn({ block }: { block: ReturnType<typeof blocksOf>[number] }) {
  switch (block.kind) {
    case "heading":
      return block.level === 2 ? (
        <h2>
          <Words of={block.text} />
        </h2>
      ) : (
        <h3>
          <Words of={block.text} />
        </h3>
      );
    case "list": {
      const items = block.items.map((item) => (
        <li key={item}>
          <Words of={item} />
        </li>
      ));
      return block.isNumbered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case "code":
      return <pre>{block.text}</pre>;
    case "quote":
      return (
        <blockquote>
          <Words of={block.text} />
        </blockquote>
      );
    default:
      return (
        <p>
          <Words of={block.text} />
        </p>
      );
  }
}

function Words({ of: text }: { of: string }) {
  return (
    <>
      {inlinesOf(text).map((inline, place) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn anew as a whole
        return <Piece key={place} of={inline} />;
      })}
    </>
  );
}

function Piece({ of: { kind, text, to } }: { of: Inline }): ReactNode {
  if (kind === "bold") return <strong>{text}</strong>;
  if (kind === "code") return <code>{text}</code>;
  if (kind === "link" && to) {
    return (
      <a href={to} target="_blank" rel="noopener noreferrer">
        {text}
      </a>
    );
  }
  return text;
}
