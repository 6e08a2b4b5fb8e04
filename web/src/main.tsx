import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./ui/theme.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./shell/App";
import { startLanguage } from "./ui/language";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");

startLanguage().then(() => {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
