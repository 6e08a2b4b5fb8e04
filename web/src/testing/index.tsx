export { expectNoAxeFaults } from "./axe";
export { render, tanaka } from "./render";
export { problem, server } from "./server";
